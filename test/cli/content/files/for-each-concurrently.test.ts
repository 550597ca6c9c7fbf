import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { forEachConcurrently } from '../../../../src/cli/content/files/for-each-concurrently.ts'

it('processes every item, no more than allowed at a time', async () => {
  const [processed, running]: [number[], number[]] = [[], [0]]
  let runningCount = 0
  await forEachConcurrently(Array(20).keys(), 3, async (item) => {
    running.push(++runningCount)
    await setTimeout(item % 3)
    runningCount--
    processed.push(item)
  })
  expect(processed.sort((a, b) => a - b)).toEqual([...Array(20).keys()])
  expect(Math.max(...running)).toBe(3)
})

it('rejects with the first failure once nothing runs any more, and begins no other item after it', async () => {
  const [begun, ended]: [number[], number[]] = [[], []]
  const process = async (item: number) => {
    begun.push(item)
    await setTimeout(item === 1 ? 5 : 30)
    if (item <= 1) throw new Error(`item ${item} failed`)
    ended.push(item)
  }
  await expect(forEachConcurrently(Array(9).keys(), 3, process)).rejects.toThrow('item 1 failed')
  expect(begun).toEqual([0, 1, 2])
  expect(ended).toEqual([2])
  await setTimeout(60)
  expect(begun).toEqual([0, 1, 2])
})

it('closes its source when an item fails', async () => {
  let isClosed = false
  async function* source() {
    try {
      for (;;) yield 1
    } finally {
      isClosed = true
    }
  }
  await expect(forEachConcurrently(source(), 2, () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(isClosed).toBe(true)
})
