import { describe, expect, it } from 'vitest'
import { createProgressCounter } from '../../src/cli/progress.ts'
import { withoutProgress } from '../support/without-progress.ts'

/** Counts progress on a stream that records its output, with a clock that the test sets. */
function watchProgress(isTTY: boolean) {
  const [written, clock]: [string[], { seconds: number }] = [[], { seconds: 0 }]
  const stream = { isTTY, write: (text: string) => written.push(text.replace('\r\x1b[K', '')) }
  const progress = createProgressCounter(stream, () => clock.seconds * 1000)
  const step = (kind: string, times: number) => {
    for (let number = 0; number < times; number++) progress.step(kind)
  }
  return { progress, written, clock, step }
}

describe('progress on a terminal', () => {
  it('shows the total, the rate and the time left, five times a second', () => {
    const { progress, written, clock, step } = watchProgress(true)
    progress.expect('reading', 10_000)
    step('reading', 10)
    clock.seconds = 0.2
    step('reading', 90)
    expect(written).toEqual(['reading 11 of 10,000'])
    clock.seconds = 5
    step('reading', 3900)
    expect(written.at(-1)).toBe('reading 101 of 10,000 (20/s, 9 min left)')
    clock.seconds = 5.2
    step('reading', 1)
    expect(written.at(-1)).toBe('reading 4,001 of 10,000 (769/s, 8 s left)')
    progress.done()
    expect(written.at(-1)).toBe('')
  })

  it('shows only the kinds that went on, and no total that was exceeded', () => {
    const { progress, written, clock, step } = watchProgress(true)
    progress.expect('writing', 3)
    step('reading', 5)
    clock.seconds = 2
    step('writing', 4)
    clock.seconds = 4
    step('writing', 1)
    step('indexing', 1)
    clock.seconds = 40_000
    step('indexing', 1)
    expect(written).toEqual(['writing 1 of 3, reading 5 (2.5/s)', 'writing 5 (2.5/s)', 'indexing 2 (0.0/s)'])
  })

  it('counts what there is when progress is first shown', async () => {
    const { progress, written, clock, step } = watchProgress(true)
    let counted = 0
    progress.expect('files', async () => ++counted * 7200)
    progress.expect('pages', () => Promise.reject(new Error('a folder cannot be read')))
    step('files', 1)
    expect(counted).toBe(0)
    clock.seconds = 1
    step('pages', 1)
    await Promise.resolve()
    clock.seconds = 2
    step('files', 1)
    expect([counted, written]).toEqual([
      1,
      ['files 1 (1.0/s), pages 1', 'files 2 of 7,200 (1.0/s, 2 h 0 min left)'],
    ])
  })
})

describe('progress in a log', () => {
  it('is a line every half minute, and none for short work', () => {
    const { progress, written, clock, step } = watchProgress(false)
    progress.expect('reading', 100)
    step('reading', 20)
    clock.seconds = 29
    step('reading', 20)
    expect(written).toEqual([])
    clock.seconds = 30
    step('reading', 20)
    clock.seconds = 59
    step('reading', 19)
    progress.done()
    expect(written).toEqual(['reading 41 of 100 (1.4/s, 44 s left)\n'])
  })
})

it('only the progress is removed from what a command printed', () => {
  const { progress, written, clock, step } = watchProgress(false)
  const lines = [
    'one.md:2: byline: is empty\n',
    'Published 14 articles in 31 s\n',
    'a.md 12\n',
    'writing failed\n',
  ]
  progress.expect('checking files again', 9000)
  step('checking files again', 10)
  clock.seconds = 30
  step('listing', 1)
  clock.seconds = 60
  step('checking files again', 500)
  clock.seconds = 90
  step('listing', 1)
  expect(written).toHaveLength(3)
  const printed = [lines[0], written[0], lines[1], written[1], lines[2], written[2], lines[3]].join('')
  expect(withoutProgress(printed)).toBe(lines.join(''))
})
