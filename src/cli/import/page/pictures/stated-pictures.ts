import { isObject, type JsonObject, toText } from '../../record/json-values.ts'
import { findMetaValues } from '../metadata/meta-tags.ts'
import type { WebPage } from '../metadata/web-page.ts'

/** Maximum depth of nested descriptions. */
const maxDepth = 3

/** Finds the addresses of pictures in JSON-LD, where objects refer to each other by `@id`; reads each object once. */
class StatedPictureReader {
  readonly #unreadById: Map<unknown, JsonObject[]>
  readonly #readObjects = new Set<JsonObject>()

  constructor(describedObjects: readonly JsonObject[]) {
    this.#unreadById = Map.groupBy(describedObjects, (each) => each['@id'])
  }

  listAddressesIn(value: unknown, depth = 0): string[] {
    if (depth > maxDepth) return []
    if (Array.isArray(value)) return value.flatMap((each) => this.listAddressesIn(each, depth + 1))
    if (!isObject(value)) return [toText(value) ?? '']
    if (this.#readObjects.has(value)) return []
    this.#readObjects.add(value)
    const id = value['@id']
    const described = typeof id === 'string' ? (this.#unreadById.get(id) ?? []) : []
    this.#unreadById.delete(id)
    return [value.url, value.contentUrl, ...described].flatMap((each) =>
      this.listAddressesIn(each, depth + 1),
    )
  }
}

/** Lists the addresses of the pictures that a page's metadata name as its article's. */
export function listStatedPictures({ metaTags, jsonLdArticles, jsonLdObjects }: WebPage): string[] {
  const addresses = new StatedPictureReader(jsonLdObjects)
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
      addresses.listAddressesIn([image, primaryImageOfPage]),
    ),
  ].filter((address) => address !== '')
}
