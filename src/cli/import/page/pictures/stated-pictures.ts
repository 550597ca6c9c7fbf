import { isObject, type JsonObject, toText } from '../../record/json-values.ts'
import { findMetaValues } from '../metadata/meta-tags.ts'
import type { WebPage } from '../metadata/web-page.ts'

const addressesIn = (value: unknown, jsonLd: readonly JsonObject[], depth = 0): string[] => {
  if (depth > 3) return []
  if (Array.isArray(value)) return value.flatMap((each) => addressesIn(each, jsonLd, depth + 1))
  if (!isObject(value)) return [toText(value) ?? '']
  const id = value['@id']
  const described =
    typeof id === 'string' ? jsonLd.filter((each) => each !== value && each['@id'] === id) : []
  return [value.url, value.contentUrl, ...described].flatMap((each) => addressesIn(each, jsonLd, depth + 1))
}

/** Lists the addresses of the pictures that a page's metadata name as its article's. */
export const listStatedPictures = ({ tags, articles, jsonLd }: WebPage): string[] =>
  [
    ...findMetaValues(
      tags,
      'og:image',
      'og:image:url',
      'og:image:secure_url',
      'twitter:image',
      'twitter:image:src',
      'image',
    ),
    ...articles.flatMap(({ image, primaryImageOfPage }) => addressesIn([image, primaryImageOfPage], jsonLd)),
  ].filter((address) => address !== '')
