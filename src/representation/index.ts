import { bibtex } from './citations/bibtex.ts'
import { csl } from './citations/csl.ts'
import { ris } from './citations/ris.ts'
import { atom } from './feeds/atom.ts'
import { jsonFeed } from './feeds/json-feed.ts'
import { html } from './html/html.tsx'
import { json } from './json/json.ts'
import { jsonld } from './json/jsonld.ts'
import { linkset } from './linkset.ts'
import { markdown } from './markdown.ts'
import type { Representation } from './representation.ts'
import { text } from './text.ts'

/** THE LIST, in order of preference: the first is the default. */
export const representations: readonly Representation[] = [
  html,
  json,
  jsonld,
  markdown,
  text,
  csl,
  ris,
  bibtex,
  atom,
  jsonFeed,
]

/** Representations with a URL of their own: those of the list, and the linkset, which no `Accept` chooses. */
export const addressableRepresentations: readonly Representation[] = [...representations, linkset]

/** Finds a representation by its name in internal URLs. */
export const findRepresentation = (name: string): Representation | null =>
  addressableRepresentations.find((representation) => representation.name === name) ?? null
