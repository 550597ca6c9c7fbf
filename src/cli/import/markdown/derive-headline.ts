import { toText } from 'hast-util-to-text'
import { renderBody } from '../../content/body/render-body.ts'
import { parseHtmlFragment } from '../../content/html/parse-html.ts'
import { parseWithOffsets } from '../../content/markdown/parse-with-offsets.ts'
import { guessHeadline } from '../text/guess-headline.ts'
import { getNodeRange } from './body/code-ranges.ts'

/** A headline, and the body without it. */
export interface HeadlineAndBody {
  headline: string
  bodyMarkdown: string
  /** Source of the headline; `null` if it comes from the front matter or from a heading above the text. */
  headlineProvenance: string | null
}

/** Elements allowed in a title. Any other `<word>` is literal text, as in `List<String>`. */
const phrasingElementNames = new Set(
  (
    'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub ' +
    'sup time tt u var'
  ).split(' '),
)
const tagPattern = /<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/gi

/** Returns the offsets of tags in a title that count as markup: pairs of allowed elements, and line breaks. */
function findMarkupOffsets(title: string): Set<number> {
  const offsets = new Set<number>()
  const openingOffsetsByName = new Map<string, number[]>()
  for (const { 1: closingSlash, 2: writtenName = '', index } of title.matchAll(tagPattern)) {
    const elementName = writtenName.toLowerCase()
    if (elementName === 'br' || elementName === 'wbr') offsets.add(index)
    if (!phrasingElementNames.has(elementName)) continue
    const openingOffsets = openingOffsetsByName.get(elementName) ?? []
    openingOffsetsByName.set(elementName, openingOffsets)
    const openingOffset = closingSlash === '' ? openingOffsets.push(index) && undefined : openingOffsets.pop()
    if (openingOffset !== undefined) offsets.add(openingOffset).add(index)
  }
  return offsets
}

/** Converts an HTML title, such as `Q&amp;A` or `<em>Title</em>`, to text. Tags that are not markup remain as text. */
export function titleHtmlToText(title: string): string {
  const markupOffsets = findMarkupOffsets(title)
  const html = title.replace(/</g, (bracket, offset: number) =>
    markupOffsets.has(offset) ? bracket : '&lt;',
  )
  return toText(parseHtmlFragment(html)).replace(/\s+/g, ' ').trim() || title.replace(/\s+/g, ' ').trim()
}

/**
 * Derives a headline from the body's first heading, else from the slug, else from the first sentence. A heading that
 * opens the body is removed from the body. Returns `null` if the body has no words and there is no slug.
 */
export function deriveHeadline(bodyMarkdown: string, slug: string | null): HeadlineAndBody | null {
  const { children } = parseWithOffsets(bodyMarkdown)
  const firstNonHtmlNode = children.find((node) => node.type !== 'html')
  const heading = children.find((node) => node.type === 'heading')
  const { startOffset, endOffset } = getNodeRange(heading ?? {})
  const headline = heading
    ? renderBody(bodyMarkdown.slice(startOffset, endOffset)).text.replace(/\s+/g, ' ').trim()
    : ''
  if (headline !== '' && heading === firstNonHtmlNode)
    return {
      headline,
      bodyMarkdown: `${bodyMarkdown.slice(0, startOffset)}${bodyMarkdown.slice(endOffset)}`.trim(),
      headlineProvenance: null,
    }
  if (headline !== '') return { headline, bodyMarkdown, headlineProvenance: 'inferred' }
  if (slug !== null) return { headline: slugToTitle(slug), bodyMarkdown, headlineProvenance: 'file' }
  const guessedHeadline = guessHeadline(bodyMarkdown)
  return guessedHeadline === ''
    ? null
    : { headline: guessedHeadline, bodyMarkdown, headlineProvenance: 'inferred' }
}

/** Converts a slug to a title as Jekyll does. */
const slugToTitle = (slug: string) => {
  const words = slug.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
