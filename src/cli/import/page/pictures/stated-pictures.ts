import { isObject, type JsonObject, toText } from '../../record/json-values.ts'
import { listMetaValues } from '../metadata/meta-tags.ts'
import type { WebPage } from '../metadata/web-page.ts'

/** Maximum depth of nested JSON-LD values. */
const maxDescriptionDepth = 3

/** Lists picture URLs in JSON-LD. Follows references by `@id`, and reads each object once. */
class JsonLdPictureReader {
  readonly #unreadObjectsById: Map<unknown, JsonObject[]>
  readonly #readObjects = new Set<JsonObject>()

  constructor(describedObjects: readonly JsonObject[]) {
    this.#unreadObjectsById = Map.groupBy(describedObjects, (each) => each['@id'])
  }

  readPictureUrlsIn(value: unknown, depth = 0): string[] {
    if (depth > maxDescriptionDepth) return []
    if (Array.isArray(value)) return value.flatMap((each) => this.readPictureUrlsIn(each, depth + 1))
    if (!isObject(value)) return [toText(value) ?? '']
    if (this.#readObjects.has(value)) return []
    this.#readObjects.add(value)
    const id = value['@id']
    const referencedObjects = typeof id === 'string' ? (this.#unreadObjectsById.get(id) ?? []) : []
    this.#unreadObjectsById.delete(id)
    return [value.url, value.contentUrl, ...referencedObjects].flatMap((each) =>
      this.readPictureUrlsIn(each, depth + 1),
    )
  }
}

/** Lists the URLs of the pictures that a page's metadata states for the article. */
export function listStatedPictureUrls({ metaTags, jsonLdArticles, jsonLdObjects }: WebPage): string[] {
  const jsonLdReader = new JsonLdPictureReader(jsonLdObjects)
  return [
    ...listMetaValues(
      metaTags,
      'og:image',
      'og:image:url',
      'og:image:secure_url',
      'twitter:image',
      'twitter:image:src',
      'image',
    ),
    ...jsonLdArticles.flatMap(({ image, primaryImageOfPage }) =>
      jsonLdReader.readPictureUrlsIn([image, primaryImageOfPage]),
    ),
  ].filter((url) => url !== '')
}
