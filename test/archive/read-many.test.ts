import { describe, expect, it, vi } from 'vitest'
import { sha256 } from '../../src/archive/digest.ts'
import { countShards, listEntries, readAllEntries, shardKeyAt } from '../../src/archive/entries.ts'
import { digestFromKey, toObjectKey } from '../../src/archive/keys.ts'
import { onUnreadableObject, readObject, UnreadableObject } from '../../src/archive/objects.ts'
import { readDocumentsByAddress, readObjectsByKey } from '../../src/archive/read-documents.ts'
import { createNextPointer, parsePointer, removeFallback } from '../../src/archive/release-pointer.ts'
import { findEdition } from '../../src/archive/root.ts'
import { createStillTakenDownTest, findUndoneTakedowns } from '../../src/archive/takedowns.ts'
import { articleEntry, madeRelease } from './made-release.ts'

const keyOf = async (text: string, kind = 'article') =>
  `${kind}/${await sha256(new TextEncoder().encode(text))}`

describe('many objects at once', () => {
  it('are those whose bytes match their digests', async () => {
    const [good, spoilt, absent, nothing] = ['{"a":1}', '{"b":2}', '{"c":3}', '{"d":4}']
    const keys = await Promise.all([good, spoilt, absent, nothing].map((text) => keyOf(text)))
    const [first = '', second = '', third = '', fourth = ''] = keys
    const readMany = vi.fn(
      async () =>
        new Map([
          [first, good],
          [second, '{"b":9}'],
          [fourth, null],
        ]),
    )
    const found = await readObjectsByKey(readMany, [first, second, third, fourth, first])
    expect([...found]).toEqual([[first, { a: 1 }]])
    expect(readMany).toHaveBeenCalledExactlyOnceWith([first, second, third, fourth])
  })

  it('cost no read if none is requested', async () => {
    const readMany = vi.fn()
    expect((await readObjectsByKey(readMany, [])).size).toBe(0)
    expect(readMany).not.toHaveBeenCalled()
  })

  it('are documents as they are where their bodies begin with something else than HTML', async () => {
    const document = { kind: 'page', address: '/e/one', body: { markdown: 'M', html: 'H', text: 'T' } }
    const { store, root } = await madeRelease([
      {
        address: '/e/one',
        kind: 'page',
        digest: digestFromKey(await keyOf(JSON.stringify(document), 'page')),
      },
    ])
    store.values.set(await keyOf(JSON.stringify(document), 'page'), JSON.stringify(document))
    const readMany = async (keys: readonly string[]) =>
      new Map(keys.map((key) => [key, store.values.get(key) ?? null]))
    expect((await readDocumentsByAddress(readMany, root, ['/e/one'])).get('/e/one')).toMatchObject(document)
  })

  it('are documents at exactly their addresses', async () => {
    const text = (address: string) => JSON.stringify({ kind: 'page', address, body: {} })
    const one = digestFromKey(await keyOf(text('/e/one'), 'page'))
    const other = digestFromKey(await keyOf(text('/e/One'), 'page'))
    const { store, root } = await madeRelease([
      { address: '/e/One', kind: 'page', digest: other },
      { address: '/e/one', kind: 'page', digest: one },
      { address: '/e/moved', kind: 'moved', to: '/e/one' },
      { address: '/e/lost', kind: 'page', digest: 'f'.repeat(64) },
    ])
    store.values.set(toObjectKey('page', one), text('/e/one'))
    store.values.set(toObjectKey('page', other), text('/e/One'))
    const reads: number[] = []
    const readMany = async (keys: readonly string[]) => {
      reads.push(keys.length)
      return new Map(keys.map((key) => [key, store.values.get(key) ?? null]))
    }
    const addresses = ['/e/one', '/e/One', '/e/ONE', '/e/moved', '/e/lost', '/e/none', '/e/constructor']
    const found = await readDocumentsByAddress(readMany, root, addresses)
    expect([...found].map(([address, document]) => [address, document.address])).toEqual([
      ['/e/one', '/e/one'],
      ['/e/One', '/e/One'],
    ])
    expect(reads).toHaveLength(2)
  })
})

describe('documents in bulk', () => {
  const hostile = [
    'plain',
    '","text":"',
    '"body":{"html":"',
    'ends in a backslash \\',
    '\\","text":"',
    '"',
    '{}',
    '\u2028 ’ 🙂 \ud800',
  ]

  it.each(hostile)(
    'are those of a parser with empty markup, where fields and bodies contain %j',
    async (text) => {
      const body = { html: text, markdown: text, text, lostPictures: 0 }
      const page = { kind: 'page', edition: 'e', address: '/e/x', headline: text, language: text, body }
      const json = JSON.stringify(page)
      const digest = digestFromKey(await keyOf(json, 'page'))
      const { store, root } = await madeRelease([{ address: '/e/x', kind: 'page', digest }])
      store.values.set(toObjectKey('page', digest), json)
      const readMany = async (keys: readonly string[]) =>
        new Map(keys.map((key) => [key, store.values.get(key) ?? null]))
      const found = await readDocumentsByAddress(readMany, root, ['/e/x'])
      expect(found.get('/e/x')).toEqual({ ...page, body: { ...body, html: '', markdown: '' } })
    },
  )
})

describe('an object', () => {
  const store = (answers: (ArrayBuffer | null | Error)[]) => {
    const repeats: boolean[] = []
    return {
      repeats,
      async read(_: string, { again }: { again: boolean }) {
        repeats.push(again)
        const answer = answers.shift() ?? null
        if (answer instanceof Error) throw answer
        return answer
      },
    }
  }
  const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer

  it('is read once more if it is absent or corrupt, bypassing a cached absence', async () => {
    const key = await keyOf('{"a":1}')
    for (const first of [null, bytes('{"a":2}')]) {
      const recording = store([first, bytes('{"a":1}')])
      expect(await readObject(recording, key)).toEqual({ a: 1 })
      expect(recording.repeats).toEqual([false, true])
    }
    const recording = store([bytes('{"a":1}')])
    await readObject(recording, key)
    expect(recording.repeats).toEqual([false])
  })

  it('is otherwise unreadable, with its key and the cause', async () => {
    const key = await keyOf('{"a":1}')
    for (const answers of [[null, null], [bytes('x'), bytes('y')], [new Error('down')]]) {
      const expected = answers.length === 1 ? 'Error: down' : 'missing or corrupt'
      const error = (await readObject(store(answers), key).catch((thrown: unknown) => thrown)) as Error
      expect(error).toBeInstanceOf(UnreadableObject)
      expect([error.name, error.message]).toEqual(['UnreadableObject', `${key} cannot be read`])
      expect(String(error.cause)).toBe(expected)
    }
    const key2 = await keyOf('no JSON')
    await expect(readObject(store([bytes('no JSON')]), key2)).rejects.toThrow(UnreadableObject)
  })

  it('that is unreadable can be handled; any other error is rethrown', () => {
    const otherwise = onUnreadableObject(({ message }) => message)
    expect(otherwise(new UnreadableObject('a/b', null))).toBe('a/b cannot be read')
    expect(() => otherwise(new TypeError('other'))).toThrow('other')
  })
})

describe('entries of a release', () => {
  it('are listed shard by shard, with `matchesAllSpellings`; keys of URL ids are omitted', async () => {
    const { store, root } = await madeRelease(
      [articleEntry('/e/a'), articleEntry('/e/B'), articleEntry('/e/b'), articleEntry('/e/c')],
      {},
      { bits: 3, others: { '/e#7': [articleEntry('/e/a')] } },
    )
    expect(countShards(root)).toBe(8)
    expect(shardKeyAt(root, 1)).toBe(`shard/${root.shards.slice(64, 128)}`)
    const found: [string, boolean][] = []
    for await (const { entry, matchesAllSpellings } of readAllEntries(store, root))
      found.push([entry.address, matchesAllSpellings])
    expect(found.sort()).toEqual([
      ['/e/B', false],
      ['/e/a', true],
      ['/e/b', false],
      ['/e/c', true],
    ])
    const alone = await madeRelease([articleEntry('/e/a')], {}, { bits: 0 })
    const first = await readAllEntries(alone.store, alone.root).next()
    expect(first.value).toEqual({ entry: articleEntry('/e/a'), matchesAllSpellings: true })
    expect([...listEntries({ '/e#7': [articleEntry('/e/a')] })]).toEqual([])
  })

  it('are of an edition that the root names', async () => {
    const { root } = await madeRelease([])
    expect([findEdition(root, 'e')?.id, findEdition(root, 'f'), findEdition(root, null)]).toEqual([
      'e',
      null,
      null,
    ])
  })
})

describe('a pointer', () => {
  it.each([
    '',
    'no JSON',
    'null',
    '[]',
    '{}',
    '{"root":1,"sequence":1}',
    '{"root":"a","sequence":"1"}',
    '{"root":"a"}',
  ])('is not %s', (text) => expect(parsePointer(text)).toBeNull())

  it('is read as it was written, without its fallback where something was taken down', () => {
    const pointer = createNextPointer(createNextPointer(null, 'a', '2026-01-01'), 'b', '2026-01-02')
    expect(parsePointer(JSON.stringify(pointer))).toEqual(pointer)
    expect(pointer.previous).toEqual([{ root: 'a', publishedAt: '2026-01-01' }])
    expect(removeFallback(pointer)).toEqual({ ...pointer, fallback: null })
  })

  it('remembers twenty releases, newest first', () => {
    let pointer = createNextPointer(null, 'r0', 't0')
    for (let move = 1; move <= 25; move++) pointer = createNextPointer(pointer, `r${move}`, `t${move}`)
    expect(pointer.previous.map(({ root }) => root)).toEqual(
      Array.from({ length: 20 }, (_, back) => `r${24 - back}`),
    )
    expect(pointer.previous[0]?.publishedAt).toBe('t24')
  })
})

describe('the articles and pictures that a move would restore', () => {
  const record = (how: string, ...addresses: string[]) => ({ how, addresses, marks: [] })
  const taken = (articles: ReturnType<typeof record>[], pictures: string[] = []) => ({ articles, pictures })

  it.each([
    ['withheld', 'withheld', 0],
    ['withheld', 'gone', 0],
    ['gone', 'withheld', 0],
    ['withheld', 'anonymised:1', 1],
    ['anonymised:1', 'anonymised:1', 0],
    ['anonymised:1', 'anonymised:2', 1],
    ['anonymised:1', 'gone', 0],
    ['anonymised:1', 'withheld', 0],
  ])('are found: from %s to %s, %i', (from, to, count) => {
    const undone = findUndoneTakedowns(taken([record(from, 'x', 'y')]), taken([record(to, 'y', 'z')]))
    expect(undone.articles).toHaveLength(count)
  })

  it('are every article without an address in the other release, and every picture', () => {
    const from = taken([record('gone', 'a'), record('gone', 'b')], ['p', 'q'])
    expect(findUndoneTakedowns(from, taken([record('gone', 'c')], ['q']))).toEqual({
      ...from,
      pictures: ['p'],
    })
    expect(findUndoneTakedowns(from, from)).toEqual(taken([]))
    expect(findUndoneTakedowns(taken([]), from)).toEqual(taken([]))
    expect(createStillTakenDownTest(taken([]))(record('gone', 'a'))).toBe(false)
  })
})
