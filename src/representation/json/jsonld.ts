import type { Representation } from '../representation.ts'
import { jsonRepresentation } from './json.ts'

/** The same bytes as JSON, under the media type that linked-data clients ask for. */
export const jsonldRepresentation: Representation = {
  ...jsonRepresentation,
  name: 'jsonld',
  label: 'JSON-LD',
  mediaType: 'application/ld+json',
  contentType: 'application/ld+json',
  extension: 'jsonld',
}
