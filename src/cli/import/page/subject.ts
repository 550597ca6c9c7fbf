import { namesOf, textAt } from '../json/values.ts'
import type { Claim } from './claim.ts'
import { said } from './meta-tags.ts'
import type { Page } from './page.ts'
import { plainText } from './plain-value.ts'

const longestTopic = 100
const mostTopics = 50

/** A list that a page writes as one text. */
const inCommas = (texts: readonly string[]) => texts.flatMap((text) => text.split(/[,;、]\s*/))

const clean = (topics: readonly string[]): string[] => {
  const kept = topics.map(plainText).filter((topic) => topic !== '' && topic.length <= longestTopic)
  return [...new Map(kept.map((topic) => [topic.toLowerCase(), topic])).values()].slice(0, mostTopics)
}

const isUrl = (text: string) => /^https?:/i.test(text)

/** The section in which a page says that its article stands. */
export function sectionOf({ articles, tags }: Page): Claim | null {
  const all: Claim<(string | null)[]>[] = [
    { from: 'json-ld', value: articles.map((article) => namesOf(article.articleSection)[0] ?? null) },
    { from: 'article', value: said(tags, 'article:section', 'og:article:section') },
    { from: 'meta', value: said(tags, 'parsely-section', 'section', 'cxenseparse:recs:category') },
  ]
  for (const { from, value } of all) {
    const section = value.find((text) => text !== null && text !== '' && !isUrl(text))
    if (section) return { from, value: plainText(section) }
  }
  return null
}

/** The topics that a page says its article is about, by the first means that names any. */
export function topicsOf({ articles, tags }: Page): Claim<string[]> | null {
  const keywords = articles.map((article) => article.keywords).find((value) => value !== undefined)
  const ofArticle = typeof keywords === 'string' ? inCommas([keywords]) : namesOf(keywords)
  const all: Claim<string[]>[] = [
    { from: 'json-ld', value: ofArticle },
    { from: 'article', value: said(tags, 'article:tag', 'og:article:tag') },
    { from: 'meta', value: inCommas(said(tags, 'news_keywords', 'parsely-tags', 'sailthru.tags')) },
    { from: 'meta', value: inCommas(said(tags, 'keywords')) },
  ]
  const topics = all.map(({ from, value }) => ({ from, value: clean(value) }))
  return topics.find(({ value }) => value.length > 0) ?? null
}

/** The notice of copyright that a page states. */
export function rightsOf({ articles, tags }: Page): Claim | null {
  const [ofArticle] = articles
    .map((article) => textAt(article, 'copyrightNotice'))
    .filter((text) => text !== null)
  if (ofArticle) return { from: 'json-ld', value: plainText(ofArticle) }
  const [stated] = said(tags, 'dc.rights', 'dcterms.rights', 'copyright', 'rights')
  return stated === undefined ? null : { from: 'meta', value: stated }
}
