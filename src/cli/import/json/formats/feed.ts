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

/** Authors and language that a feed states once for all its items. */
export interface FeedDefaults {
  authors: string[]
  language: string | null
}

/** Reads a feed's authors and language, which can come before or after its items. */
export async function readFeedDefaults(source: SourceFile): Promise<FeedDefaults> {
  const feedMembers: JsonObject = {}
  for await (const streamedMember of streamJsonValues(source, ['$.author', '$.authors', '$.language']))
    if (streamedMember.kind === 'value') feedMembers[streamedMember.key] = streamedMember.value
  return { authors: listFeedAuthorNames(feedMembers), language: findTextField(feedMembers, 'language') }
}

/** Lists the author names of a feed or an item. JSON Feed 1.0 has `author`, 1.1 has `authors`. */
const listFeedAuthorNames = ({ author, authors }: JsonObject) => removeDuplicates(toNames(authors ?? author))

const renderLinkMarkdown = (url: string) =>
  markdownFromHtml(`<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`)

/** Renders an item's picture or attachment as Markdown, with the given caption fields. */
const renderFileMarkdown = (url: string, attachmentFields: Partial<RecordAttachment> = {}) =>
  markdownFromHtml(
    renderAttachment({
      url,
      mediaType: null,
      alternativeText: null,
      title: null,
      captionHtml: null,
      ...attachmentFields,
    }),
  )

/** Lists an item's pictures and attachments whose URLs do not occur in its HTML, plus every attachment with a title. */
function listFilesToAdd(item: JsonObject, html: string | null) {
  const isMissingFromHtml = (url: string | null): url is string => url !== null && !html?.includes(url)
  const imageUrls = removeDuplicates(
    [findTextField(item, 'image'), findTextField(item, 'banner_image')].filter(isMissingFromHtml),
  )
  const attachments = toObjects(item.attachments).flatMap((each) => {
    const [url, title] = [findTextField(each, 'url'), findTextField(each, 'title')]
    return url === null ? [] : [{ url, title, mediaType: findTextField(each, 'mime_type') }]
  })
  return {
    imageUrls,
    attachments: attachments.filter(({ url, title }) => title !== null || isMissingFromHtml(url)),
  }
}

/** Renders an item's body as Markdown; also returns the strings of the item that the body contains. */
function renderItemBody(item: JsonObject): { markdown: string; usedTexts: (string | null)[] } {
  const html = findTextField(item, 'content_html')
  const plainText = html === null ? findTextField(item, 'content_text', 'summary') : null
  const externalUrl = findTextField(item, 'external_url')
  const { imageUrls, attachments } = listFilesToAdd(item, html)
  const markdown = joinBodyParts([
    ...imageUrls.map((url) => renderFileMarkdown(url)),
    html === null ? markdownFromText(plainText ?? '') : markdownFromHtml(html),
    externalUrl === null || html?.includes(externalUrl) ? '' : renderLinkMarkdown(externalUrl),
    ...attachments.map(({ url, ...attachmentFields }) => renderFileMarkdown(url, attachmentFields)),
  ])
  return { markdown, usedTexts: [html, plainText, ...attachments.map(({ title }) => title)] }
}

function findUrlAndIdentifiers(item: JsonObject): Pick<ArticleFields, 'url' | 'identifiers'> {
  const id = findTextField(item, 'id')
  const url = [findTextField(item, 'url'), id].find((each) => each !== null && isWebUrl(each)) ?? null
  return { url, identifiers: id === null || id === url ? {} : { feed: id } }
}

/** Matches fields that repeat the content in full or in part. */
const otherRepresentationPathPattern = /^(?:content_text|summary)$/

/** Reads an item of a JSON Feed (1.0 or 1.1). */
export function readFeedItem(
  item: JsonObject,
  feedDefaults: FeedDefaults,
  context: RecordContext,
): ImportEvent {
  const { edition } = context.briefing
  const { markdown, usedTexts } = renderItemBody(item)
  const title = findLineField(item, 'title')
  const headline = title ?? guessHeadline(markdown)
  if (headline === '')
    return createRecordRejection(
      context,
      'has neither a title nor text: write a title in its field "title" and import the file again, or leave the article out',
    )
  const itemAuthors = listFeedAuthorNames(item)
  const parseFieldDate = (fieldName: string) =>
    parseWrittenDate(findTextField(item, fieldName) ?? '', edition.language)
  const fields: ArticleFields = {
    ...emptyArticleFields,
    headline,
    ...findUrlAndIdentifiers(item),
    published: parseFieldDate('date_published'),
    modified: parseFieldDate('date_modified'),
    authors: itemAuthors.length > 0 ? itemAuthors : feedDefaults.authors,
    topics: removeDuplicates(toNames(item.tags)),
    language: findForeignLanguage(findTextField(item, 'language') ?? feedDefaults.language, edition),
    provenance: {
      ...(title === null ? { headline: 'inferred' } : {}),
      ...(itemAuthors.length > 0 || feedDefaults.authors.length === 0 ? {} : { authors: 'feed' }),
    },
  }
  const recordTexts = {
    usedTexts: [...usedTexts, title ?? headline, ...itemAuthors, ...fields.topics],
    dropped: [],
    otherRepresentationPathPattern,
  }
  const account = accountForRecord(item, recordTexts, { fields, markdown })
  return createArticleEvent(context, { fields, markdown, slug: null, account })
}
