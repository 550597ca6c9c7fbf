import { dayOf } from '../../content/files/words-digest.ts'
import type { ArticleSummary } from './article-summary.ts'
import type { ContentProblem } from './content-problem.ts'

/** A key shared by the articles of an edition with the same words and date; `null` for an article without words. */
const repetitionKey = ({ edition, wordsDigest, published }: ArticleSummary): string | null =>
  wordsDigest === null ? null : `${edition}\n${dayOf(published) ?? ''}\n${wordsDigest}`

/** Finds the digests of words that several articles have, so that the others need no key. */
function findCommonWords(articles: readonly ArticleSummary[]): Set<string> {
  const [found, common] = [new Set<string>(), new Set<string>()]
  for (const { wordsDigest } of articles)
    if (wordsDigest !== null) (found.has(wordsDigest) ? common : found).add(wordsDigest)
  return common
}

function repetitionProblem(article: ArticleSummary, first: ArticleSummary): ContentProblem {
  const reason = `has the words and the date of ${first.file}: delete this file and add its URLs to formerly there, or write sameAs: ${first.address}`
  return { file: article.file, field: [], reason }
}

/**
 * Finds articles with the same words and date as an earlier one of their edition, and every `sameAs` that names no
 * article.
 */
export function findRepeatedWords(articles: readonly ArticleSummary[]): ContentProblem[] {
  const firstArticles = new Map<string, ArticleSummary>()
  const problems: ContentProblem[] = []
  const withSameAs = articles.filter(({ sameAs }) => sameAs !== null)
  const addresses = new Set(withSameAs.length === 0 ? [] : articles.map(({ address }) => address))
  for (const { file, address, sameAs } of withSameAs)
    if (sameAs === address || !addresses.has(sameAs ?? ''))
      problems.push({
        file,
        field: ['sameAs'],
        reason: `${sameAs} is not the address of another article: correct it, or remove the field`,
      })
  const common = findCommonWords(articles)
  for (const article of articles) {
    const key =
      article.sameAs === null && common.has(article.wordsDigest ?? '') ? repetitionKey(article) : null
    if (key === null) continue
    const first = firstArticles.get(key)
    if (first) problems.push(repetitionProblem(article, first))
    else firstArticles.set(key, article)
  }
  return problems
}
