import type { Representation } from '../representation.ts'
import { json } from './json.ts'

/** The same bytes as JSON, under the media type that linked-data clients ask for. */
export const jsonld: Representation = {
  ...json,
  name: 'jsonld',
  label: 'JSON-LD',
  mediaType: 'application/ld+json',
  contentType: 'application/ld+json',
  extension: 'jsonld',
}
