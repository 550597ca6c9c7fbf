import { expect, it, vi } from 'vitest'
import { readListedHtml } from '../../../src/edge/variant/read-listed-html.ts'
import type { CollectionDocument } from '../../../src/model/document.ts'
import { articleEntry, madeRelease } from '../../archive/made-release.ts'
import { memoryStore } from '../../support/memory-store.ts'

/** Reads the texts of a feed of articles, given by their HTML; `null` for one whose document is lost. */
async function readTexts(texts: readonly (string | null)[], feed: Partial<CollectionDocument> = {}) {
  const { keep } = await madeRelease([])
  const documents = texts.map((html) => ({ kind: 'article', body: { html } }))
  const digests = await Promise.all(documents.map((document) => keep('article', document)))
  const { store, root } = await madeRelease(
    digests.map((digest, index) => articleEntry(`/e/${index}`, digest)),
  )
  const objects = memoryStore()
  for (const [index, document] of documents.entries())
    if (texts[index] !== null) objects.values.set(`article/${digests[index]}`, JSON.stringify(document))
  for (const [key, value] of store.values) objects.values.set(key, value)
  const listings = texts.map((_, index) => ({ address: `/e/${index}` }))
  return readListedHtml(objects, root, {
    address: '/e/',
    chain: null,
    listings,
    ...feed,
  } as CollectionDocument)
}

it('the texts of a feed are those of its first ten articles, in order, unless they are long', async () => {
  const texts = Array.from({ length: 11 }, (_, index) => `<p>${index}</p>`)
  expect(await readTexts(texts)).toEqual(texts.slice(0, 10))
  expect(await readTexts(['a'.repeat(32_767), 'a'.repeat(32_768)])).toEqual(['a'.repeat(32_767), ''])
})

it('a feed has the texts of the articles that can be read, and none of addresses without an article', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await readTexts(['<p>A</p>', null, '<p>C</p>'])).toEqual(['<p>A</p>', null, '<p>C</p>'])
  expect(log).toHaveBeenCalledTimes(1)
  expect(await readTexts([], { listings: [{ address: '/e/none' }] as never })).toEqual([''])
})

it('only the first document of an archived feed has texts', async () => {
  const chain = (current: string) => ({ chain: { current, earlier: null } })
  expect(await readTexts(['<p>A</p>'], chain('/e/'))).toEqual(['<p>A</p>'])
  expect(await readTexts(['<p>A</p>'], chain('/e/other'))).toBeUndefined()
})
