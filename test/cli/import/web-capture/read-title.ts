import type { HtmlPage, PageArticleOrKind } from '../../../../src/cli/import/html/read-html-page.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'

/**
 * Replaces `readHtmlPage`, which has its own tests: the title becomes the headline, the received bytes the body, and a
 * page without a title is a front.
 */
export function readHtmlPage({ bytes, url, contentType }: HtmlPage): PageArticleOrKind {
  const title = /<title>([^<]+)/.exec(Buffer.from(bytes).toString('utf8'))?.[1]
  if (title === undefined) return { otherKind: 'front' }
  if (title === 'nested') return { otherKind: 'nested' }
  const canonical = /<link rel=canonical href=([^>]+)>/.exec(Buffer.from(bytes).toString('utf8'))?.[1]
  if (title === 'throw') throw new RangeError('Maximum call stack size exceeded')
  return {
    fields: { ...emptyArticleFields, headline: title, url, formerly: canonical ? [canonical] : [] },
    markdown: `${contentType} ${bytes.length}`,
    embeddedPictures: [],
    warnings: [],
    siteName: null,
    unlistedUrls: [],
    account: { sourceText: '', dropped: [] },
  }
}
