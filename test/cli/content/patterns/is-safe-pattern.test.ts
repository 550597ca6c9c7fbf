import { expect, it } from 'vitest'
import { isSafePattern } from '../../../../src/cli/content/patterns/is-safe-pattern.ts'

/** Stored verdicts, and the patterns that were looked up. */
function recordedVerdicts(verdicts: Record<string, string>) {
  const stored = new Map(Object.entries(verdicts))
  const lookups: string[] = []
  const find = (pattern: string) => {
    lookups.push(pattern)
    return stored.get(pattern) ?? null
  }
  return {
    stored,
    lookups,
    store: { find, set: (key: string, value: string) => void stored.set(key, value) },
  }
}

it.each([
  [String.raw`_n_(\d+)`, true],
  ['-x', true],
  ['(a+)+$', false],
  [String.raw`a*a*(\d+)$`, false],
])('judges %s', async (pattern, safe) => {
  const { store, stored } = recordedVerdicts({})
  expect(await isSafePattern(pattern, store)).toBe(safe)
  expect(stored.get(pattern)).toBe(safe ? 'safe' : 'vulnerable')
})

it('checks nothing that was checked earlier', async () => {
  const { store, lookups } = recordedVerdicts({ '(b+)+$': 'safe', c: 'vulnerable' })
  expect(await isSafePattern('(b+)+$', store)).toBe(true)
  expect(await isSafePattern('c', store)).toBe(false)
  expect(lookups).toEqual(['(b+)+$', 'c'])
  // Nor later in the same process, even without the store.
  expect(await isSafePattern('(b+)+$')).toBe(true)
})

it('checks a pattern once, however many editions have it', async () => {
  const started = performance.now()
  await isSafePattern('d_([0-9]+)')
  const first = performance.now() - started
  await Promise.all(Array.from({ length: 50 }, () => isSafePattern('d_([0-9]+)')))
  expect(performance.now() - started - first).toBeLessThan(first)
})
