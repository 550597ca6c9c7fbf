import { beforeEach, describe, expect, it, vi } from 'vitest'
import { respondToInternalPath, type VariantSource } from '../../src/edge/variant-entry.ts'

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

const root = 'ab'.repeat(32)
const pointer = JSON.stringify({ root, sequence: 1, publishedAt: '2026-01-01', fallback: null, previous: [] })

const ask = async (path: string, read: string | null = pointer) => {
  const source = { objectStore: { read: async () => null }, readPointer: async () => read }
  const response = await respondToInternalPath(source as unknown as VariantSource, path)
  return [response.status, response.headers.get('cache-control'), await response.text()]
}

describe('the release pointer', () => {
  it('is stored for ten seconds, and for a year while KV fails', async () =>
    expect(await ask('/release')).toEqual([200, 'public, max-age=10, stale-if-error=31536000', pointer]))

  it.each([null, '', 'x', '{}', '{"root":7}'])(
    'is a failure where it is lost or damaged, so that caches keep the one before: %j',
    async (read) => expect(await ask('/release', read)).toEqual([503, 'no-store', '']),
  )
})

it.each(['/', '/release/x', `/${root}`, `/${root}/b/html`, `/${root}/b/html/%2Fe/x`])(
  '%s is no internal path',
  async (path) => expect(await ask(path)).toEqual([404, 'no-store', '']),
)

it.each([`/root/${root}`, `/${root}/b/html/%2Fe`])('%s is a failure where its root is lost', async (path) =>
  expect(await ask(path)).toEqual([503, 'no-store', '']),
)
