import { truncateToDay } from '../../content/files/words-digest.ts'
import type { ArticleSummary } from './article-summary.ts'
import type { ContentProblem } from './content-problem.ts'

/**
 * Returns a key shared by all articles of an edition with the same words and day; `null` for an article without words.
 */
const toRepetitionKey = ({ edition, wordsDigest, published }: ArticleSummary): string | null =>
  wordsDigest === null ? null : `${edition}\n${truncateToDay(published) ?? ''}\n${wordsDigest}`

/** Finds the word digests that several articles share. Articles with other digests cannot be repetitions. */
function findRepeatedDigests(articles: readonly ArticleSummary[]): Set<string> {
  const [seenDigests, repeatedDigests] = [new Set<string>(), new Set<string>()]
  for (const { wordsDigest } of articles)
    if (wordsDigest !== null) (seenDigests.has(wordsDigest) ? repeatedDigests : seenDigests).add(wordsDigest)
  return repeatedDigests
}

function createRepetitionProblem(article: ArticleSummary, firstArticle: ArticleSummary): ContentProblem {
  const reason = `has the same words and date as ${firstArticle.file}: delete this file, and add its url to the list formerly of the other one. To keep both, write in this file: sameAs: ${firstArticle.address}`
  return { file: article.file, field: [], reason }
}

/**
 * Reports articles with the same words and day as an earlier article of their edition, unless `sameAs` declares the
 * repetition. Also reports each `sameAs` that is not the address of another article.
 */
export function findRepetitionProblems(articles: readonly ArticleSummary[]): ContentProblem[] {
  const firstArticleByKey = new Map<string, ArticleSummary>()
  const problems: ContentProblem[] = []
  const articlesWithSameAs = articles.filter(({ sameAs }) => sameAs !== null)
  const addresses = new Set(articlesWithSameAs.length === 0 ? [] : articles.map(({ address }) => address))
  for (const { file, address, sameAs } of articlesWithSameAs)
    if (sameAs === address || !addresses.has(sameAs ?? ''))
      problems.push({
        file,
        field: ['sameAs'],
        reason: `${sameAs} is not the address of another article: write the address of the other article, such as /<edition>/2016/04/08/story.html, or remove the field`,
      })
  const repeatedDigests = findRepeatedDigests(articles)
  for (const article of articles) {
    const repetitionKey =
      article.sameAs === null && repeatedDigests.has(article.wordsDigest ?? '')
        ? toRepetitionKey(article)
        : null
    if (repetitionKey === null) continue
    const firstArticle = firstArticleByKey.get(repetitionKey)
    if (firstArticle) problems.push(createRepetitionProblem(article, firstArticle))
    else firstArticleByKey.set(repetitionKey, article)
  }
  return problems
}
