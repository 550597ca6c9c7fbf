import type { ArticleDocument } from '../model/document.ts'
import { everyArticleToken, type FacetKind, facetToken } from './facets.ts'
import { baseForms } from './inflections.ts'
import { splitRuns, splitWords } from './words.ts'

/**
 * Version of the analysis. Increase it whenever an article would be indexed differently: an older index is rebuilt.
 */
export const analysisVersion = 2

/** Analyses an article for the index (docs/storage.md). */
export interface IndexedArticle {
  title: string
  body: string
  /** Base forms of its words, without duplicates. */
  inflections: string
  facets: string
}

/** Maximum indexed length of a body in characters, since a row must fit into a value of D1. */
const longestText = 400_000

/** Returns the searchable body: the text and the words that the page shows around it. */
function bodyOf({ fields, body }: ArticleDocument): string {
  const around = [fields.byline, fields.agency, fields.section, fields.signOff].filter(
    (text) => text !== null,
  )
  const corrections = fields.corrections.map(({ text }) => text)
  return [
    body.text.slice(0, longestText),
    ...around,
    ...fields.authors,
    ...fields.topics,
    ...corrections,
  ].join('\n')
}

function facetsOf({ edition, fields }: ArticleDocument): string {
  const named = (kind: FacetKind, names: readonly string[]) => names.map((name) => facetToken(kind, name))
  return [
    everyArticleToken,
    ...named('edition', [edition]),
    ...named('section', fields.section === null ? [] : [fields.section]),
    ...named('topic', fields.topics),
    ...named('author', fields.authors),
  ]
    .filter((token) => token !== null)
    .join(' ')
}

/** Index tokens of a run of letters. */
interface Analysed {
  words: string
  forms: readonly string[]
}

/** Cache of analyses. Most runs of an article occurred in the one before. */
const remembered = new Map<string, Analysed>()

const mostRemembered = 100_000

/** Maximum length of a cached run; longer ones rarely recur. */
const longestRemembered = 40

function analysed(run: string): Analysed {
  const known = remembered.get(run)
  if (known) return known
  const words = splitWords(run)
  const analysis = {
    words: words.map(({ word }) => word).join(' '),
    forms: words.flatMap(({ word, written }) => baseForms(word, written)),
  }
  if (remembered.size >= mostRemembered) remembered.clear()
  if (run.length <= longestRemembered) remembered.set(run, analysis)
  return analysis
}

/** Returns the tokens of a text, and adds its words' base forms to `forms`. */
function tokens(text: string, forms: Set<string>): string {
  const words: string[] = []
  for (const run of splitRuns(text)) {
    const analysis = analysed(run)
    if (analysis.words !== '') words.push(analysis.words)
    for (const form of analysis.forms) forms.add(form)
  }
  return words.join(' ')
}

/** An article's row in the index (docs/storage.md). */
export function toIndexedArticle(document: ArticleDocument): IndexedArticle {
  const { headline, alternativeHeadline } = document.fields
  const forms = new Set<string>()
  const title = tokens(alternativeHeadline === null ? headline : `${headline}\n${alternativeHeadline}`, forms)
  const body = tokens(bodyOf(document), forms)
  return { title, body, inflections: [...forms].join(' '), facets: facetsOf(document) }
}
