import type { ArticleDocument } from '../model/document.ts'
import { everyArticle, type FacetKind, facetToken } from './facets.ts'
import { formsOf } from './inflections.ts'
import { type Word, wordsIn } from './words.ts'

/** Grows whenever the same article would be indexed otherwise: an index of another number is made anew. */
export const analysisVersion = 1

/** An article as the index has it: tokens, one space between them. */
export interface IndexedArticle {
  title: string
  body: string
  /** Forms that its words are inflections of, each once. */
  inflections: string
  facets: string
}

/** What is searched as the body: the text, then the words that the page shows around it. */
function bodyOf({ fields, body }: ArticleDocument): string {
  const around = [fields.byline, fields.agency, fields.section, fields.signOff].filter(
    (text) => text !== null,
  )
  const corrections = fields.corrections.map(({ text }) => text)
  return [body.text, ...around, ...fields.authors, ...fields.topics, ...corrections].join('\n')
}

function facetsOf({ edition, fields }: ArticleDocument): string {
  const named = (kind: FacetKind, names: readonly string[]) => names.map((name) => facetToken(kind, name))
  return [
    everyArticle,
    ...named('edition', [edition]),
    ...named('section', fields.section === null ? [] : [fields.section]),
    ...named('topic', fields.topics),
    ...named('author', fields.authors),
  ]
    .filter((token) => token !== null)
    .join(' ')
}

/** Analysing is a pure function of a word: most of those in an article were in the one before. */
const remembered = new Map<string, string[]>()

const mostRemembered = 100_000

function rememberedForms({ word, written }: Word): string[] {
  const known = remembered.get(written)
  if (known) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const forms = formsOf(word, written)
  remembered.set(written, forms)
  return forms
}

/** An article's row in the index (docs/storage.md). */
export function indexedArticle(document: ArticleDocument): IndexedArticle {
  const { headline, alternativeHeadline } = document.fields
  const title = wordsIn(alternativeHeadline === null ? headline : `${headline}\n${alternativeHeadline}`)
  const body = wordsIn(bodyOf(document))
  const forms = new Set([...title, ...body].flatMap(rememberedForms))
  const joined = (words: readonly Word[]) => words.map(({ word }) => word).join(' ')
  return {
    title: joined(title),
    body: joined(body),
    inflections: [...forms].join(' '),
    facets: facetsOf(document),
  }
}
