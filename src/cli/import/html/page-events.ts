import { type ArticleOriginal, createRejection, createSiteStatement, type ImportEvent } from '../importer.ts'
import { isTakeableKind } from '../page/is-takeable-kind.ts'
import { savePageRemedy } from '../source/save-page-remedy.ts'
import type { PageArticleOrKind } from './read-html-page.ts'

const rejectionReasonByKind: ReadonlyMap<string, string> = new Map([
  [
    'empty',
    'contains no article text: leave it out. If a browser shows an article there, write extract: { body: ".story" } in edition.yaml, with the CSS selector of its text in place of .story (the browser shows the selector under Inspect)',
  ],
  ['binary', `is a binary file, not a web page: leave it out, or ${savePageRemedy}`],
  [
    'large',
    'is larger than 16 MiB without its pictures, the limit for one article: leave it out, or save its text as a .txt file',
  ],
  ['nested', `contains elements nested more than 512 levels deep: leave it out, or ${savePageRemedy}`],
])

/**
 * Yields the events of a page: its warnings, its unlisted URLs, its statement about the site, and its
 * article. If the page is not an article, yields only an event with the reason.
 */
export function* yieldPageEvents(
  pageReading: PageArticleOrKind,
  file: string,
  original: ArticleOriginal,
): Generator<ImportEvent> {
  if ('otherKind' in pageReading) {
    const otherKind = pageReading.otherKind
    const reason = rejectionReasonByKind.get(otherKind)
    yield reason === undefined
      ? { kind: 'skipped', file, why: otherKind, record: file, takeable: isTakeableKind(otherKind) }
      : createRejection(file, reason)
    return
  }
  const { fields, markdown, embeddedPictures, account, warnings, unlistedUrls, siteName } = pageReading
  for (const text of warnings) yield { kind: 'warning', file, text }
  if (unlistedUrls.length > 0) yield { kind: 'unlisted', unlistedUrls }
  yield createSiteStatement({ name: siteName, url: fields.url === null ? null : new URL(fields.url).origin })
  yield { kind: 'article', slug: null, fields, markdown, embeddedPictures, account, original }
}
