import { bibtexRepresentation } from './citations/bibtex.ts'
import { cslRepresentation } from './citations/csl.ts'
import { risRepresentation } from './citations/ris.ts'
import { atomRepresentation } from './feeds/atom.ts'
import { jsonFeedRepresentation } from './feeds/json-feed.ts'
import { htmlRepresentation } from './html/html.tsx'
import { jsonRepresentation } from './json/json.ts'
import { jsonldRepresentation } from './json/jsonld.ts'
import { linksetRepresentation } from './linkset.ts'
import { markdownRepresentation } from './markdown.ts'
import type { Representation } from './representation.ts'
import { textRepresentation } from './text.ts'

/** The representations that can be negotiated, in order of preference. The first is the default. */
export const representations: readonly Representation[] = [
  htmlRepresentation,
  jsonRepresentation,
  jsonldRepresentation,
  markdownRepresentation,
  textRepresentation,
  cslRepresentation,
  risRepresentation,
  bibtexRepresentation,
  atomRepresentation,
  jsonFeedRepresentation,
]

/**
 * Representations that have a URL of their own: the negotiated ones, and the linkset, which `Accept` never selects.
 */
export const addressableRepresentations: readonly Representation[] = [
  ...representations,
  linksetRepresentation,
]

/** Finds a representation by its name in internal URLs, or returns `null` if there is none. */
export const findRepresentation = (name: string): Representation | null =>
  addressableRepresentations.find((representation) => representation.name === name) ?? null
