import { describe, expect, it } from 'vitest'
import type { Root } from '../../../src/archive/root.ts'
import { loadRoot, recallRoot, rememberRoot } from '../../../src/edge/variant/roots.ts'
import { readDirectiveSeconds, toInternalUrl } from '../../../src/edge/variant/variant-cache.ts'
import { parseVariantPath, toRootPath, toVariantPath } from '../../../src/edge/variant/variant-path.ts'

describe('the internal path of a variant', () => {
  it('has each part of the question in one segment, and is parsed back', () => {
    const question = { releaseId: 'r', build: 'b', representation: 'html', address: '/e/é?p=a/b' }
    expect(toVariantPath(question)).toBe('/r/b/html/%2Fe%2F%C3%A9%3Fp%3Da%2Fb')
    expect(parseVariantPath(toVariantPath(question))).toEqual(question)
    expect([toRootPath('r'), toInternalUrl('/x')]).toEqual(['/root/r', 'https://variant.morgue.internal/x'])
  })

  it.each(['/', '/r/b/html', '/r/b/html/', '//b/html/x', '/r//html/x', '/r/b//x', '/r/b/html/x/y'])(
    '%s is none',
    (path) => expect(parseVariantPath(path)).toBeNull(),
  )
})

it.each([
  [null, 0],
  ['public', 0],
  ['public, max-age=60', 60],
  ['max-age=60,public', 60],
  ['public, max-age=60, s-maxage=90', 60],
  ['max-age=60, no-store', 0],
  ['s-maxage=90', 0],
  ['max-age=x', 0],
  ['max-age', 0],
])('the lifetime in "%s" is %i', (cacheControl, seconds) =>
  expect(readDirectiveSeconds(cacheControl, 'max-age')).toBe(seconds),
)

describe('the roots that an isolate has parsed', () => {
  const root = (name: string) => ({ archive: { name } }) as unknown as Root
  const nameOf = (digest: string) => recallRoot(digest)?.archive.name ?? null

  it('are the last three, and are read once', async () => {
    for (const digest of ['one', 'two', 'three']) rememberRoot(digest, root(digest))
    expect(['one', 'two', 'three'].map(nameOf)).toEqual(['one', 'two', 'three'])
    expect(rememberRoot('four', root('four')).archive.name).toBe('four')
    expect(['one', 'two', 'three', 'four'].map(nameOf)).toEqual([null, 'two', 'three', 'four'])
    const unread = { read: () => Promise.reject(new Error('read again')) }
    expect((await loadRoot(unread, 'two')).archive.name).toBe('two')
    await expect(loadRoot(unread, 'one')).rejects.toThrow()
  })
})
