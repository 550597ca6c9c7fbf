import type { ArticleDocument } from '../model/document.ts'
import { everyArticleToken, type FacetKind, facetToken } from './facets.ts'
import { baseForms } from './inflections.ts'
import { splitRuns, splitWords } from './words.ts'

/** Grows whenever the same article would be indexed otherwise: an index of another number is made anew. */
export const analysisVersion = 2

/** An article as the index has it: tokens, one space between them. */
export interface IndexedArticle {
  title: string
  body: string
  /** Forms that its words are inflections of, each once. */
  inflections: string
  facets: string
}

/** No more of a text is indexed, in characters: a row must fit into one of D1's values. */
const longestText = 400_000

/** What is searched as the body: the text, then the words that the page shows around it. */
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

/** What a run of letters is in the index. */
interface Analysed {
  words: string
  forms: readonly string[]
}

/** Analysing is a pure function of a run: most of those in an article were in the one before. */
const remembered = new Map<string, Analysed>()

const mostRemembered = 100_000

/** Longer runs seldom come twice. */
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

/** A text's words, and into `forms` what they are inflections of. */
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
