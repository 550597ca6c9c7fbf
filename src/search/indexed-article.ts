import type { ArticleDocument } from '../model/document.ts'
import { everyArticleToken, listFacetLabels, listFacets } from './facets.ts'
import { listBaseForms } from './inflections.ts'
import { splitRuns, splitWords } from './words.ts'

/**
 * Version of the analysis. Increase it whenever an article would be indexed differently: an older index is rebuilt.
 */
export const analysisVersion = 4

/** Analyses an article for the index (docs/storage.md). */
export interface IndexedArticle {
  title: string
  body: string
  /** Base forms of its words, without duplicates. */
  inflections: string
  facets: string
  /** The names that its facets are counted by, as a JSON list. */
  labels: string
}

/** Maximum indexed length of a body in characters, since a row must fit into a value of D1. */
const maxTextLength = 400_000

/**
 * Returns the searchable body: the text, and what the page shows around it. Newspapers seldom name the year in which they
 * appear, so a search for "the flood of 1996" needs the year of the date.
 */
function prepareSearchableBody({ fields, body }: ArticleDocument): string {
  const pageWords = [
    fields.byline,
    fields.agency,
    fields.section,
    fields.signOff,
    fields.published?.slice(0, 4),
  ].filter((text) => text != null)
  const corrections = fields.corrections.map(({ text }) => text)
  return [
    body.text.slice(0, maxTextLength),
    ...pageWords,
    ...fields.authors,
    ...fields.topics,
    ...corrections,
  ].join('\n')
}

/** Index tokens of a run of letters. */
interface RunAnalysis {
  words: string
  forms: readonly string[]
}

/** Cache of analyses. Most runs of an article occurred in the one before. */
const analysisCache = new Map<string, RunAnalysis>()

/** Maximum number of cached runs. Each takes 240 bytes, in every thread. With 100,000, analysis takes a tenth less CPU. */
const maxCachedRuns = 30_000

/** Maximum length of a cached run; longer ones rarely recur. */
const maxCachedRunLength = 40

function analyseRun(run: string): RunAnalysis {
  const cached = analysisCache.get(run)
  if (cached) return cached
  const words = splitWords(run)
  const analysis = {
    words: words.map(({ word }) => word).join(' '),
    forms: words.flatMap(({ word, written }) => listBaseForms(word, written)),
  }
  if (analysisCache.size >= maxCachedRuns) analysisCache.clear()
  if (run.length <= maxCachedRunLength) analysisCache.set(run, analysis)
  return analysis
}

/** Returns the tokens of a text, and adds its words' base forms to `forms`. */
function analyseText(text: string, forms: Set<string>): string {
  const words: string[] = []
  for (const run of splitRuns(text)) {
    const analysis = analyseRun(run)
    if (analysis.words !== '') words.push(analysis.words)
    for (const form of analysis.forms) forms.add(form)
  }
  return words.join(' ')
}

/** An article's row in the index (docs/storage.md). */
export function toIndexedArticle(document: ArticleDocument): IndexedArticle {
  const { headline, alternativeHeadline } = document.fields
  const forms = new Set<string>()
  const title = analyseText(
    alternativeHeadline === null ? headline : `${headline}\n${alternativeHeadline}`,
    forms,
  )
  const body = analyseText(prepareSearchableBody(document), forms)
  const facets = listFacets(document)
  return {
    title,
    body,
    inflections: [...forms].join(' '),
    facets: [everyArticleToken, ...facets.map(({ token }) => token)].join(' '),
    labels: JSON.stringify(listFacetLabels(facets, document.fields.published)),
  }
}
