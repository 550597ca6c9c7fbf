import { atom } from './atom.ts'
import { feed } from './feed.ts'
import { html } from './html/html.tsx'
import { json } from './json.ts'
import { jsonld } from './jsonld.ts'
import { markdown } from './markdown.ts'
import type { Representation } from './representation.ts'
import { text } from './text.ts'

/** THE LIST, in order of preference. The first is served when nothing is asked for. */
export const representations: readonly Representation[] = [html, json, jsonld, markdown, text, atom, feed]
