import { describe, expect, it } from 'vitest'
import { hash32 } from '../../src/archive/digest.ts'
import { upgradeDocument, upgradeEntry, upgradeRoot } from '../../src/archive/earlier-formats.ts'
import { resolveAddress } from '../../src/archive/locate.ts'
import { readDocumentsByAddress } from '../../src/archive/read-documents.ts'
import { readDocument, readRoot, readTakedowns } from '../../src/archive/release.ts'
import { type Root, releaseFormat } from '../../src/archive/root.ts'
import { type Entry, listCandidateShardIndexes, type Shard, toShardIndex } from '../../src/archive/shard.ts'
import { type Takedowns, upgradeTakedowns } from '../../src/archive/takedowns.ts'
import { ObjectWriter } from '../../src/cli/publish/store/object-writer.ts'
import type { Document } from '../../src/model/document.ts'
import { smallArchive } from '../support/content.ts'
import { memoryStore } from '../support/memory-store.ts'
import { publishSound } from '../support/publish-sound.ts'
import { madeRelease } from './made-release.ts'

/** A document as the first version wrote it. */
const early = (address: string) => ({
  kind: 'page',
  edition: 'e',
  address,
  headline: address,
  body: { html: '', markdown: '', text: address },
})

const places = ['/e/2016/04/08', '/e/2016/04/08/b', '/e/2016', '/e/topics/otan/2016', '/e/pages/faq', '/e/x']

/** A release of eight shards as the first version arranged it: every key by itself, without groups. */
async function earlyRelease() {
  const store = memoryStore()
  const writer = new ObjectWriter(store, new Set(), false)
  const shards: Shard[] = Array.from({ length: 8 }, () => ({}))
  for (const address of places) {
    const entry: Entry = { address, kind: 'page', digest: await writer.addObject('page', early(address)) }
    const shard = shards[hash32(address) % 8]
    if (shard) shard[address] = [entry]
  }
  let digests = ''
  for (const shard of shards) digests += await writer.addObject('shard', shard)
  const archive = { name: 'A', url: 'https://a.example', language: 'en' }
  const written = { archive, editions: [], counts: { articles: 0, entries: 6 }, bits: 3, shards: digests }
  const root = await writer.addObject('root', written)
  await writer.flush()
  return { store, root: await readRoot(store, root) }
}

describe('a release of many shards by the first version', () => {
  it('has keys that groups would move to another shard, and finds them', async () => {
    expect(places.filter((address) => toShardIndex(address, 3) !== hash32(address) % 8)).not.toEqual([])
    const { store, root } = await earlyRelease()
    expect(root.format).toBe(0)
    for (const address of places)
      expect(await resolveAddress(store, root, address)).toMatchObject({ kind: 'entry', entry: { address } })
    expect(await resolveAddress(store, root, '/e/unknown')).toBeNull()
  })

  it('supplies documents in bulk too, with every field but their markup', async () => {
    const { store, root } = await earlyRelease()
    const readMany = async (keys: readonly string[]) =>
      new Map(keys.map((key) => [key, store.values.get(key) ?? null]))
    const found = await readDocumentsByAddress(readMany, root, [...places, '/e/unknown'])
    expect([...found.keys()].sort()).toEqual([...places].sort())
    expect(found.get('/e/x')).toEqual({
      ...early('/e/x'),
      language: null,
      body: { ...early('/e/x').body, html: '', markdown: '', lostPictures: 0 },
    })
  })
})

it('finds the front of an edition called topics where its release had no lists of the archive, and those of others', () => {
  const ownShard = hash32('/topics') % 64
  expect(listCandidateShardIndexes('/topics', { bits: 6, format: 1 })).toEqual([
    toShardIndex('/topics', 6),
    ownShard,
  ])
  expect(toShardIndex('/topics', 6)).toBe(toShardIndex('/', 6))
  expect(listCandidateShardIndexes('/e/topics', { bits: 6, format: 1 })).toHaveLength(1)
})

describe('a field that an earlier version lacks', () => {
  it('has the meaning of its absence: corrections by mail, a year for requests, no takedowns', () => {
    const root = upgradeRoot({ archive: {}, editions: [{ id: 'e', hosts: ['h'] }] } as unknown as Root)
    expect(root).toMatchObject({
      format: 0,
      takedowns: null,
      archive: { retention: 365, contentSignal: null },
    })
    expect(root.editions[0]).toMatchObject({
      corrections: { by: 'mail' },
      hosts: ['h'],
      timeZone: 'UTC',
      gaps: [],
    })
  })

  it('gets its default in an article, its source and its status', () => {
    const fields = { headline: 'A', source: { sha256: 'x' }, status: { is: 'gone' } }
    const document = { kind: 'article', fields, body: { html: 'h' } } as unknown as Document
    expect(upgradeDocument(document)).toMatchObject({
      fields: {
        headline: 'A',
        corrections: [],
        topics: [],
        source: { sha256: 'x', record: null, earlier: [] },
        status: { is: 'gone', showHeadline: false, reason: null },
      },
      body: { html: 'h', lostPictures: 0 },
    })
  })

  it('does not hide what a release has', () => {
    const body = { html: 'h', lostPictures: 3 }
    const fields = { headline: 'A', topics: ['t'], status: { is: 'gone', showHeadline: true } }
    const document = { kind: 'article', terms: 'by', fields, body } as unknown as Document
    expect(upgradeDocument(document)).toMatchObject({ terms: 'by', fields, body })
  })

  it('gets its default in whatever is read from a release', async () => {
    const { store, root, keep } = await madeRelease([
      { address: '/e/a', kind: 'gone', reason: 'R' } as unknown as Entry,
    ])
    expect(await resolveAddress(store, root, '/e/a')).toEqual({
      kind: 'entry',
      entry: { address: '/e/a', kind: 'gone', reason: 'R', since: null, authority: null, headline: null },
    })
    const digest = await keep('page', early('/e/x'))
    expect(await readDocument(store, { kind: 'page', digest })).toMatchObject({ language: null })
    const takedowns = await keep('takedowns', { articles: { aa: 'withheld' }, pictures: [] })
    expect(await readTakedowns(store, { ...root, takedowns })).toEqual<Takedowns>({
      articles: [{ how: 'withheld', addresses: ['aa'], marks: [] }],
      pictures: [],
    })
  })

  it('gets its default in a list, its lines, and an entry', () => {
    const list = { kind: 'collection', listings: [{ address: '/e/a', headline: 'A', published: '2016' }] }
    expect(upgradeDocument(list as unknown as Document)).toMatchObject({
      names: [],
      chain: null,
      divisions: [],
      listings: [{ address: '/e/a', published: '2016', modified: null }],
    })
    expect(upgradeEntry({ address: '/e/a', kind: 'gone', reason: 'R' } as Entry)).toEqual({
      address: '/e/a',
      kind: 'gone',
      reason: 'R',
      since: null,
      authority: null,
      headline: null,
    })
  })
})

it('takedowns of format 0 identify an article by the digest of its first address', () => {
  const earlier = { articles: { aa: 'withheld', bb: 'anonymised:cc' }, pictures: ['dd'] }
  expect(upgradeTakedowns(earlier)).toEqual({
    articles: [
      { how: 'withheld', addresses: ['aa'], marks: [] },
      { how: 'anonymised:cc', addresses: ['bb'], marks: [] },
    ],
    pictures: ['dd'],
  })
})

it('a root has the number of its format', async () => {
  const store = memoryStore()
  const { rootDigest } = await publishSound(await smallArchive({}), store)
  expect(JSON.parse(store.values.get(`root/${rootDigest}`) ?? '')).toMatchObject({ format: releaseFormat })
})
