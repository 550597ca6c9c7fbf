import { addressToPath } from '../model/address.ts'
import type { HoldingsDocument } from '../model/document.ts'
import { encodings, partOf } from './json-parts.ts'
import type { Setting } from './representation.ts'
import { wordsFor } from './words/index.ts'

/** What an edition holds, as schema.org `Dataset`; the numbers are under `morgue:`, gaps as they were declared. */
export function holdingsJson(document: HoldingsDocument, setting: Setting): Record<string, unknown> {
  const url = setting.archive.url + addressToPath(document.address)
  const { first, last } = document
  return {
    '@context': ['https://schema.org', { morgue: `${setting.archive.url}/schema/article.json#` }],
    '@type': 'Dataset',
    '@id': url,
    url,
    name: `${setting.edition?.name ?? ''} – ${wordsFor(setting.language).holdings.title}`,
    inLanguage: setting.language,
    ...(first === null || last === null ? {} : { temporalCoverage: `${first}/${last}` }),
    isPartOf: partOf(setting),
    encoding: encodings(setting),
    'morgue:articles': document.articles,
    'morgue:first': first,
    'morgue:last': last,
    'morgue:periods': document.periods,
    'morgue:without': document.without,
    'morgue:gaps': setting.edition?.gaps ?? [],
  }
}
