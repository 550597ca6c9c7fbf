import { html } from './html/html-importer.ts'
import type { Importer } from './importer.ts'
import { json } from './json/json-importer.ts'
import { markdown } from './markdown/markdown-importer.ts'
import { otherZip } from './other-zip.ts'
import { pagePart } from './page-part.ts'
import { text } from './plain-text/text-importer.ts'
import { webCapture } from './web-capture/web-capture-importer.ts'
import { wordpress } from './wordpress/wordpress-importer.ts'

/** THE LIST of importers: the first that detects a file reads it. Markdown may open an HTML file: it comes before. */
export const importers: readonly Importer[] = [
  wordpress,
  webCapture,
  markdown,
  json,
  html,
  text,
  otherZip,
  pagePart,
]
