import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { ObjectWriter } from '../../../../src/cli/publish/store/object-writer.ts'
import { separatePictures } from '../../../../src/cli/publish/store/picture-addresses.ts'
import { readArticleDocuments } from '../../../../src/cli/publish/store/stored-articles.ts'
import { memoryStore } from '../../../support/memory-store.ts'

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** A store that accepts 3 objects or 40 characters per batch and 2 batches at a time, and records them. */
function smallStore(write: (batch: number) => Promise<void> = () => setTimeout(1)) {
  const batches: string[][] = []
  let [writing, most] = [0, 0]
  const store = {
    ...memoryStore(),
    batchLimits: { maxObjects: 3, maxCharacters: 40, maxConcurrentBatches: 2 },
    async writeObjects(objects: ReadonlyMap<string, string>) {
      batches.push([...objects.values()])
      most = Math.max(most, ++writing)
      await write(batches.length).finally(() => writing--)
    },
  }
  return { store, batches, most: () => most }
}

describe('a writer of objects', () => {
  it('names objects by their bytes, and writes each once', async () => {
    const { store, batches } = smallStore()
    const writer = new ObjectWriter(store, new Set([`page/${digestOf('{"a":2}')}`]), false)
    expect(await writer.addObject('article', { a: 1 })).toBe(digestOf('{"a":1}'))
    expect(await writer.addObject('article', { a: 1 })).toBe(digestOf('{"a":1}'))
    await writer.addObject('page', { a: 2 })
    expect(writer.has(`article/${digestOf('{"a":1}')}`)).toBe(true)
    expect(batches).toEqual([])
    await writer.flush()
    expect([writer.writtenCount, writer.unchangedCount, batches]).toEqual([1, 2, [['{"a":1}']]])
  })

  it('fills batches up to the limits of the store, of which few are written at a time', async () => {
    const { store, batches, most } = smallStore()
    const writer = new ObjectWriter(store, new Set(), false)
    for (let number = 0; number < 20; number++) await writer.addObject('article', { n: number + 10 })
    await writer.addObject('article', { long: 'x'.repeat(40) })
    await writer.addObject('article', { n: 1 })
    await writer.flush()
    expect(batches.map(({ length }) => length)).toEqual([3, 3, 3, 3, 3, 3, 3, 1])
    expect(batches.flat()).toHaveLength(22)
    expect(most()).toBe(2)
  })

  it('reads no text that is known, and in a dry run writes nothing', async () => {
    const { store, batches } = smallStore()
    const dry = new ObjectWriter(store, new Set(['article/known']), true)
    const read = () => {
      throw new Error('was read')
    }
    await dry.addObjectText('article/known', read)
    await dry.addObjectText('article/new', read)
    await dry.flush()
    expect([dry.writtenCount, dry.unchangedCount, batches]).toEqual([1, 1, []])
  })

  it('reports a failed batch once nothing is in progress', async () => {
    const { store } = smallStore(async (batch) => {
      await setTimeout(1)
      if (batch === 1) throw new Error('refused')
    })
    const writer = new ObjectWriter(store, new Set(), false)
    for (let number = 0; number < 4; number++) await writer.addObject('article', { number })
    await expect(writer.flush()).rejects.toThrow('refused')
    await expect(writer.flush()).resolves.toBeUndefined()
  })
})

describe('stored articles', () => {
  it('are read a hundred at a time, in order', async () => {
    const store = memoryStore()
    const articles = Array.from({ length: 250 }, (_, number) => {
      const text = JSON.stringify({ kind: 'article', number, fields: {}, body: {} })
      store.values.set(`article/${digestOf(text)}`, text)
      return { address: `/e/${number}`, digest: digestOf(text) }
    })
    const asked: number[] = []
    const bulk = {
      ...store,
      readMany: async (keys: readonly string[]) => {
        asked.push(keys.length)
        return new Map(keys.map((key) => [key, store.values.get(key) ?? null]))
      },
    }
    const read: unknown[] = []
    for await (const [{ address }, document] of readArticleDocuments(bulk, articles))
      read.push([address, 'number' in document && document.number])
    expect(read).toEqual(articles.map(({ address }, number) => [address, number]))
    expect(asked.filter((count) => count > 0)).toEqual([100, 100, 50])
    store.values.delete(`article/${articles[120]?.digest}`)
    const all = async () => {
      for await (const _ of readArticleDocuments(store, articles));
    }
    await expect(all()).rejects.toThrow('cannot be read')
  })
})

it('keys of pictures are separated from those of objects', () => {
  const keys = ['article/a', '/media/x.png', 'release', '/media/y.jpg']
  expect(separatePictures(keys)).toEqual({
    objectKeys: ['article/a', 'release'],
    pictureNames: ['x.png', 'y.jpg'],
  })
})
