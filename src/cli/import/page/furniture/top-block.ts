import type { Element, ElementContent } from 'hast'
import { isElement, textContent, toOneLine } from '../../../content/html/element.ts'
import { splitLinesAtBreaks } from '../../markup/page-tree.ts'
import { parseByline } from '../../text/byline.ts'
import { removeBylineOpening } from '../../text/byline-opening.ts'
import { repeatsByline } from '../lines/byline-line.ts'
import { isArticleDate, isElapsedTimeLine, type KnownFields, repeatsHeadline } from '../lines/known-fields.ts'
import { isMostlyLinks } from '../lines/link-list.ts'

const isBylineWithName = (line: string, { language }: KnownFields) =>
  removeBylineOpening(line, language) !== null && parseByline(line, language).length > 0

const minMenuLinks = 3
const maxMenuLinkLength = 30

/** True for a block that consists of at least three short links, such as a menu of sections. */
function isSectionMenu(block: Element): boolean {
  const linkTexts = listLinkTexts(block)
  return (
    linkTexts.length >= minMenuLinks &&
    isMostlyLinks(block) &&
    linkTexts.every((linkText) => linkText.length <= maxMenuLinkLength)
  )
}

const listLinkTexts = (node: ElementContent): string[] => {
  if (isElement(node, 'a')) return [toOneLine(textContent(node))]
  return 'children' in node ? node.children.flatMap(listLinkTexts) : []
}

/** The reason for dropping a block above the text, and the byline in that block, or `null` if it has none. */
export interface DroppedTopBlock {
  reason: 'navigation' | 'headline' | 'byline' | 'date line'
  byline: string | null
}

/** Recognises a menu, or a block that repeats headline, byline or date, above the text; `null` for any other block. */
export function recogniseTopBlock(block: Element, knownFields: KnownFields): DroppedTopBlock | null {
  if (isSectionMenu(block)) return { reason: 'navigation', byline: null }
  if (repeatsHeadline(textContent(block), knownFields)) return { reason: 'headline', byline: null }
  const lines = splitLinesAtBreaks(block)
  const byline =
    lines.find((line) => repeatsByline(line, knownFields) || isBylineWithName(line, knownFields)) ?? null
  const hasOnlyKnownLines = lines.every(
    (line) =>
      line === byline ||
      repeatsHeadline(line, knownFields) ||
      isArticleDate(line, knownFields) ||
      isElapsedTimeLine(line),
  )
  if (!hasOnlyKnownLines || lines.length === 0) return null
  const hasHeadline = lines.some((line) => repeatsHeadline(line, knownFields))
  return { reason: hasHeadline ? 'headline' : byline === null ? 'date line' : 'byline', byline }
}
