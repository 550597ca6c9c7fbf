import { describe, expect, it } from 'vitest'
import { type Entry, findEntries, type Shard } from '../../src/archive/shard.ts'
import { articleEntry } from './made-release.ts'

/** Texts that look like JSON, or need escapes in JSON. */
const hostileTexts = [
  '/e/a',
  '/e/a"',
  '"/e/a',
  '/e/a\\',
  '\\/e/a',
  '/e/a":[{',
  '{"/e/a":[{"address":"x"}]',
  ',"/e/a":[{}]',
  '}]',
  '/e/}]/a',
  '"}],"',
  '/e/é–…\u2028',
  '/e/\ud800',
  '#1',
  'constructor',
  '__proto__',
]

const moved = (address: string, to: string): Entry => ({ address, kind: 'moved', to })

/** A shard with each text as a key, and every other text in its entries. */
const shard: Shard = Object.fromEntries(
  hostileTexts.map((key) => [key, [articleEntry(key), ...hostileTexts.map((to) => moved(key, to))]]),
)

describe('the entries of a key in a shard’s JSON', () => {
  it.each(hostileTexts)('are those that a parser finds: %j', (key) => {
    const json = JSON.stringify(shard)
    expect(findEntries(new TextEncoder().encode(json), key)).toEqual(
      new Map(Object.entries(JSON.parse(json))).get(key),
    )
  })

  it.each(hostileTexts)('are none where only other keys and values contain it: %j', (key) => {
    const others = Object.entries(shard).filter(([other]) => other !== key)
    expect(findEntries(new TextEncoder().encode(JSON.stringify(Object.fromEntries(others))), key)).toEqual([])
  })

  it('are none in an empty shard', () =>
    expect(findEntries(new TextEncoder().encode('{}'), '/e/a')).toEqual([]))
})
