import type { ArticleFields } from '../../../model/article.ts'
import { bodyFromHtml } from '../html-body.ts'
import { escapeHtml } from '../html-text.ts'
import type { Reading, SourceFile } from '../importer.ts'
import { otherLanguage } from '../other-language.ts'
import { unknownArticle } from '../unknown-article.ts'
import { isWebUrl } from '../web-url.ts'
import { writtenDate } from '../written-date.ts'
import { headlineFrom, joined, markdownFromText } from './body-parts.ts'
import { streamValues } from './json-stream.ts'
import { article, type RecordSetting, refused } from './record.ts'
import { distinct, type JsonObject, lineAt, namesOf, objectsOf, textAt } from './values.ts'

/** What a feed says of all its items. */
export interface FeedFacts {
  authors: string[]
  language: string | null
}

/** Reads what stands around the items, wherever it stands. */
export async function feedFacts(source: SourceFile): Promise<FeedFacts> {
  const facts: JsonObject = {}
  for await (const each of streamValues(source, ['$.author', '$.authors', '$.language']))
    if (each.kind === 'value') facts[each.key] = each.value
  return { authors: authorsOf(facts), language: textAt(facts, 'language') }
}

/** Version 1 has one author, version 1.1 several. */
const authorsOf = ({ author, authors }: JsonObject) => distinct(namesOf(authors ?? author))

const picture = (url: string) => `<img src="${escapeHtml(url)}" alt="">`

const link = (url: string, title: string) => `<p><a href="${escapeHtml(url)}">${escapeHtml(title)}</a></p>`

function bodyOf(item: JsonObject): string {
  const html = textAt(item, 'content_html')
  const text = textAt(item, 'content_text') ?? (html === null ? (textAt(item, 'summary') ?? '') : '')
  const image = textAt(item, 'image')
  const external = textAt(item, 'external_url')
  const attachments = objectsOf(item.attachments).flatMap((each) => {
    const url = textAt(each, 'url')
    return url === null ? [] : [link(url, textAt(each, 'title') ?? url)]
  })
  return joined([
    image === null || html?.includes(image) ? '' : bodyFromHtml(picture(image)),
    html === null ? markdownFromText(text) : bodyFromHtml(html),
    external === null || html?.includes(external) ? '' : bodyFromHtml(link(external, external)),
    bodyFromHtml(attachments.join('')),
  ])
}

function urls(item: JsonObject): Pick<ArticleFields, 'url' | 'identifiers'> {
  const id = textAt(item, 'id')
  const url = [textAt(item, 'url'), id].find((each) => each !== null && isWebUrl(each)) ?? null
  return { url, identifiers: id === null || id === url ? {} : { feed: id } }
}

/** An item of a JSON Feed (1.0 and 1.1). */
export function readFeedItem(item: JsonObject, facts: FeedFacts, setting: RecordSetting): Reading {
  const { edition } = setting.briefing
  const markdown = bodyOf(item)
  const title = lineAt(item, 'title')
  const headline = title ?? headlineFrom(markdown)
  if (headline === '') return refused(setting, 'has neither a title nor text')
  const own = authorsOf(item)
  const date = (name: string) => writtenDate(textAt(item, name) ?? '', edition.language)
  const fields: ArticleFields = {
    ...unknownArticle,
    headline,
    ...urls(item),
    published: date('date_published'),
    modified: date('date_modified'),
    authors: own.length > 0 ? own : facts.authors,
    topics: distinct(namesOf(item.tags)),
    language: otherLanguage(textAt(item, 'language') ?? facts.language, edition),
    provenance: {
      ...(title === null ? { headline: 'inferred' } : {}),
      ...(own.length > 0 || facts.authors.length === 0 ? {} : { authors: 'feed' }),
    },
  }
  return article(setting, { fields, markdown, slug: null })
}
