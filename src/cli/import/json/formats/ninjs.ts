import type { ArticleFields } from '../../../../model/article.ts'
import type { ImportEvent } from '../../importer.ts'
import { bodyFromHtml } from '../../markup/html-body.ts'
import { accountForRecord, type RecordTexts } from '../../record/account-for-record.ts'
import { emptyArticle } from '../../record/empty-article.ts'
import {
  findLineField,
  findTextField,
  type JsonObject,
  removeDuplicates,
  toNames,
  toObjects,
} from '../../record/json-values.ts'
import { findForeignLanguage } from '../../record/language-if-foreign.ts'
import { guessHeadline } from '../../text/guess-headline.ts'
import { parseWrittenDate } from '../../text/parse-written-date.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { containsText, joinParts, markdownFromText } from '../records/body-parts.ts'
import {
  createArticleEvent,
  type RecordContext,
  rejectRecord,
  skipRecord,
} from '../records/record-context.ts'
import { readAssociations } from './ninjs-associations.ts'
import { lowerCaseNames, pickText } from './ninjs-values.ts'

/** True for a news item of IPTC's ninjs (1 to 3): it has a `uri` and another typical member. */
export const isNinjs = (record: JsonObject): boolean =>
  'uri' in record &&
  Object.keys(record).some((name) =>
    /^(?:bodies|body_\w+|headlines?|headline_\w+|descriptions|title|pubstatus|version_?created)$/i.test(name),
  )

/** Returns the content of an NITF document, which is nearly HTML. The head repeats the item's fields. */
const extractNitfContent = (xml: string) => /<body\.content>([\s\S]*?)<\/body\.content>/.exec(xml)?.[1] ?? xml

/** Returns a news item's text in its source format. */
function findMainText(record: JsonObject): { html: string } | { text: string } {
  const html = findTextField(record, 'body_html', 'body_xhtml')
  const bodies = toObjects(record.bodies).map(lowerCaseNames)
  const findBodyOfType = (type: RegExp) =>
    bodies.find((body) => type.test(findTextField(body, 'contenttype') ?? ''))
  const markup = findBodyOfType(/html|nitf/i)
  const plain = findBodyOfType(/plain/i) ?? bodies[0]
  if (html !== null) return { html }
  if (markup) return { html: findTextField(markup, 'value') ?? '' }
  return { text: findTextField(record, 'body_text') ?? (plain ? findTextField(plain, 'value') : null) ?? '' }
}

/** Number of letters compared to detect a body that begins with the lead, since agencies cut and edit the lead. */
const comparedLetters = 60

/** Builds the body: lead, pictures and text, each unless the text already contains it. */
function renderBodyOfItem(record: JsonObject): {
  markdown: string
  texts: Pick<RecordTexts, 'read' | 'dropped'>
} {
  const main = findMainText(record)
  const body = 'html' in main ? bodyFromHtml(extractNitfContent(main.html)) : markdownFromText(main.text)
  const lead = pickText(record.descriptions, 'lead', 'text') ?? findTextField(record, 'description_text')
  const { parts, read: readTexts, dropped } = readAssociations(record.associations)
  const [first = '', ...others] = parts.map(bodyFromHtml)
  const isLead = lead !== null && !containsText(body, lead.slice(0, comparedLetters))
  return {
    markdown: joinParts([first, isLead ? markdownFromText(lead) : '', body, ...others]),
    texts: {
      read: ['html' in main ? extractNitfContent(main.html) : main.text, isLead ? lead : null, ...readTexts],
      dropped,
    },
  }
}

/** Returns the reason why an item is not an article: it was withdrawn, or is a picture, an event or a plan. */
function skipReason(record: JsonObject): string | null {
  const [status, type] = [
    findTextField(record, 'pubstatus') ?? 'usable',
    findTextField(record, 'type') ?? 'text',
  ]
  if (status !== 'usable') return status
  if ('eventdetails' in record) return 'event'
  return ['text', 'composite', 'article'].includes(type) ? null : type
}

/** Fields with the text in another representation; one of them is read. */
const otherRepresentations = /^(?:headline|description|bod(?:y|ies))/

const findTitle = (record: JsonObject) =>
  pickText(record.headlines, 'main') ?? findLineField(record, 'headline', 'headline_main', 'title')

/** Reads a news item of IPTC's ninjs. */
export function readNinjs(written: JsonObject, setting: RecordContext): ImportEvent {
  const record = lowerCaseNames(written)
  const reason = skipReason(record)
  if (reason !== null) return skipRecord(setting, reason)
  const { edition, ...briefing } = setting.briefing
  const { markdown, texts } = renderBodyOfItem(record)
  const title = findTitle(record)
  const headline = title ?? guessHeadline(markdown)
  if (headline === '')
    return rejectRecord(setting, 'has neither a headline nor text: add one, or leave it out')
  const uri = findTextField(record, 'uri') ?? ''
  const isOldUrl = isWebUrl(uri) && edition.hosts.includes(new URL(uri).hostname)
  const parseDate = (name: string) => parseWrittenDate(findTextField(record, name) ?? '', edition.language)
  const [first, version] = [parseDate('firstcreated'), parseDate('versioncreated')]
  const fields: ArticleFields = {
    ...emptyArticle,
    headline,
    url: briefing.url ?? (isOldUrl ? uri : null),
    identifiers: uri === '' ? {} : { ninjs: uri },
    published: briefing.published ?? first ?? version,
    modified: first === null ? null : version,
    byline: findTextField(record, 'byline', 'by'),
    authors: removeDuplicates(toNames(record.authors)),
    topics: removeDuplicates([
      ...toNames(record.subjects),
      ...toNames(record.subject),
      ...toNames(record.keywords),
    ]),
    language: findForeignLanguage(findTextField(record, 'language'), edition),
    rights: findTextField(record, 'copyrightnotice', 'copyrightholder'),
    provenance: {
      ...(title === null ? { headline: 'inferred' } : {}),
      ...(briefing.published === null && first === null && version !== null ? { published: 'version' } : {}),
    },
  }
  const { byline, rights, authors, topics } = fields
  const read = [...texts.read, title ?? headline, byline, rights, ...authors, ...topics]
  const account = accountForRecord(record, { ...texts, read, otherRepresentations }, { fields, markdown })
  return createArticleEvent(setting, { fields, markdown, slug: findTextField(record, 'slugline'), account })
}
