import type { ArticleFields } from '../../../../model/article.ts'
import { escapeHtml } from '../../../content/html/escape-html.ts'
import type { ImportEvent, SourceFile } from '../../importer.ts'
import { markdownFromHtml } from '../../markup/html-body.ts'
import { type RecordAttachment, renderAttachment } from '../../markup/render-attachment.ts'
import { accountForRecord } from '../../record/account-for-record.ts'
import { emptyArticleFields } from '../../record/empty-article-fields.ts'
import { findForeignLanguage } from '../../record/find-foreign-language.ts'
import {
  findLineField,
  findTextField,
  type JsonObject,
  removeDuplicates,
  toNames,
  toObjects,
} from '../../record/json-values.ts'
import { guessHeadline } from '../../text/guess-headline.ts'
import { parseWrittenDate } from '../../text/parse-written-date.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { joinBodyParts, markdownFromText } from '../records/body-parts.ts'
import { createArticleEvent, createRecordRejection, type RecordContext } from '../records/record-context.ts'
import { streamJsonValues } from '../stream/json-stream.ts'

/** Facts that a feed states once for all its items. */
export interface FeedFacts {
  authors: string[]
  language: string | null
}

/** Reads the feed's facts, before or after its items. */
export async function readFeedFacts(source: SourceFile): Promise<FeedFacts> {
  const facts: JsonObject = {}
  for await (const fact of streamJsonValues(source, ['$.author', '$.authors', '$.language']))
    if (fact.kind === 'value') facts[fact.key] = fact.value
  return { authors: readFeedAuthors(facts), language: findTextField(facts, 'language') }
}

/** JSON Feed 1.0 has `author`, 1.1 has `authors`. */
const readFeedAuthors = ({ author, authors }: JsonObject) => removeDuplicates(toNames(authors ?? author))

const renderLink = (url: string) =>
  markdownFromHtml(`<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`)

/** Renders a file of an item as a picture or a link. */
const renderFile = (url: string, otherFields: Partial<RecordAttachment> = {}) =>
  markdownFromHtml(
    renderAttachment({
      url,
      mediaType: null,
      alternativeText: null,
      title: null,
      captionHtml: null,
      ...otherFields,
    }),
  )

/** Returns the pictures and attachments that the item's HTML does not already contain. */
function listMissingFiles(item: JsonObject, html: string | null) {
  const isUrlMissing = (url: string | null): url is string => url !== null && !html?.includes(url)
  const images = removeDuplicates(
    [findTextField(item, 'image'), findTextField(item, 'banner_image')].filter(isUrlMissing),
  )
  const attachments = toObjects(item.attachments).flatMap((each) => {
    const [url, title] = [findTextField(each, 'url'), findTextField(each, 'title')]
    return url === null ? [] : [{ url, title, mediaType: findTextField(each, 'mime_type') }]
  })
  return { images, attachments: attachments.filter(({ url, title }) => title !== null || isUrlMissing(url)) }
}

/** Returns an item's body as Markdown, and the strings of the item that it contains. */
function renderItemBody(item: JsonObject): { markdown: string; usedTexts: (string | null)[] } {
  const html = findTextField(item, 'content_html')
  const text = html === null ? findTextField(item, 'content_text', 'summary') : null
  const externalUrl = findTextField(item, 'external_url')
  const { images, attachments } = listMissingFiles(item, html)
  const markdown = joinBodyParts([
    ...images.map((url) => renderFile(url)),
    html === null ? markdownFromText(text ?? '') : markdownFromHtml(html),
    externalUrl === null || html?.includes(externalUrl) ? '' : renderLink(externalUrl),
    ...attachments.map(({ url, ...more }) => renderFile(url, more)),
  ])
  return { markdown, usedTexts: [html, text, ...attachments.map(({ title }) => title)] }
}

function findItemUrls(item: JsonObject): Pick<ArticleFields, 'url' | 'identifiers'> {
  const id = findTextField(item, 'id')
  const url = [findTextField(item, 'url'), id].find((each) => each !== null && isWebUrl(each)) ?? null
  return { url, identifiers: id === null || id === url ? {} : { feed: id } }
}

/** Fields that repeat the content in full or in part. */
const otherRepresentationPattern = /^(?:content_text|summary)$/

/** Reads an item of a JSON Feed (1.0 or 1.1). */
export function readFeedItem(item: JsonObject, facts: FeedFacts, context: RecordContext): ImportEvent {
  const { edition } = context.briefing
  const { markdown, usedTexts } = renderItemBody(item)
  const title = findLineField(item, 'title')
  const headline = title ?? guessHeadline(markdown)
  if (headline === '')
    return createRecordRejection(
      context,
      'has neither a title nor text: add one of them, or leave the article out',
    )
  const itemAuthors = readFeedAuthors(item)
  const parseFieldDate = (name: string) => parseWrittenDate(findTextField(item, name) ?? '', edition.language)
  const fields: ArticleFields = {
    ...emptyArticleFields,
    headline,
    ...findItemUrls(item),
    published: parseFieldDate('date_published'),
    modified: parseFieldDate('date_modified'),
    authors: itemAuthors.length > 0 ? itemAuthors : facts.authors,
    topics: removeDuplicates(toNames(item.tags)),
    language: findForeignLanguage(findTextField(item, 'language') ?? facts.language, edition),
    provenance: {
      ...(title === null ? { headline: 'inferred' } : {}),
      ...(itemAuthors.length > 0 || facts.authors.length === 0 ? {} : { authors: 'feed' }),
    },
  }
  const accountedTexts = {
    usedTexts: [...usedTexts, title ?? headline, ...itemAuthors, ...fields.topics],
    dropped: [],
    otherRepresentationPattern,
  }
  const account = accountForRecord(item, accountedTexts, { fields, markdown })
  return createArticleEvent(context, { fields, markdown, slug: null, account })
}
