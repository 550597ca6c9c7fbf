import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { negotiate } from '../../src/http/negotiate.ts'
import { acceptVectors, hostileHeaders, offers } from './accept-vectors.ts'

interface Vector {
  name: string
  accept: string | null
  offers: string[]
  expect: string | null
}

interface HostileVector {
  name: string
  build: { prefix: string; unit: string; bytes: number; suffix: string }
}

const folder = path.resolve(import.meta.dirname, '../../../shared/negotiation')
const absent = !existsSync(folder)
if (absent) console.warn(`SKIPPED: the negotiation vectors are not at ${folder}`)

const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))

function answer(vector: Vector): string | null {
  const [best] = negotiate(vector.accept, vector.offers)
  return best === undefined ? null : (vector.offers[best] ?? null)
}

function buildHostile({ prefix, unit, bytes, suffix }: HostileVector['build']): string {
  return prefix + unit.repeat(Math.ceil(bytes / unit.length)) + suffix
}

describe('the shared vectors', () => {
  it.skipIf(absent)('are answered as the contract says', () => {
    const vectors: Vector[] = read('accept-vectors.json')
    expect(vectors.length).toBeGreaterThan(90)
    const answers = vectors.map((vector) => [vector.name, vector.accept, answer(vector)])
    expect(answers).toEqual(vectors.map((vector) => [vector.name, vector.accept, vector.expect]))
  })

  it.skipIf(absent)('are survived when they are hostile', () => {
    const vectors: HostileVector[] = read('hostile-vectors.json')
    expect(vectors.length).toBeGreaterThan(10)
    for (const { name, build } of vectors) {
      const header = buildHostile(build)
      const answers = Array.from({ length: 200 }, () => negotiate(header, ['text/html', 'application/json']))
      for (const order of answers) expect([0, 1], name).toEqual(expect.arrayContaining(order))
    }
  })
})

describe('our own vectors', () => {
  it.each(acceptVectors)('choose for $name', ({ accept, chosen }) => {
    const [best] = negotiate(accept, offers)
    expect(best === undefined ? null : offers[best]).toBe(chosen)
  })

  it.each(Object.entries(hostileHeaders))('are parsed in linear time: %s', (_, header) => {
    const begun = process.cpuUsage()
    const answers = Array.from({ length: 200 }, () => negotiate(header, ['text/html', 'application/json']))
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(1000)
    for (const order of answers) expect([0, 1]).toEqual(expect.arrayContaining(order))
  })
})
