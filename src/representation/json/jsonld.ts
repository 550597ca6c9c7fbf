import type { Representation } from '../representation.ts'
import { jsonRepresentation } from './json.ts'

/** The same bytes as the JSON representation, with the media type that linked-data clients request. */
export const jsonldRepresentation: Representation = {
  ...jsonRepresentation,
  name: 'jsonld',
  label: 'JSON-LD',
  mediaType: 'application/ld+json',
  contentType: 'application/ld+json',
  extension: 'jsonld',
}
