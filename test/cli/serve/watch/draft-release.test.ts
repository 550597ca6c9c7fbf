import { expect, it } from 'vitest'
import { resolveAddress } from '../../../../src/archive/locate.ts'
import type { ObjectStore } from '../../../../src/archive/objects.ts'
import { readDocument, readRoot } from '../../../../src/archive/release.ts'
import { createDraftRelease } from '../../../../src/cli/serve/watch/draft-release.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

it('a draft release has the new documents, with the neighbours of the served ones, beside everything else', async () => {
  const articles = ['a', 'b', 'c'].map((name) => [
    `e/articles/${name}.md`,
    articleFile(`headline: ${name.toUpperCase()}\npublished: 2016-04-08\nurl: https://e.example/${name}`),
  ])
  const store = memoryStore()
  await publishSound(await smallArchive(Object.fromEntries(articles)), store)
  const served = await store.readPointer()
  const documentOf = (address: string, headline: string) =>
    JSON.stringify({ kind: 'article', edition: 'e', address, fields: { headline } })
  const documents = new Map([
    ['/e/a', documentOf('/e/a', 'New A')],
    ['/e/b', documentOf('/e/b', 'New B')],
    ['/e/new', documentOf('/e/new', 'New')],
  ])
  const { rootDigest, textByKey } = await createDraftRelease(store, served?.root ?? '', documents)
  const draft: ObjectStore = {
    read: async (key, options) => {
      const text = textByKey.get(key)
      return text === undefined
        ? store.read(key, options)
        : (new TextEncoder().encode(text).buffer as ArrayBuffer)
    },
  }
  const entryAt = async (source: ObjectStore, digest: string, address: string) => {
    const found = await resolveAddress(source, await readRoot(source, digest), address)
    if (found?.kind !== 'entry' || found.entry.kind !== 'article') throw new Error(`no article at ${address}`)
    return found.entry
  }
  const headlineAt = async (address: string) => {
    const document = await readDocument(draft, await entryAt(draft, rootDigest, address))
    return document.kind === 'article' && document.fields.headline
  }
  expect(await Promise.all(['/e/a', '/e/b', '/e/new', '/e/c'].map(headlineAt))).toEqual([
    'New A',
    'New B',
    'New',
    'C',
  ])
  const neighboursOf = async (source: ObjectStore, digest: string, address: string) =>
    (await entryAt(source, digest, address)).neighbours
  const servedNeighbours = await neighboursOf(store, served?.root ?? '', '/e/b')
  expect(servedNeighbours).toBeDefined()
  expect(await neighboursOf(draft, rootDigest, '/e/b')).toEqual(servedNeighbours)
  expect((await readRoot(draft, rootDigest)).editions).toEqual(
    (await readRoot(store, served?.root ?? '')).editions,
  )
  expect(store.values.has(`root/${rootDigest}`)).toBe(false)
})
