import type { Element, ElementContent, RootContent } from 'hast'
import { isElement, textContent } from '../html/element.ts'
import { isBlank } from './page-pictures.ts'

/** The first words of an editor's note, in newsrooms' languages. */
const editorsNotePattern =
  /^[\s([*–—-]*(?:editor[’']?s[’']? note|note de la rédaction|n\.?d\.?l\.?r\b|nota de la redacción|nota del editor|anmerkung der redaktion|anm\. d\. red)/iu

/** Maximum length of a line of verse, in characters; hand-broken lines of prose are longer. */
const maxVerseLine = 60

/** Returns the lines of a paragraph with line breaks. */
function listLines({ children }: Element): string[] {
  const lines = ['']
  for (const child of children)
    if (isElement(child, 'br')) lines.push('')
    else lines[lines.length - 1] += textContent(child)
  return lines
}

const isVerse = (paragraph: Element): boolean => {
  const lines = listLines(paragraph)
  return lines.length > 2 && lines.every((line) => line.trim().length <= maxVerseLine)
}

/** True for a paragraph whose whole content is in one of these elements. */
function isWholly(paragraph: Element, ...names: string[]): boolean {
  const shownChildren = paragraph.children.filter((child) => !isBlank(child))
  return shownChildren.length === 1 && isElement(shownChildren[0], ...names)
}

const isQuestion = (block: RootContent): boolean =>
  isElement(block, 'p') && isWholly(block, 'strong', 'em') && /[?？؟]\s*$/u.test(textContent(block))

/** True for a quotation that is one paragraph in bold, perhaps with its source, in which a newspaper quotes its own article. */
function isPullQuote({ tagName, children }: Element): boolean {
  const [only, ...others] = children.filter((child: ElementContent) => !isBlank(child))
  const isOnlyCited = others.every((other) => isElement(other, 'p') && isWholly(other, 'cite'))
  return tagName === 'blockquote' && isOnlyCited && isElement(only, 'p') && isWholly(only, 'strong')
}

/** Minimum number of questions in an interview. */
const minQuestions = 2

/**
 * Adds a class to blocks that newspapers typeset differently: verse, pull quotes, editor's notes, and an interview's
 * questions (docs/content.md).
 */
export function classifyBlocks(blocks: readonly RootContent[]): RootContent[] {
  const isInterview = blocks.filter(isQuestion).length >= minQuestions
  const classesOf = (block: Element): string[] => {
    if (isPullQuote(block)) return ['pull', 'standfirst']
    if (block.tagName !== 'p') return []
    if (isInterview && isQuestion(block)) return ['question']
    if (editorsNotePattern.test(textContent(block))) return ['note', 'count']
    return isVerse(block) ? ['verse'] : []
  }
  return blocks.map((block) => {
    const className = block.type === 'element' ? classesOf(block) : []
    return className.length === 0 || block.type !== 'element'
      ? block
      : { ...block, properties: { ...block.properties, className } }
  })
}
