import { objectKey } from '../archive/keys.ts'
import { type ObjectStore, readObject } from '../archive/objects.ts'
import { parsePointer } from '../archive/pointer.ts'
import { answerSitemap, sitemapName } from './named/sitemap.ts'
import type { SearchSource } from './search/search-source.ts'
import { answerSearch, searchPrefix } from './search/search-variant.ts'
import { parseVariantPath, pointerPath } from './variant/path.ts'
import { answerVariant } from './variant/render.ts'

/** Where variants are made from. */
export interface VariantSource {
  store: ObjectStore
  /** The text of the key `release`; `null` when there is none. */
  readPointer: () => Promise<string | null>
  search: SearchSource
}

/** The pointer is asked for often and moves seldom; a year-old one is better than none. */
const pointerPolicy = 'public, max-age=10, stale-if-error=31536000'

const json = (value: unknown, policy: string) =>
  Response.json(value, { headers: { 'cache-control': policy } })

async function pointer({ readPointer }: VariantSource): Promise<Response> {
  const found = parsePointer((await readPointer()) ?? '')
  if (!found) throw new Error('no release pointer')
  return json(found, pointerPolicy)
}

async function root({ store }: VariantSource, digest: string): Promise<Response> {
  return json(await readObject(store, objectKey('root', digest)), 'public, max-age=31536000')
}

/** What the `Variant` entrypoint answers at an internal path. Whatever cannot be read is a 503 that nobody keeps. */
export async function answerInternally(source: VariantSource, path: string): Promise<Response> {
  try {
    if (path === pointerPath) return await pointer(source)
    if (path.startsWith('/root/')) return await root(source, path.slice('/root/'.length))
    if (path.startsWith(searchPrefix)) return await answerSearch(source, path)
    const question = parseVariantPath(path)
    if (!question) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
    const answer = question.representation === sitemapName ? answerSitemap : answerVariant
    return await answer(source.store, question)
  } catch (error) {
    console.error(error)
    return new Response(null, { status: 503, headers: { 'cache-control': 'no-store' } })
  }
}
