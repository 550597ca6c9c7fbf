import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../../src/archive/digest.ts'
import type { Entry } from '../../../../src/archive/shard.ts'
import type { TakenDownArticle } from '../../../../src/archive/takedowns.ts'
import { collectPastTakedowns } from '../../../../src/cli/publish/takedown/past-takedowns.ts'
import { memoryStore } from '../../../support/memory-store.ts'

const picture = 'ab'.repeat(32)
const source = (name: string) => ({ sha256: name, mediaType: 'text/html', importer: 'html', record: null })

/** 32 digits of a SHA-256 digest, the form of keys in docs/storage.md. */
const key = async (text: string) => (await sha256(new TextEncoder().encode(text))).slice(0, 32)

const [first, second, moved] = [await key('/e/first'), await key('/e/second'), await key('/e/moved')]
const ofSource = `source:${await key('original ')}`

const record = (addresses: string[], marks: string[] = [], how = 'withheld'): TakenDownArticle => ({
  how,
  addresses,
  marks,
})

/** Releases in one store, each with a single shard. */
function releases() {
  const store = memoryStore()
  const add = async (kind: string, value: object) => {
    const text = JSON.stringify(value)
    const digest = await sha256(new TextEncoder().encode(text))
    store.values.set(`${kind}/${digest}`, text)
    return digest
  }
  const article = async (address: string, from: string | null = null, more = {}): Promise<Entry> => {
    const fields = { headline: 'A', source: from === null ? null : source(from), ...more }
    const document = { kind: 'article', edition: 'e', address, fields, body: { text: 'Words.' } }
    return { address, kind: 'article', digest: await add('article', document) }
  }
  const release = async (entries: Entry[], articles: TakenDownArticle[] = [], pictures: string[] = []) => {
    const shard = Object.fromEntries(entries.map((entry) => [entry.address, [entry]]))
    const takedowns = await add('takedowns', { articles, pictures })
    const shards = await add('shard', shard)
    return add('root', { format: 1, editions: [], bits: 0, shards, takedowns })
  }
  return { store, article, release }
}

describe('a takedown of an earlier release', () => {
  it('still holds when a later release does not mention it', async () => {
    const { store, article, release } = releases()
    const before = await release([], [record([first], ['words:a'])], [picture])
    const now = await release([await article('/e/other')])
    expect(await collectPastTakedowns(store, now, [before])).toEqual({
      articles: [record([first], ['words:a'])],
      pictures: [picture],
      unreadableRootDigests: [],
    })
  })

  it('ends when the article or picture is shown again', async () => {
    const { store, article, release } = releases()
    const before = await release([], [record([first]), record([second])], [picture, 'cd'.repeat(32)])
    const media: Entry = { address: `/media/${picture}.png`, kind: 'media', mediaType: 'image/png', size: 1 }
    const now = await release([await article('/e/first'), media])
    expect(await collectPastTakedowns(store, now, [before])).toEqual({
      articles: [record([second])],
      pictures: ['cd'.repeat(32)],
      unreadableRootDigests: [],
    })
  })

  it('ends when its address leads to the article, and holds when it leads to another or nowhere', async () => {
    const { store, article, release } = releases()
    const before = await release([], [record([first], [ofSource, 'words:a'])])
    const lead: Entry = { address: '/e/first', kind: 'moved', to: '/e/moved' }
    const shows = async (...entries: Entry[]) =>
      (await collectPastTakedowns(store, await release([lead, ...entries]), [before])).articles.length
    expect(await shows(await article('/e/moved', 'original'))).toBe(0)
    expect(await shows(await article('/e/moved'))).toBe(0)
    // A document of the first format, which had no source.
    expect(await shows(await article('/e/moved', null, { source: undefined }))).toBe(0)
    expect(await shows(await article('/e/moved', 'another'))).toBe(1)
    expect(await shows()).toBe(1)
    const unknown = await release([], [record([first], ['words:a'])])
    const now = await release([await article('/e/first', 'another')])
    expect((await collectPastTakedowns(store, now, [unknown])).articles).toEqual([])
  })

  it('merges with a current takedown of the same address, whose kind wins', async () => {
    const { store, article, release } = releases()
    const before = await release([], [record([first, second], ['words:a'])], [picture])
    const now = await release(
      [await article('/e/second')],
      [record([first, moved], ['words:b'], 'gone')],
      ['ef'.repeat(32)],
    )
    expect(await collectPastTakedowns(store, now, [before])).toEqual({
      articles: [record([first, moved, second].sort(), ['words:a', 'words:b'], 'gone')],
      pictures: [picture, 'ef'.repeat(32)],
      unreadableRootDigests: [],
    })
  })

  it('has the latest kind, with the keys of all releases', async () => {
    const { store, release } = releases()
    const oldest = await release([], [record([first, second].sort(), [], 'anonymised:1')])
    const middle = await release([], [record([second, moved].sort(), [], 'withheld'), record(['x'])])
    const newest = await release([], [record([moved], [], 'gone')])
    const { articles } = await collectPastTakedowns(store, await release([]), [newest, middle, oldest])
    expect(articles).toEqual([record(['x']), record([first, second, moved].sort(), [], 'gone')])
  })

  it('is reported when it cannot be read', async () => {
    const { store, release } = releases()
    const [lost, before] = ['f'.repeat(64), await release([], [record([first])])]
    const now = await release([])
    expect(await collectPastTakedowns(store, now, [lost, before])).toEqual({
      articles: [record([first])],
      pictures: [],
      unreadableRootDigests: [lost],
    })
    const also = 'e'.repeat(64)
    expect((await collectPastTakedowns(store, now, [lost, before, also])).unreadableRootDigests).toEqual([
      also,
      lost,
    ])
    expect(await collectPastTakedowns(store, lost, [before])).toEqual({
      articles: [record([first])],
      pictures: [],
      unreadableRootDigests: [lost],
    })
  })
})
