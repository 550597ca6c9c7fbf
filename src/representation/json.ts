import { articleJson } from './article-json.ts'
import { holdingsJson } from './holdings-json.ts'
import { collectionJson, pageJson } from './list-json.ts'
import type { Representation } from './representation.ts'

const write = (value: Record<string, unknown>) => `${JSON.stringify(value, null, 1)}\n`

export const json: Representation = {
  name: 'json',
  mediaType: 'application/json',
  contentType: 'application/json; charset=utf-8',
  extension: 'json',
  purpose: 'schema.org data, for programs',
  article: (document, setting) => write(articleJson(document, setting)),
  collection: (document, setting) => write(collectionJson(document, setting)),
  page: (document, setting) => write(pageJson(document, setting)),
  holdings: (document, setting) => write(holdingsJson(document, setting)),
}
