import { findTextField, toNames } from '../../record/json-values.ts'
import { isProbableSubjectCode } from '../../text/subject-code.ts'
import { listMetaValues } from './meta-tags.ts'
import type { StatedValue } from './stated-value.ts'
import { stripMarkup } from './strip-markup.ts'
import type { WebPage } from './web-page.ts'

const maxTopicLength = 100
const maxTopics = 50

/** Maximum length of a text that lists topics, in characters. */
const maxTopicListLength = 20_000

/** Splits lists of topics at commas and semicolons, but not at the semicolon of a character reference. */
const splitTopicLists = (texts: readonly string[]) =>
  texts.flatMap((text) =>
    stripMarkup(text.slice(0, maxTopicListLength))
      .split(/[,;、]/)
      .map((part) => part.trim()),
  )

/**
 * Returns the first `maxTopics` topics that are not empty, codes or sentences. Topics that differ only in case count as
 * one.
 */
const selectUsableTopics = (topics: readonly string[]): string[] => {
  const usableTopics = topics.filter(
    (topic) => topic !== '' && topic.length <= maxTopicLength && !isProbableSubjectCode(topic),
  )
  const spellingsByLowerCaseTopic = Map.groupBy(usableTopics, (topic) => topic.toLowerCase())
  return [...spellingsByLowerCaseTopic.values()].flatMap(([first = '']) => first).slice(0, maxTopics)
}

/** True for a code or a URL in place of a section's name. */
const isCodeOrUrl = (text: string) => /^https?:/i.test(text) || isProbableSubjectCode(text)

/** Splits a stated value into sections. `News,Local,Sport` is three sections, but `Arts, Letters and Ideas` is one. */
function splitSections(value: string): string[] {
  const text = stripMarkup(value)
  const parts = text.split(/,(?=\S)|;|\s>\s/)
  const sections = parts.length > 1 ? parts : text.split(/,\s/).length > 2 ? text.split(/,\s/) : [text]
  return sections
    .map((part) => part.replace(/^[\s–—-]+/, '').trim())
    .filter((part) => part !== '' && part.length <= maxTopicLength)
}

/** Lists the stated sections by source, most reliable first. Includes codes. */
function listStatedSections({ jsonLdArticles, metaTags }: WebPage): StatedValue<string[]>[] {
  const sectionsBySource: StatedValue<string[]>[] = [
    { source: 'json-ld', value: jsonLdArticles.flatMap((article) => toNames(article.articleSection)) },
    { source: 'article', value: listMetaValues(metaTags, 'article:section', 'og:article:section') },
    {
      source: 'meta',
      value: listMetaValues(metaTags, 'parsely-section', 'section', 'cxenseparse:recs:category'),
    },
  ]
  return sectionsBySource.map(({ source, value }) => ({
    source,
    value: value.slice(0, maxTopics).flatMap(splitSections),
  }))
}

/** Returns all sections except codes from the most reliable source that states any, or `null` if none does. */
function findMostReliableSections(page: WebPage): StatedValue<string[]> | null {
  const usableSectionsBySource = listStatedSections(page).map(({ source, value }) => ({
    source,
    value: value.filter((each) => !isCodeOrUrl(each)),
  }))
  return usableSectionsBySource.find(({ value }) => value.length > 0) ?? null
}

/** Returns the article's section, the first one of the most reliable source. Returns `null` if no source states one. */
export function findFirstSection(page: WebPage): StatedValue | null {
  const statedSections = findMostReliableSections(page)
  const [section] = statedSections?.value ?? []
  return statedSections && section !== undefined ? { source: statedSections.source, value: section } : null
}

/** Returns the topics in a JSON-LD `keywords` value, which may be a list or a single text. */
function topicsFromKeywords(value: unknown): string[] {
  const names = typeof value === 'string' ? [value] : toNames(value)
  return names.length === 1 ? splitTopicLists(names) : names.map(stripMarkup)
}

/** Lists the stated topics by source, without markup, most reliable first. Includes codes. */
function listStatedTopics({ jsonLdArticles, metaTags }: WebPage): StatedValue<string[]>[] {
  const keywords = jsonLdArticles.map((article) => article.keywords).find((value) => value !== undefined)
  return [
    { source: 'json-ld', value: topicsFromKeywords(keywords) },
    { source: 'article', value: listMetaValues(metaTags, 'article:tag', 'og:article:tag').map(stripMarkup) },
    {
      source: 'meta',
      value: splitTopicLists(listMetaValues(metaTags, 'news_keywords', 'parsely-tags', 'sailthru.tags')),
    },
    { source: 'meta', value: splitTopicLists(listMetaValues(metaTags, 'keywords')) },
  ]
}

/**
 * Returns the topics of the most reliable source that states any, followed by the article's sections other than the
 * first. Returns `null` if there are neither.
 */
export function findTopics(page: WebPage): StatedValue<string[]> | null {
  const topicsBySource = listStatedTopics(page).map(({ source, value }) => ({
    source,
    value: selectUsableTopics(value),
  }))
  const statedTopics = topicsBySource.find(({ value }) => value.length > 0)
  const statedSections = findMostReliableSections(page)
  const furtherSections = statedSections?.value.slice(1) ?? []
  const topics = selectUsableTopics([...(statedTopics?.value ?? []), ...furtherSections])
  return topics.length === 0
    ? null
    : { source: statedTopics?.source ?? statedSections?.source ?? 'meta', value: topics }
}

/** Lists the distinct codes in the values of all sources. */
function listDistinctCodes(
  statedValues: readonly StatedValue<string[]>[],
  isCode: (text: string) => boolean,
): string[] {
  const statedTexts = statedValues.flatMap(({ value }) => value)
  return [...new Set(statedTexts.filter(isCode))]
}

/** Lists the codes that a page states as topics or sections. `findTopics` and `findFirstSection` ignore these codes. */
export const listSubjectCodes = (page: WebPage): { topics: string[]; sections: string[] } => ({
  topics: listDistinctCodes(listStatedTopics(page), isProbableSubjectCode),
  sections: listDistinctCodes(listStatedSections(page), isCodeOrUrl),
})

/** Returns the copyright notice in a page's metadata, or `null` if there is none. */
export function findCopyrightNotice({ jsonLdArticles, metaTags }: WebPage): StatedValue | null {
  const [articleNotice] = jsonLdArticles
    .map((article) => findTextField(article, 'copyrightNotice'))
    .filter((text) => text !== null)
  if (articleNotice) return { source: 'json-ld', value: stripMarkup(articleNotice) }
  const [noticeInMeta] = listMetaValues(metaTags, 'dc.rights', 'dcterms.rights', 'copyright', 'rights')
  return noticeInMeta === undefined ? null : { source: 'meta', value: noticeInMeta }
}
