import { statSync } from 'node:fs'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import type { Briefing } from '../briefing.ts'
import { createRejection, type ImportEvent, type Importer, type SourceFile } from '../importer.ts'
import { savePageRemedy } from '../source/save-page-remedy.ts'
import { readWhole } from '../source/source-file.ts'
import { toPageKey } from '../urls/page-key.ts'
import { looksLikeHtml } from './html-beginning.ts'
import { yieldPageEvents } from './page-events.ts'
import { readHtmlPage } from './read-html-page.ts'
import { deriveMirrorFilePath, urlsFromMirrorPath } from './urls-from-mirror-path.ts'

function isFile(candidatePath: string): boolean {
  try {
    return statSync(candidatePath).isFile()
  } catch {
    return false
  }
}

/**
 * True if the mirror contains another file for this URL, including a name to which `wget --adjust-extension`
 * added `.html`.
 */
const hasOtherMirroredFile = (url: string | null, file: string, { edition }: Briefing): boolean => {
  const mirrorFile = url === null ? null : deriveMirrorFilePath(url, file, edition)
  if (mirrorFile === null) return false
  return [mirrorFile, `${mirrorFile}.html`].some(
    (candidateFile) => candidateFile !== path.normalize(file) && isFile(candidateFile),
  )
}

/**
 * Sets an article's URLs from its file's path in a mirror. The first URL becomes the article's own if the
 * page states no URL, or the URL of another file, as printer's versions and the later pages of a story do.
 * Removes the URLs of other files from `formerly`.
 */
function reconcileUrlsWithMirrorPath(fields: ArticleFields, file: string, briefing: Briefing): void {
  const [firstUrl, ...otherUrls] = urlsFromMirrorPath(file, briefing.edition)
  if (firstUrl === undefined) return
  const candidateUrls = new Set([...fields.formerly, firstUrl, ...otherUrls])
  const isStatedUrlOwn = fields.url !== null && !hasOtherMirroredFile(fields.url, file, briefing)
  if (!isStatedUrlOwn) {
    fields.url = firstUrl
    fields.provenance = { ...fields.provenance, url: 'path' }
  }
  const ownPageKey = toPageKey(fields.url ?? firstUrl)
  fields.formerly = [...candidateUrls].filter(
    (url) => toPageKey(url) !== ownPageKey && !hasOtherMirroredFile(url, file, briefing),
  )
}

/** Maximum size of a page, in bytes. */
const maxPageBytes = 32 * 1024 * 1024

/** Imports saved web pages. */
export const htmlImporter: Importer = {
  name: 'html',
  recognises: ({ file, head }) => /\.(?:html?|xhtml|shtml)$/i.test(file) || looksLikeHtml(head),
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> {
    const { file } = source
    const reject = (reason: string) => createRejection(file, reason)
    if (source.size === 0) return yield reject(`is empty: leave it out, or ${savePageRemedy}`)
    const bytes = await readWhole(source, maxPageBytes)
    if (bytes === 'too large')
      return yield reject(`is larger than 32 MiB, the limit for one page: leave it out, or ${savePageRemedy}`)
    const [mirroredUrl = null] = urlsFromMirrorPath(file, briefing.edition)
    const htmlPage = {
      bytes,
      url: null,
      contentType: null,
      mirroredUrl,
      pathFromGivenFolder: source.pathFromGivenFolder,
    }
    const pageReading = readHtmlPage(htmlPage, briefing)
    if (!('otherKind' in pageReading)) reconcileUrlsWithMirrorPath(pageReading.fields, file, briefing)
    yield* yieldPageEvents(pageReading, file, { bytes, mediaType: 'text/html', extension: 'html' })
  },
}
