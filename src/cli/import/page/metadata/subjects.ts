import { findTextField, toNames } from '../../record/json-values.ts'
import { isSubjectCode } from '../../text/subject-code.ts'
import { findMetaValues } from './meta-tags.ts'
import type { StatedValue } from './stated-value.ts'
import { stripMarkup } from './strip-markup.ts'
import type { WebPage } from './web-page.ts'

const maxTopicLength = 100
const maxTopics = 50

/** Maximum length of a list of topics, in characters. */
const maxListLength = 20_000

/** Splits texts at commas and semicolons, other than the semicolons of character references. */
const splitLists = (texts: readonly string[]) =>
  texts.flatMap((text) =>
    stripMarkup(text.slice(0, maxListLength))
      .split(/[,;、]/)
      .map((part) => part.trim()),
  )

/** Returns the topics that are neither codes nor sentences, each once. */
const cleanTopics = (topics: readonly string[]): string[] => {
  const usableTopics = topics.filter(
    (topic) => topic !== '' && topic.length <= maxTopicLength && !isSubjectCode(topic),
  )
  const spellings = Map.groupBy(usableTopics, (topic) => topic.toLowerCase())
  return [...spellings.values()].flatMap(([first = '']) => first).slice(0, maxTopics)
}

/** True for a section that is a code or a URL. */
const isSectionCode = (text: string) => /^https?:/i.test(text) || isSubjectCode(text)

/** Splits a value into sections: `News,Local,Sport` is three, `Arts, Letters and Ideas` one. */
function splitSections(value: string): string[] {
  const text = stripMarkup(value)
  const parts = text.split(/,(?=\S)|;|\s>\s/)
  const sections = parts.length > 1 ? parts : text.split(/,\s/).length > 2 ? text.split(/,\s/) : [text]
  return sections
    .map((part) => part.replace(/^[\s–—-]+/, '').trim())
    .filter((part) => part !== '' && part.length <= maxTopicLength)
}

/** Lists the stated sections by source, most reliable first, codes included. */
function listStatedSections({ jsonLdArticles, metaTags }: WebPage): StatedValue<string[]>[] {
  const sources: StatedValue<string[]>[] = [
    { source: 'json-ld', value: jsonLdArticles.flatMap((article) => toNames(article.articleSection)) },
    { source: 'article', value: findMetaValues(metaTags, 'article:section', 'og:article:section') },
    {
      source: 'meta',
      value: findMetaValues(metaTags, 'parsely-section', 'section', 'cxenseparse:recs:category'),
    },
  ]
  return sources.map(({ source, value }) => ({
    source,
    value: value.slice(0, maxTopics).flatMap(splitSections),
  }))
}

/** Returns all stated sections from the most reliable source that states any. */
function readSections(page: WebPage): StatedValue<string[]> | null {
  const usableSources = listStatedSections(page).map(({ source, value }) => ({
    source,
    value: value.filter((each) => !isSectionCode(each)),
  }))
  return usableSources.find(({ value }) => value.length > 0) ?? null
}

/** Returns the section of a page's article: the first stated one. */
export function readSection(page: WebPage): StatedValue | null {
  const sections = readSections(page)
  const [section] = sections?.value ?? []
  return sections && section !== undefined ? { source: sections.source, value: section } : null
}

/** Returns topics in JSON-LD, which may be a list or one text. */
function readKeywords(value: unknown): string[] {
  const names = typeof value === 'string' ? [value] : toNames(value)
  return names.length === 1 ? splitLists(names) : names.map(stripMarkup)
}

/** Lists the stated topics by source, most reliable first, codes included. They have no markup. */
function listStatedTopics({ jsonLdArticles, metaTags }: WebPage): StatedValue<string[]>[] {
  const keywords = jsonLdArticles.map((article) => article.keywords).find((value) => value !== undefined)
  return [
    { source: 'json-ld', value: readKeywords(keywords) },
    { source: 'article', value: findMetaValues(metaTags, 'article:tag', 'og:article:tag').map(stripMarkup) },
    {
      source: 'meta',
      value: splitLists(findMetaValues(metaTags, 'news_keywords', 'parsely-tags', 'sailthru.tags')),
    },
    { source: 'meta', value: splitLists(findMetaValues(metaTags, 'keywords')) },
  ]
}

/** Returns the topics of a page's article from the most reliable source that states any, and its other sections. */
export function readTopics(page: WebPage): StatedValue<string[]> | null {
  const topics = listStatedTopics(page).map(({ source, value }) => ({ source, value: cleanTopics(value) }))
  const firstSource = topics.find(({ value }) => value.length > 0)
  const sections = readSections(page)
  const furtherSections = sections?.value.slice(1) ?? []
  const value = cleanTopics([...(firstSource?.value ?? []), ...furtherSections])
  return value.length === 0 ? null : { source: firstSource?.source ?? sections?.source ?? 'meta', value }
}

/** Returns each distinct code among the texts of all sources. */
function findCodes(
  statedValues: readonly StatedValue<string[]>[],
  isCode: (text: string) => boolean,
): string[] {
  const texts = statedValues.flatMap(({ value }) => value)
  return [...new Set(texts.filter(isCode))]
}

/** Lists the codes that a page states as topics or sections, which `readTopics` and `readSection` leave out. */
export const listSubjectCodes = (page: WebPage): { topics: string[]; sections: string[] } => ({
  topics: findCodes(listStatedTopics(page), isSubjectCode),
  sections: findCodes(listStatedSections(page), isSectionCode),
})

/** Returns the copyright notice in a page's metadata. */
export function readRights({ jsonLdArticles, metaTags }: WebPage): StatedValue | null {
  const [articleRights] = jsonLdArticles
    .map((article) => findTextField(article, 'copyrightNotice'))
    .filter((text) => text !== null)
  if (articleRights) return { source: 'json-ld', value: stripMarkup(articleRights) }
  const [notice] = findMetaValues(metaTags, 'dc.rights', 'dcterms.rights', 'copyright', 'rights')
  return notice === undefined ? null : { source: 'meta', value: notice }
}
