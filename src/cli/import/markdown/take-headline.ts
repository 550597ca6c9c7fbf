import { toText } from 'hast-util-to-text'
import { renderBody } from '../../content/body/render-body.ts'
import { parseHtml } from '../../content/html/parse-html.ts'
import { parseWithOffsets } from '../../content/markdown/parse-with-offsets.ts'
import { guessHeadline } from '../text/guess-headline.ts'
import { rangeOfNode } from './body/code-ranges.ts'

/** A headline, and the body without it. */
export interface HeadlineAndBody {
  headline: string
  body: string
  /** Source of the headline, if the front matter did not give it. */
  provenance: string | null
}

/** Elements allowed in a title. Any other `<word>` is literal text, as in `List<String>`. */
const phrasingElements = new Set(
  (
    'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub ' +
    'sup time tt u var'
  ).split(' '),
)
const tagPattern = /<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/gi

/** Returns the offsets of tags in a title that are markup: pairs of allowed elements, and line breaks. */
function findMarkupOffsets(title: string): Set<number> {
  const offsets = new Set<number>()
  const openTags = new Map<string, number[]>()
  for (const { 1: slash, 2: written = '', index } of title.matchAll(tagPattern)) {
    const name = written.toLowerCase()
    if (name === 'br' || name === 'wbr') offsets.add(index)
    if (!phrasingElements.has(name)) continue
    const openingOffsets = openTags.get(name) ?? []
    openTags.set(name, openingOffsets)
    const opening = slash === '' ? openingOffsets.push(index) && undefined : openingOffsets.pop()
    if (opening !== undefined) offsets.add(opening).add(index)
  }
  return offsets
}

/** Converts a title from HTML to text: `Q&amp;A`, `<em>Title</em>`. Other tags are literal text. */
export function titleToText(title: string): string {
  const markup = findMarkupOffsets(title)
  const html = title.replace(/</g, (found, at: number) => (markup.has(at) ? found : '&lt;'))
  return toText(parseHtml(html)).replace(/\s+/g, ' ').trim() || title.replace(/\s+/g, ' ').trim()
}

/** Takes a heading that opens the body as the headline; else the file's name, else the first sentence. */
export function takeHeadlineFromBody(body: string, slug: string | null): HeadlineAndBody | null {
  const { children } = parseWithOffsets(body)
  const firstNode = children.find((node) => node.type !== 'html')
  const heading = children.find((node) => node.type === 'heading')
  const { start, end } = rangeOfNode(heading ?? {})
  const headline = heading ? renderBody(body.slice(start, end)).text.replace(/\s+/g, ' ').trim() : ''
  if (headline !== '' && heading === firstNode)
    return { headline, body: `${body.slice(0, start)}${body.slice(end)}`.trim(), provenance: null }
  if (headline !== '') return { headline, body, provenance: 'inferred' }
  if (slug !== null) return { headline: slugToTitle(slug), body, provenance: 'file' }
  const sentence = guessHeadline(body)
  return sentence === '' ? null : { headline: sentence, body, provenance: 'inferred' }
}

/** Converts a slug to a title as Jekyll does. */
const slugToTitle = (slug: string) => {
  const words = slug.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
