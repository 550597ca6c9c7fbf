import { expect, it } from 'vitest'
import { isDigest } from '../../src/archive/digest.ts'
import { digestFromKey, toObjectKey } from '../../src/archive/keys.ts'
import { findObjectKey } from '../../src/archive/shard.ts'

const digest = '0123456789abcdef'.repeat(4)

it('the key of an object is its kind and its digest', () => {
  expect(toObjectKey('shard', digest)).toBe(`shard/${digest}`)
  expect(digestFromKey(`shard/${digest}`)).toBe(digest)
})

it('an entry is served from the object that its digest names, or from none', () => {
  expect(findObjectKey({ address: '/e/a', kind: 'article', digest })).toBe(`article/${digest}`)
  expect(findObjectKey({ address: '/sitemap.xml', kind: 'sitemap', digest })).toBe(`sitemap/${digest}`)
  expect(findObjectKey({ address: '/e/b', kind: 'moved', to: '/e/a' })).toBeNull()
})

it('another key has no digest', () => {
  for (const key of [
    `theirs/shard/${digest}`,
    `shard/${digest}.bak`,
    `shard/a${digest}`,
    `/media/${digest}.png`,
  ])
    expect(isDigest(digestFromKey(key))).toBe(false)
})

it('a digest has 64 digits, of lower-case hexadecimal', () => {
  expect(isDigest(digest)).toBe(true)
  for (const text of [
    '',
    digest.slice(1),
    `${digest}0`,
    ` ${digest}`,
    digest.toUpperCase(),
    digest.replace('a', 'g'),
  ])
    expect(isDigest(text)).toBe(false)
})
