import { isObject, type JsonObject, toText } from '../../record/json-values.ts'
import { findMetaValues } from '../metadata/meta-tags.ts'
import type { WebPage } from '../metadata/web-page.ts'

/** Maximum depth of nested descriptions. */
const maxDepth = 3

/** Finds the addresses of pictures in JSON-LD, where objects refer to each other by `@id`; reads each object once. */
class StatedAddresses {
  readonly #unread: Map<unknown, JsonObject[]>
  readonly #read = new Set<JsonObject>()

  constructor(jsonLd: readonly JsonObject[]) {
    this.#unread = Map.groupBy(jsonLd, (each) => each['@id'])
  }

  listIn(value: unknown, remainingDepth = 0): string[] {
    if (remainingDepth > maxDepth) return []
    if (Array.isArray(value)) return value.flatMap((each) => this.listIn(each, remainingDepth + 1))
    if (!isObject(value)) return [toText(value) ?? '']
    if (this.#read.has(value)) return []
    this.#read.add(value)
    const id = value['@id']
    const described = typeof id === 'string' ? (this.#unread.get(id) ?? []) : []
    this.#unread.delete(id)
    return [value.url, value.contentUrl, ...described].flatMap((each) =>
      this.listIn(each, remainingDepth + 1),
    )
  }
}

/** Lists the addresses of the pictures that a page's metadata name as its article's. */
export function listStatedPictures({ metaTags, jsonLdArticles, jsonLd }: WebPage): string[] {
  const addresses = new StatedAddresses(jsonLd)
  return [
    ...findMetaValues(
      metaTags,
      'og:image',
      'og:image:url',
      'og:image:secure_url',
      'twitter:image',
      'twitter:image:src',
      'image',
    ),
    ...jsonLdArticles.flatMap(({ image, primaryImageOfPage }) =>
      addresses.listIn([image, primaryImageOfPage]),
    ),
  ].filter((address) => address !== '')
}
