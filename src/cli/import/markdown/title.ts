import { toText } from 'hast-util-to-text'
import { renderBody } from '../../content/body.ts'
import { parseHtml } from '../../content/parse-html.ts'
import { firstSentence } from '../first-sentence.ts'
import { parseMarkdown, rangeOf } from './code-ranges.ts'

/** A page's headline and the body without it. */
export interface Titled {
  headline: string
  body: string
  /** Where the headline was read, when it was not given. */
  provenance: string | null
}

/** Titles were put into pages as HTML: `Q&amp;A`, `<em>Title</em>`. */
export const plainTitle = (title: string): string =>
  (/<\/?[a-z]|&#?\w+;/i.test(title) ? toText(parseHtml(title)) : title).replace(/\s+/g, ' ').trim()

/** The first heading, taken from where it opens the body; else the name of the file, else the first sentence. */
export function titleOf(body: string, slug: string | null): Titled | null {
  const { children } = parseMarkdown(body)
  const opening = children.find((node) => node.type !== 'html')
  const heading = children.find((node) => node.type === 'heading')
  const { start, end } = rangeOf(heading ?? {})
  const headline = heading ? renderBody(body.slice(start, end)).text : ''
  if (headline !== '' && heading === opening)
    return { headline, body: `${body.slice(0, start)}${body.slice(end)}`.trim(), provenance: null }
  if (headline !== '') return { headline, body, provenance: 'inferred' }
  if (slug !== null) return { headline: sentenceCase(slug), body, provenance: 'file' }
  const sentence = firstSentence(renderBody(body).text)
  return sentence === '' ? null : { headline: sentence, body, provenance: 'inferred' }
}

/** What Jekyll shows for a post without a title. */
const sentenceCase = (slug: string) => {
  const words = slug.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
