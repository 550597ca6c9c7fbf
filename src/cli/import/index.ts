import { htmlImporter } from './html/html-importer.ts'
import type { Importer } from './importer.ts'
import { jsonImporter } from './json/json-importer.ts'
import { markdownImporter } from './markdown/markdown-importer.ts'
import { otherZipImporter } from './other-zip.ts'
import { pagePartImporter } from './page-part.ts'
import { textImporter } from './plain-text/text-importer.ts'
import { mhtmlImporter } from './saved-page/mhtml-importer.ts'
import { webarchiveImporter } from './saved-page/webarchive-importer.ts'
import { siteFileImporter } from './site-file.ts'
import { substackImporter } from './substack/substack-importer.ts'
import { webCaptureImporter } from './web-capture/web-capture-importer.ts'
import { wordpressImporter } from './wordpress/wordpress-importer.ts'

/**
 * All importers, in order of precedence: the first to recognise a file reads it. Markdown comes before HTML because an
 * HTML file can begin with front matter.
 */
export const importers: readonly Importer[] = [
  siteFileImporter,
  substackImporter,
  wordpressImporter,
  webCaptureImporter,
  mhtmlImporter,
  webarchiveImporter,
  markdownImporter,
  jsonImporter,
  htmlImporter,
  textImporter,
  otherZipImporter,
  pagePartImporter,
]
