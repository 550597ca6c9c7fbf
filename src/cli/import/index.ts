import type { Importer } from './importer.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { text } from './text.ts'
import { wordpress } from './wordpress.ts'

/** THE LIST of importers: the first that detects a file reads it. */
export const importers: readonly Importer[] = [wordpress, markdown, json, text]
