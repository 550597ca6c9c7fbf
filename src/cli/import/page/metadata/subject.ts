import { textField, toNames } from '../../record/json-values.ts'
import type { Claim } from './claim.ts'
import { said } from './meta-tags.ts'
import type { Page } from './page.ts'
import { plainText } from './plain-value.ts'
import { isSubjectCode } from './subject-code.ts'

const longestTopic = 100
const mostTopics = 50

/** Longer texts list no topics. */
const longestList = 20_000

/** A list that a page writes as one text. */
const inCommas = (texts: readonly string[]) =>
  texts.flatMap((text) =>
    text
      .slice(0, longestList)
      .split(/[,;、]/)
      .map((part) => part.trim()),
  )

const clean = (topics: readonly string[]): string[] => {
  const kept = topics
    .map(plainText)
    .filter((topic) => topic !== '' && topic.length <= longestTopic && !isSubjectCode(topic))
  return [...new Map(kept.toReversed().map((topic) => [topic.toLowerCase(), topic])).values()]
    .toReversed()
    .slice(0, mostTopics)
}

const isUrl = (text: string) => /^https?:/i.test(text)

/** The sections in one value: `News,Local,Sport` is three, `Arts, Letters and Ideas` one. */
function sectionsIn(text: string): string[] {
  const parts = text.split(/,(?=\S)|;|\s>\s/)
  const all = parts.length > 1 ? parts : text.split(/,\s/).length > 2 ? text.split(/,\s/) : [text]
  return all.map(plainText).filter((part) => part !== '' && part.length <= longestTopic)
}

/** Every section that a page states, by the first means that states any that is no code. */
function sectionsOf({ articles, tags }: Page): Claim<string[]> | null {
  const all: Claim<string[]>[] = [
    { from: 'json-ld', value: articles.flatMap((article) => toNames(article.articleSection)) },
    { from: 'article', value: said(tags, 'article:section', 'og:article:section') },
    { from: 'meta', value: said(tags, 'parsely-section', 'section', 'cxenseparse:recs:category') },
  ]
  const known = all.map(({ from, value }) => ({
    from,
    value: value
      .slice(0, mostTopics)
      .flatMap(sectionsIn)
      .filter((each) => !isUrl(each) && !isSubjectCode(each)),
  }))
  return known.find(({ value }) => value.length > 0) ?? null
}

/** The section in which a page says that its article stands: the first one of several. */
export function sectionOf(page: Page): Claim | null {
  const sections = sectionsOf(page)
  const [section] = sections?.value ?? []
  return sections && section !== undefined ? { from: sections.from, value: section } : null
}

/** Topics in JSON-LD: a list, or one text that lists them. */
function keywordsOf(value: unknown): string[] {
  const names = typeof value === 'string' ? [value] : toNames(value)
  return names.length === 1 ? inCommas(names) : names
}

/** The topics that a page says its article is about, by the first means that names any; and its further sections. */
export function topicsOf(page: Page): Claim<string[]> | null {
  const { articles, tags } = page
  const keywords = articles.map((article) => article.keywords).find((value) => value !== undefined)
  const all: Claim<string[]>[] = [
    { from: 'json-ld', value: keywordsOf(keywords) },
    { from: 'article', value: said(tags, 'article:tag', 'og:article:tag') },
    { from: 'meta', value: inCommas(said(tags, 'news_keywords', 'parsely-tags', 'sailthru.tags')) },
    { from: 'meta', value: inCommas(said(tags, 'keywords')) },
  ]
  const topics = all.map(({ from, value }) => ({ from, value: clean(value) }))
  const named = topics.find(({ value }) => value.length > 0)
  const sections = sectionsOf(page)
  const further = sections?.value.slice(1) ?? []
  const value = clean([...(named?.value ?? []), ...further])
  return value.length === 0 ? null : { from: named?.from ?? sections?.from ?? 'meta', value }
}

/** The notice of copyright that a page states. */
export function rightsOf({ articles, tags }: Page): Claim | null {
  const [ofArticle] = articles
    .map((article) => textField(article, 'copyrightNotice'))
    .filter((text) => text !== null)
  if (ofArticle) return { from: 'json-ld', value: plainText(ofArticle) }
  const [stated] = said(tags, 'dc.rights', 'dcterms.rights', 'copyright', 'rights')
  return stated === undefined ? null : { from: 'meta', value: stated }
}
