import type { ArticleDocument } from '../model/document.ts'
import { everyArticleToken, listFacetCountKeys, listFacets } from './facets.ts'
import { listBaseForms } from './inflections.ts'
import { extractWordRuns, splitWords } from './words.ts'

/**
 * The version of the analysis. Increase it whenever articles would be indexed differently, so that older indexes are
 * rebuilt.
 */
export const analysisVersion = 4

/** An article's columns in the index (docs/storage.md). All except `labels` contain tokens, separated by spaces. */
export interface IndexedArticle {
  title: string
  body: string
  /** Base forms of the article's words, without duplicates. */
  inflections: string
  facets: string
  /** The labels by which the article is counted (`listFacetCountKeys`), as a JSON array. */
  labels: string
}

/** Maximum indexed length of a body, in characters. A whole row must fit into one D1 parameter. */
const maxTextLength = 400_000

/**
 * Returns the text for the column `body`: the article's text, and metadata that its page shows, such as byline and
 * topics. The year of publication is included because articles seldom mention the year in which they appear: a search
 * for "the flood of 1996" needs it.
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

/** The index tokens for a run of letters and digits: its words, separated by spaces, and their base forms. */
interface RunAnalysis {
  joinedWords: string
  baseForms: readonly string[]
}

/** Analyses by run. Most of an article's runs have already occurred in the previous article. */
const cachedAnalysesByRun = new Map<string, RunAnalysis>()

/**
 * Maximum number of cached runs. Each takes 240 bytes per thread. A limit of 100,000 would save only a tenth of the
 * CPU time.
 */
const maxCachedRuns = 30_000

/** Maximum length of a cached run. Longer runs rarely recur. */
const maxCachedRunLength = 40

/** Analyses a run, or returns its cached analysis. */
function analyseRun(run: string): RunAnalysis {
  const cachedAnalysis = cachedAnalysesByRun.get(run)
  if (cachedAnalysis) return cachedAnalysis
  const runWords = splitWords(run)
  const analysis = {
    joinedWords: runWords.map(({ word }) => word).join(' '),
    baseForms: runWords.flatMap(({ word, written }) => listBaseForms(word, written)),
  }
  if (cachedAnalysesByRun.size >= maxCachedRuns) cachedAnalysesByRun.clear()
  if (run.length <= maxCachedRunLength) cachedAnalysesByRun.set(run, analysis)
  return analysis
}

/** Returns a text's tokens, separated by spaces, and the base forms of its words. */
function analyseText(text: string): { joinedTokens: string; baseForms: ReadonlySet<string> } {
  const tokens: string[] = []
  const baseForms = new Set<string>()
  for (const run of extractWordRuns(text)) {
    const analysis = analyseRun(run)
    if (analysis.joinedWords !== '') tokens.push(analysis.joinedWords)
    for (const form of analysis.baseForms) baseForms.add(form)
  }
  return { joinedTokens: tokens.join(' '), baseForms }
}

/** Converts an article to its columns in the index (docs/storage.md). */
export function toIndexedArticle(document: ArticleDocument): IndexedArticle {
  const { headline, alternativeHeadline } = document.fields
  const title = analyseText(alternativeHeadline === null ? headline : `${headline}\n${alternativeHeadline}`)
  const body = analyseText(composeSearchableBody(document))
  const facets = listFacets(document)
  return {
    title: title.joinedTokens,
    body: body.joinedTokens,
    inflections: [...new Set([...title.baseForms, ...body.baseForms])].join(' '),
    facets: [everyArticleToken, ...facets.map(({ token }) => token)].join(' '),
    labels: JSON.stringify(listFacetCountKeys(facets, document.fields.published)),
  }
}
