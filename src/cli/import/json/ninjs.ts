import type { ArticleFields } from '../../../model/article.ts'
import { bodyFromHtml } from '../html-body.ts'
import type { Reading } from '../importer.ts'
import { otherLanguage } from '../other-language.ts'
import { unknownArticle } from '../unknown-article.ts'
import { isWebUrl } from '../web-url.ts'
import { writtenDate } from '../written-date.ts'
import { headlineFrom, holds, joined, markdownFromText } from './body-parts.ts'
import { article, type RecordSetting, refused, skipped } from './record.ts'
import { distinct, type JsonObject, lineAt, namesOf, objectsOf, textAt } from './values.ts'

/** Whether a record is a news item of IPTC's ninjs (1 to 3): they have a `uri` and one of these. */
export const isNinjs = (record: JsonObject): boolean =>
  'uri' in record &&
  Object.keys(record).some((name) =>
    /^(?:bodies|body_\w+|headlines?|headline_\w+|descriptions|title|pubstatus|version_?created)$/i.test(name),
  )

/** Version 3 writes names in camel case, the ones before in lower case. */
const lowered = (record: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))

/** The value of the form of a text that is wanted most. */
function formOf(forms: unknown, ...roles: string[]): string | null {
  const all = objectsOf(forms).map(lowered)
  const ranked = roles.map((role) => all.find((form) => textAt(form, 'role') === role))
  return [...ranked, all[0]].map((form) => form && textAt(form, 'value')).find((value) => value) ?? null
}

/** NITF is nearly HTML: what stands around its content says it once more. */
const nitfContent = (xml: string) => /<body\.content>([\s\S]*?)<\/body\.content>/.exec(xml)?.[1] ?? xml

function mainText(record: JsonObject): string {
  const html = textAt(record, 'body_html', 'body_xhtml')
  const text = textAt(record, 'body_text')
  const bodies = objectsOf(record.bodies).map(lowered)
  const typed = (type: RegExp) => bodies.find((body) => type.test(textAt(body, 'contenttype') ?? ''))
  const markup = typed(/html|nitf/i)
  const plain = typed(/plain/i) ?? bodies[0]
  if (html !== null) return bodyFromHtml(html)
  if (markup) return bodyFromHtml(nitfContent(textAt(markup, 'value') ?? ''))
  return markdownFromText(text ?? (plain ? textAt(plain, 'value') : null) ?? '')
}

/** So much of a lead tells whether the body begins with it: agencies cut leads and mend them. */
const opening = 60

/** The body, below its lead where it does not repeat it. */
function bodyOf(record: JsonObject): string {
  const body = mainText(record)
  const lead = formOf(record.descriptions, 'lead', 'text') ?? textAt(record, 'description_text')
  return lead === null || holds(body, lead.slice(0, opening)) ? body : joined([markdownFromText(lead), body])
}

/** News that was withdrawn, or is a picture, an event, a plan. */
function unfit(record: JsonObject): string | null {
  const [status, type] = [textAt(record, 'pubstatus') ?? 'usable', textAt(record, 'type') ?? 'text']
  if (status !== 'usable') return status
  if ('eventdetails' in record) return 'event'
  return ['text', 'composite', 'article'].includes(type) ? null : type
}

/** A news item of IPTC's ninjs. */
export function readNinjs(written: JsonObject, setting: RecordSetting): Reading {
  const record = lowered(written)
  const why = unfit(record)
  if (why !== null) return skipped(setting, why)
  const { edition, ...briefed } = setting.briefing
  const markdown = bodyOf(record)
  const title = formOf(record.headlines, 'main') ?? lineAt(record, 'headline', 'headline_main', 'title')
  const headline = title ?? headlineFrom(markdown)
  if (headline === '') return refused(setting, 'has neither a headline nor text')
  const uri = textAt(record, 'uri') ?? ''
  const isOldUrl = isWebUrl(uri) && edition.hosts.includes(new URL(uri).hostname)
  const date = (name: string) => writtenDate(textAt(record, name) ?? '', edition.language)
  const [first, version] = [date('firstcreated'), date('versioncreated')]
  const fields: ArticleFields = {
    ...unknownArticle,
    headline,
    url: briefed.url ?? (isOldUrl ? uri : null),
    identifiers: uri === '' ? {} : { ninjs: uri },
    published: briefed.published ?? first ?? version,
    modified: first === null ? null : version,
    byline: textAt(record, 'byline', 'by'),
    topics: distinct([...namesOf(record.subjects), ...namesOf(record.subject)]),
    language: otherLanguage(textAt(record, 'language'), edition),
    rights: textAt(record, 'copyrightnotice', 'copyrightholder'),
    provenance: {
      ...(title === null ? { headline: 'inferred' } : {}),
      ...(briefed.published === null && first === null && version !== null ? { published: 'version' } : {}),
    },
  }
  return article(setting, { fields, markdown, slug: textAt(record, 'slugline') })
}
