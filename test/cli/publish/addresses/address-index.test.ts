import { describe, expect, it } from 'vitest'
import { type Entry, toShardIndex } from '../../../../src/archive/shard.ts'
import { AddressIndex } from '../../../../src/cli/publish/addresses/address-index.ts'
import type { Edition } from '../../../../src/model/edition.ts'

const article = (address: string): Entry => ({ address, kind: 'article', digest: 'd' })
const moved = (address: string, to = '/e/x'): Entry => ({ address, kind: 'moved', to })
const list = (address: string): Entry => ({ address, kind: 'collection', digest: 'd' })
const gone = (address: string): Entry => ({
  address,
  kind: 'gone',
  reason: null,
  since: null,
  authority: null,
  headline: null,
})

const edition = { id: 'e', identity: '_n_(\\d+)' } as Edition

describe('a claim', () => {
  it('is refused above the greatest length of an address, and not at it', () => {
    const index = new AddressIndex()
    const longest = (length: number) => `/e/${'a'.repeat(length - 3)}`
    let fits = 100
    while (index.claimAddressOrExplain(article(longest(fits)), `f${fits}`) === null && fits < 10_000) fits++
    expect(index.claimAddressOrExplain(article(longest(fits)), 'f')).toMatch(
      new RegExp(`limit is ${fits - 1}:`),
    )
  })

  it('of a reserved address is refused in every spelling, except for the archive’s own lists', () => {
    const index = new AddressIndex()
    index.reserveAddress('/e/Search')
    index.claimAddressOrExplain(list('/e/2016'), 'a list')
    for (const address of ['/e/search', '/e/SEARCH/', '/e/search.html', '/e/2016/', '/E/2016', '/e/2016/amp'])
      expect([address, index.claimAddressOrExplain(article(address), 'a.md')]).toEqual([
        address,
        expect.stringContaining('which the archive itself uses'),
      ])
    expect(index.claimAddressOrExplain(list('/e/search'), 'a list')).toBeNull()
    expect(index.entryCount).toBe(2)
  })

  it('of a claimed address is refused, of another spelling of it not', () => {
    const index = new AddressIndex()
    expect(index.claimAddressOrExplain(article('/e/A.html'), 'a.md')).toBeNull()
    expect(index.claimAddressOrExplain(article('/e/a.html'), 'b.md')).toBeNull()
    expect(index.claimAddressOrExplain(article('/e/A.html'), 'c.md')).toContain('that of a.md')
    expect(index.claimAddressOrExplain(article('/e/A.html'), 'a.md')).toContain('that of a.md')
    expect(index.entriesAt('/e/a').map(({ address }) => address)).toEqual(['/e/A.html', '/e/a.html'])
  })

  it('may be made twice by one owner for a former address, and once for its own', () => {
    const index = new AddressIndex()
    for (const entry of [moved('/e/old'), gone('/e/gone')]) {
      expect(index.claimAddressOrExplain(entry, 'a.md')).toBeNull()
      expect(index.claimAddressOrExplain(entry, 'a.md')).toBeNull()
      expect(index.claimAddressOrExplain(entry, 'b.md')).toContain('that of a.md')
    }
    expect(index.entryCount).toBe(2)
  })
})

describe('a redirect that leads to several places', () => {
  it('is withdrawn, and its address cannot be claimed again', () => {
    const index = new AddressIndex()
    index.claimAddressOrExplain(moved('/e/old'), 'a.md')
    index.claimAddressOrExplain(article('/e/OLD'), 'b.md')
    index.withdrawFormerAddress('/e/old')
    expect(index.entriesAt('/e/old').map(({ address }) => address)).toEqual(['/e/OLD'])
    expect(index.entryCount).toBe(1)
    expect(index.claimAddressOrExplain(moved('/e/old'), 'c.md')).toContain('itself uses')
  })

  it('leaves an article at the same address', () => {
    const index = new AddressIndex()
    index.claimAddressOrExplain(article('/e/a'), 'a.md')
    index.withdrawFormerAddress('/e/a')
    expect(index.entriesAt('/e/a')).toEqual([article('/e/a')])
  })
})

describe('an explicit URL', () => {
  const index = new AddressIndex()
  index.claimAddressOrExplain(article('/e/x'), 'first.md')
  index.claimAddressOrExplain(article('/e/X'), 'second.md')
  index.claimAddressOrExplain(list('/e/'), 'a list')
  index.claimAddressOrExplain(article('/e/y?p=1'), 'y.md')

  it.each([
    ['/e/x.json', 'first.md'],
    ['/e/x.feed.json', 'first.md'],
    ['/e/index.json', 'a list'],
    ['/e/y.json?p=1', 'y.md'],
    ['/e/y.json?p=2', null],
    ['/e/x.html', null],
    ['/e/x.php', null],
    ['/e/z.json', null],
    ['/e/x', null],
  ])('%s is that of %s', (address, owner) => expect(index.findExplicitUrlOwner(address)).toBe(owner))
})

describe('a digest', () => {
  it('is set in the entry of its address alone', () => {
    const index = new AddressIndex()
    index.claimAddressOrExplain(article('/e/a'), 'a.md')
    index.claimAddressOrExplain(article('/e/A'), 'b.md')
    index.setDocumentDigest('/e/A', 'e')
    expect([index.findEntry('/e/a'), index.findEntry('/e/A')]).toEqual([
      article('/e/a'),
      { ...article('/e/A'), digest: 'e' },
    ])
    expect(index.entriesAt('/e/a')).toHaveLength(2)
  })

  it('of an address that nothing has claimed is an error', () => {
    const index = new AddressIndex()
    expect(index.findEntry('/e/a')).toBeNull()
    expect(() => index.setDocumentDigest('/e/a', 'e')).toThrow('/e/a has no entry')
  })
})

describe('the shards', () => {
  const index = new AddressIndex()
  for (let number = 0; number < 40; number++)
    index.claimAddressOrExplain(article(`/e/2016/03/${number % 28}/${number}`), 'a.md')
  // In UTF-8 U+1F4F0 follows U+FF5E; in UTF-16 it precedes it.
  for (const address of ['/e/ﾞ', '/e/📰', '/e/b', '/e/B', '/e/a'])
    index.claimAddressOrExplain(article(address), 'b.md')

  it.each([0, 1, 5, 9])('of 2 to the power of %i have each key where its hash says, in order', (bits) => {
    const expected = Array.from({ length: 2 ** bits }, (): Record<string, Entry[]> => ({}))
    for (const key of [...index.keys()].sort()) {
      const shard = expected[toShardIndex(key, bits)]
      if (shard) shard[key] = index.entriesAt(key)
    }
    expect(JSON.stringify([...index.shards(bits)])).toBe(JSON.stringify(expected))
  })
})

describe('an identity', () => {
  it('leads to an article once, and to several when several have it', () => {
    const index = new AddressIndex()
    const identify = (address: string, to: string) => index.registerUrlId(address, moved(to, to), [edition])
    identify('/e/a_n_7.html', '/e/a')
    identify('/e/old-a_N_7', '/e/a')
    expect([[...index.listSharedUrlIds()], index.entryCount]).toEqual([[], 1])
    identify('/e/b_n_7', '/e/b')
    identify('/e/c', '/e/c')
    identify('/e/__proto___n_8', '/e/constructor')
    expect([...index.listSharedUrlIds()]).toEqual([{ urlIdKey: '/e#7', addresses: ['/e/a', '/e/b'] }])
    expect([...index.keys()].sort()).toEqual(['/e#7', '/e#8'])
  })

  it('is ignored when the edition has no pattern', () => {
    const index = new AddressIndex()
    index.registerUrlId('/e/a_n_7', moved('/e/a'), [{ ...edition, identity: null }])
    expect(index.entryCount).toBe(0)
  })
})
