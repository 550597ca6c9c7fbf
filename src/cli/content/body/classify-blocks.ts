import type { Element, ElementContent, RootContent } from 'hast'
import { isElement, textContent } from '../html/element.ts'
import { isBlank } from './page-pictures.ts'

/** The first words of a note of the newsroom, in its languages. */
const noteStart =
  /^[\s([*–—-]*(?:editor[’']?s[’']? note|note de la rédaction|n\.?d\.?l\.?r\b|nota de la redacción|nota del editor|anmerkung der redaktion|anm\. d\. red)/iu

/** The greatest length of a line of verse, in characters; those of prose that was broken by hand are longer. */
const maxVerseLine = 60

/** Returns the lines of a paragraph that is broken by hand. */
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

/** True for a paragraph that is wholly in one of these elements. */
function isWholly(paragraph: Element, ...names: string[]): boolean {
  const shown = paragraph.children.filter((child) => !isBlank(child))
  return shown.length === 1 && isElement(shown[0], ...names)
}

const isQuestion = (block: RootContent): boolean =>
  isElement(block, 'p') && isWholly(block, 'strong', 'em') && /[?？؟]\s*$/u.test(textContent(block))

/** True for a quotation of one paragraph in bold: the newspaper quotes its own article. */
function isPullQuote({ tagName, children }: Element): boolean {
  const [only, ...others] = children.filter((child: ElementContent) => !isBlank(child))
  return tagName === 'blockquote' && others.length === 0 && isElement(only, 'p') && isWholly(only, 'strong')
}

/** The least number of questions of an interview. */
const minQuestions = 2

/**
 * Gives the blocks that newspapers set apart a class of the stylesheet: verse, pull quotes, notes of the newsroom, and the questions
 * of an interview (docs/content.md).
 */
export function classifyBlocks(blocks: readonly RootContent[]): RootContent[] {
  const isInterview = blocks.filter(isQuestion).length >= minQuestions
  const classesOf = (block: Element): string[] => {
    if (isPullQuote(block)) return ['pull', 'standfirst']
    if (block.tagName !== 'p') return []
    if (isInterview && isQuestion(block)) return ['question']
    if (noteStart.test(textContent(block))) return ['note', 'count']
    return isVerse(block) ? ['verse'] : []
  }
  return blocks.map((block) => {
    const className = block.type === 'element' ? classesOf(block) : []
    return className.length === 0 || block.type !== 'element'
      ? block
      : { ...block, properties: { ...block.properties, className } }
  })
}
