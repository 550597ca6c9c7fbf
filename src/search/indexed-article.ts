import type { ArticleDocument } from '../model/document.ts'
import { everyArticleToken, listFacetLabels, listFacets } from './facets.ts'
import { listBaseForms } from './inflections.ts'
import { extractWordRuns, splitWords } from './words.ts'

/**
 * Version of the analysis. Increase it whenever an article would be indexed differently, so that older indexes are rebuilt.
 */
export const analysisVersion = 4

/** An article's columns in the index (docs/storage.md). All except `labels` contain tokens separated by spaces. */
export interface IndexedArticle {
  title: string
  body: string
  /** Base forms of the article's words, without duplicates. */
  inflections: string
  facets: string
  /** The labels by which the article is counted (`listFacetLabels`), as a JSON array. */
  labels: string
}

/** Maximum indexed length of a body, in characters, since a row is passed to D1 within one parameter. */
const maxTextLength = 400_000

/**
 * Returns the text that the column `body` indexes: the article's text and the metadata that its page shows, such as
 * byline and topics. Articles seldom name the year in which they appear, so a search for "the flood of 1996" needs
 * the year of publication.
 */
function composeSearchableBody({ fields, body }: ArticleDocument): string {
  const metadataTexts = [
    fields.byline,
    fields.agency,
    fields.section,
    fields.signOff,
    fields.published?.slice(0, 4),
  ].filter((text) => text != null)
  const corrections = fields.corrections.map(({ text }) => text)
  return [
    body.text.slice(0, maxTextLength),
    ...metadataTexts,
    ...fields.authors,
    ...fields.topics,
    ...corrections,
  ].join('\n')
}

/** The index tokens of a run of letters and digits: its words, separated by spaces, and their base forms. */
interface RunAnalysis {
  words: string
  baseForms: readonly string[]
}

/** Cache of analyses: most runs of an article also occur in the previous article. */
const cachedAnalysesByRun = new Map<string, RunAnalysis>()

/** Maximum number of cached runs. Each takes 240 bytes per thread; with 100,000, analysis takes a tenth less CPU time. */
const maxCachedRuns = 30_000

/** Maximum length of a cached run; longer ones rarely recur. */
const maxCachedRunLength = 40

/** Analyses a run, or returns its cached analysis. */
function analyseRun(run: string): RunAnalysis {
  const cachedAnalysis = cachedAnalysesByRun.get(run)
  if (cachedAnalysis) return cachedAnalysis
  const runWords = splitWords(run)
  const analysis = {
    words: runWords.map(({ word }) => word).join(' '),
    baseForms: runWords.flatMap(({ word, written }) => listBaseForms(word, written)),
  }
  if (cachedAnalysesByRun.size >= maxCachedRuns) cachedAnalysesByRun.clear()
  if (run.length <= maxCachedRunLength) cachedAnalysesByRun.set(run, analysis)
  return analysis
}

/** Returns the tokens of a text, separated by spaces, and adds the base forms of its words to `baseForms`. */
function tokeniseAndCollectBaseForms(text: string, baseForms: Set<string>): string {
  const tokens: string[] = []
  for (const run of extractWordRuns(text)) {
    const analysis = analyseRun(run)
    if (analysis.words !== '') tokens.push(analysis.words)
    for (const form of analysis.baseForms) baseForms.add(form)
  }
  return tokens.join(' ')
}

/** Analyses an article into its columns in the index (docs/storage.md). */
export function toIndexedArticle(document: ArticleDocument): IndexedArticle {
  const { headline, alternativeHeadline } = document.fields
  const baseForms = new Set<string>()
  const title = tokeniseAndCollectBaseForms(
    alternativeHeadline === null ? headline : `${headline}\n${alternativeHeadline}`,
    baseForms,
  )
  const body = tokeniseAndCollectBaseForms(composeSearchableBody(document), baseForms)
  const facets = listFacets(document)
  return {
    title,
    body,
    inflections: [...baseForms].join(' '),
    facets: [everyArticleToken, ...facets.map(({ token }) => token)].join(' '),
    labels: JSON.stringify(listFacetLabels(facets, document.fields.published)),
  }
}
