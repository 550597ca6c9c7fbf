import { atom } from './feeds/atom.ts'
import { jsonFeed } from './feeds/json-feed.ts'
import { html } from './html/html.tsx'
import { json } from './json/json.ts'
import { jsonld } from './json/jsonld.ts'
import { markdown } from './markdown.ts'
import type { Representation } from './representation.ts'
import { text } from './text.ts'

/** THE LIST, in order of preference: the first is the default. */
export const representations: readonly Representation[] = [html, json, jsonld, markdown, text, atom, jsonFeed]
