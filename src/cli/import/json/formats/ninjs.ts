import type { ArticleFields } from '../../../../model/article.ts'
import type { ImportEvent } from '../../importer.ts'
import { markdownFromHtml } from '../../markup/html-body.ts'
import { accountForRecord, type RecordTexts } from '../../record/account-for-record.ts'
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
import { joinBodyParts, markdownFromText, visibleBodyContainsText } from '../records/body-parts.ts'
import {
  createArticleEvent,
  createRecordRejection,
  createSkippedEvent,
  type RecordContext,
} from '../records/record-context.ts'
import { readNinjsAssociations } from './ninjs-associations.ts'
import { lowerCaseMemberNames, pickTextByRoleOrFirst } from './ninjs-values.ts'

/** True for an IPTC ninjs item (versions 1 to 3), which has a `uri` and at least one other typical member. */
export const isNinjsItem = (record: JsonObject): boolean =>
  'uri' in record &&
  Object.keys(record).some((name) =>
    /^(?:bodies|body_\w+|headlines?|headline_\w+|descriptions|title|pubstatus|version_?created)$/i.test(name),
  )

/**
 * Extracts the content of an NITF document, which is nearly HTML; its head only repeats the item's fields. Returns any
 * other text unchanged.
 */
const extractNitfContent = (markup: string) =>
  /<body\.content>([\s\S]*?)<\/body\.content>/.exec(markup)?.[1] ?? markup

/** Returns a news item's text, as HTML if available and otherwise as plain text. */
function getMainText(record: JsonObject): { html: string } | { text: string } {
  const html = findTextField(record, 'body_html', 'body_xhtml')
  const bodies = toObjects(record.bodies).map(lowerCaseMemberNames)
  const findBodyOfType = (typePattern: RegExp) =>
    bodies.find((body) => typePattern.test(findTextField(body, 'contenttype') ?? ''))
  const htmlBody = findBodyOfType(/html|nitf/i)
  const plainTextBody = findBodyOfType(/plain/i) ?? bodies[0]
  if (html !== null) return { html }
  if (htmlBody) return { html: findTextField(htmlBody, 'value') ?? '' }
  return {
    text:
      findTextField(record, 'body_text') ??
      (plainTextBody ? findTextField(plainTextBody, 'value') : null) ??
      '',
  }
}

/** Number of the lead's first characters that are searched for in the body. Agencies shorten and edit the rest. */
const comparedLetterCount = 60

/**
 * Renders the body: the first picture or recording; the lead, unless the text contains its beginning; the text; then
 * all other media.
 */
function renderItemBody(record: JsonObject): {
  markdown: string
  recordTexts: Pick<RecordTexts, 'usedTexts' | 'dropped'>
} {
  const mainText = getMainText(record)
  const bodyMarkdown =
    'html' in mainText ? markdownFromHtml(extractNitfContent(mainText.html)) : markdownFromText(mainText.text)
  const lead =
    pickTextByRoleOrFirst(record.descriptions, 'lead', 'text') ?? findTextField(record, 'description_text')
  const { htmlParts, usedTexts, droppedBlocks } = readNinjsAssociations(record.associations)
  const [firstMediaMarkdown = '', ...otherMediaMarkdown] = htmlParts.map(markdownFromHtml)
  const needsLead =
    lead !== null && !visibleBodyContainsText(bodyMarkdown, lead.slice(0, comparedLetterCount))
  return {
    markdown: joinBodyParts([
      firstMediaMarkdown,
      needsLead ? markdownFromText(lead) : '',
      bodyMarkdown,
      ...otherMediaMarkdown,
    ]),
    recordTexts: {
      usedTexts: [
        'html' in mainText ? extractNitfContent(mainText.html) : mainText.text,
        needsLead ? lead : null,
        ...usedTexts,
      ],
      dropped: droppedBlocks,
    },
  }
}

/**
 * Returns the reason why an item is not an article: it was withdrawn, or it is a picture, an event or a plan. Returns
 * `null` for an article.
 */
function findSkipReason(record: JsonObject): string | null {
  const [publicationStatus, itemType] = [
    findTextField(record, 'pubstatus') ?? 'usable',
    findTextField(record, 'type') ?? 'text',
  ]
  if (publicationStatus !== 'usable') return publicationStatus
  if ('eventdetails' in record) return 'event'
  return ['text', 'composite', 'article'].includes(itemType) ? null : itemType
}

/** Matches fields that contain the same text in several representations, only one of which is read. */
const otherRepresentationPathPattern = /^(?:headline|description|bod(?:y|ies))/

const findTitle = (record: JsonObject) =>
  pickTextByRoleOrFirst(record.headlines, 'main') ??
  findLineField(record, 'headline', 'headline_main', 'title')

const emptyArticleReason =
  'has neither a headline nor text: write a headline in its field "headline" and import the file again, or leave the article out'

/** Reads an IPTC ninjs item; skips an item that is not an article. */
export function readNinjsItem(writtenRecord: JsonObject, context: RecordContext): ImportEvent {
  const record = lowerCaseMemberNames(writtenRecord)
  const skipReason = findSkipReason(record)
  if (skipReason !== null) return createSkippedEvent(context, skipReason)
  const { edition, ...briefing } = context.briefing
  const { markdown, recordTexts } = renderItemBody(record)
  const title = findTitle(record)
  const headline = title ?? guessHeadline(markdown)
  if (headline === '') return createRecordRejection(context, emptyArticleReason)
  const uri = findTextField(record, 'uri') ?? ''
  const isUriOldUrl = isWebUrl(uri) && edition.hosts.includes(new URL(uri).hostname)
  const parseFieldDate = (fieldName: string) =>
    parseWrittenDate(findTextField(record, fieldName) ?? '', edition.language)
  const [createdDate, versionDate] = [parseFieldDate('firstcreated'), parseFieldDate('versioncreated')]
  const usesVersionDate = briefing.published === null && createdDate === null && versionDate !== null
  const fields: ArticleFields = {
    ...emptyArticleFields,
    headline,
    url: briefing.url ?? (isUriOldUrl ? uri : null),
    identifiers: uri === '' ? {} : { ninjs: uri },
    published: briefing.published ?? createdDate ?? versionDate,
    modified: createdDate === null ? null : versionDate,
    byline: findTextField(record, 'byline', 'by'),
    authors: removeDuplicates(toNames(record.authors)),
    topics: removeDuplicates([record.subjects, record.subject, record.keywords].flatMap(toNames)),
    language: findForeignLanguage(findTextField(record, 'language'), edition),
    rights: findTextField(record, 'copyrightnotice', 'copyrightholder'),
    provenance: {
      ...(title === null ? { headline: 'inferred' } : {}),
      ...(usesVersionDate ? { published: 'version' } : {}),
    },
  }
  const { byline, rights, authors, topics } = fields
  const usedTexts = [...recordTexts.usedTexts, title ?? headline, byline, rights, ...authors, ...topics]
  const completeRecordTexts = { ...recordTexts, usedTexts, otherRepresentationPathPattern }
  const account = accountForRecord(record, completeRecordTexts, { fields, markdown })
  return createArticleEvent(context, { fields, markdown, slug: findTextField(record, 'slugline'), account })
}
