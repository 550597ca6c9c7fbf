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
import { bodyContainsText, joinBodyParts, markdownFromText } from '../records/body-parts.ts'
import {
  createArticleEvent,
  createRecordRejection,
  createSkippedRecord,
  type RecordContext,
} from '../records/record-context.ts'
import { readNinjsAssociations } from './ninjs-associations.ts'
import { pickTextByRole, toLowerCaseMembers } from './ninjs-values.ts'

/** True for a news item of IPTC's ninjs (1 to 3): it has a `uri` and another typical member. */
export const isNinjsItem = (record: JsonObject): boolean =>
  'uri' in record &&
  Object.keys(record).some((name) =>
    /^(?:bodies|body_\w+|headlines?|headline_\w+|descriptions|title|pubstatus|version_?created)$/i.test(name),
  )

/** Returns the content of an NITF document, which is nearly HTML. The head repeats the item's fields. */
const extractNitfContent = (xml: string) => /<body\.content>([\s\S]*?)<\/body\.content>/.exec(xml)?.[1] ?? xml

/** Returns a news item's text in its source format. */
function findMainText(record: JsonObject): { html: string } | { text: string } {
  const html = findTextField(record, 'body_html', 'body_xhtml')
  const bodies = toObjects(record.bodies).map(toLowerCaseMembers)
  const findBodyOfType = (type: RegExp) =>
    bodies.find((body) => type.test(findTextField(body, 'contenttype') ?? ''))
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

/** Number of letters compared to detect a body that begins with the lead, since agencies cut and edit the lead. */
const maxComparedLetters = 60

/** Builds the body: lead, pictures and text, each unless the text already contains it. */
function renderItemBody(record: JsonObject): {
  markdown: string
  recordTexts: Pick<RecordTexts, 'usedTexts' | 'dropped'>
} {
  const mainText = findMainText(record)
  const body =
    'html' in mainText ? markdownFromHtml(extractNitfContent(mainText.html)) : markdownFromText(mainText.text)
  const lead =
    pickTextByRole(record.descriptions, 'lead', 'text') ?? findTextField(record, 'description_text')
  const { htmlParts, usedTexts, dropped } = readNinjsAssociations(record.associations)
  const [firstPart = '', ...otherParts] = htmlParts.map(markdownFromHtml)
  const beginsWithLead = lead !== null && !bodyContainsText(body, lead.slice(0, maxComparedLetters))
  return {
    markdown: joinBodyParts([firstPart, beginsWithLead ? markdownFromText(lead) : '', body, ...otherParts]),
    recordTexts: {
      usedTexts: [
        'html' in mainText ? extractNitfContent(mainText.html) : mainText.text,
        beginsWithLead ? lead : null,
        ...usedTexts,
      ],
      dropped,
    },
  }
}

/** Returns the reason why an item is not an article: it was withdrawn, or is a picture, an event or a plan. */
function findSkipReason(record: JsonObject): string | null {
  const [status, type] = [
    findTextField(record, 'pubstatus') ?? 'usable',
    findTextField(record, 'type') ?? 'text',
  ]
  if (status !== 'usable') return status
  if ('eventdetails' in record) return 'event'
  return ['text', 'composite', 'article'].includes(type) ? null : type
}

/** Fields with the text in another representation; one of them is read. */
const otherRepresentationPattern = /^(?:headline|description|bod(?:y|ies))/

const findTitle = (record: JsonObject) =>
  pickTextByRole(record.headlines, 'main') ?? findLineField(record, 'headline', 'headline_main', 'title')

const emptyArticleReason = 'has neither a headline nor text: add one of them, or leave the article out'

/** Reads a news item of IPTC's ninjs. */
export function readNinjsItem(writtenRecord: JsonObject, context: RecordContext): ImportEvent {
  const record = toLowerCaseMembers(writtenRecord)
  const reason = findSkipReason(record)
  if (reason !== null) return createSkippedRecord(context, reason)
  const { edition, ...briefing } = context.briefing
  const { markdown, recordTexts } = renderItemBody(record)
  const title = findTitle(record)
  const headline = title ?? guessHeadline(markdown)
  if (headline === '') return createRecordRejection(context, emptyArticleReason)
  const uri = findTextField(record, 'uri') ?? ''
  const isOldUrl = isWebUrl(uri) && edition.hosts.includes(new URL(uri).hostname)
  const parseDate = (name: string) => parseWrittenDate(findTextField(record, name) ?? '', edition.language)
  const [first, version] = [parseDate('firstcreated'), parseDate('versioncreated')]
  const fields: ArticleFields = {
    ...emptyArticleFields,
    headline,
    url: briefing.url ?? (isOldUrl ? uri : null),
    identifiers: uri === '' ? {} : { ninjs: uri },
    published: briefing.published ?? first ?? version,
    modified: first === null ? null : version,
    byline: findTextField(record, 'byline', 'by'),
    authors: removeDuplicates(toNames(record.authors)),
    topics: removeDuplicates([record.subjects, record.subject, record.keywords].flatMap(toNames)),
    language: findForeignLanguage(findTextField(record, 'language'), edition),
    rights: findTextField(record, 'copyrightnotice', 'copyrightholder'),
    provenance: {
      ...(title === null ? { headline: 'inferred' } : {}),
      ...(briefing.published === null && first === null && version !== null ? { published: 'version' } : {}),
    },
  }
  const { byline, rights, authors, topics } = fields
  const usedTexts = [...recordTexts.usedTexts, title ?? headline, byline, rights, ...authors, ...topics]
  const account = accountForRecord(
    record,
    { ...recordTexts, usedTexts, otherRepresentationPattern },
    { fields, markdown },
  )
  return createArticleEvent(context, { fields, markdown, slug: findTextField(record, 'slugline'), account })
}
