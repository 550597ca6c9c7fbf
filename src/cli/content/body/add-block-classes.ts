import type { Element, ElementContent, RootContent } from 'hast'
import { isElement, textContent } from '../html/element.ts'
import { isBlankOrLineBreak } from './page-pictures.ts'

/** Matches the first words of an editor's note, in five languages. */
const editorsNotePattern =
  /^[\s([*–—-]*(?:editor[’']?s[’']? note|note de la rédaction|n\.?d\.?l\.?r\b|nota de la redacción|nota del editor|anmerkung der redaktion|anm\. d\. red)/iu

/** Maximum length of a line of verse, in characters. Prose with line breaks has longer lines. */
const maxVerseLineLength = 60

/** Returns the text of each line of a paragraph. Lines end at a `br`. */
function listLineTexts({ children }: Element): string[] {
  const lines = ['']
  for (const child of children)
    if (isElement(child, 'br')) lines.push('')
    else lines[lines.length - 1] += textContent(child)
  return lines
}

const isVerseParagraph = (paragraph: Element): boolean => {
  const lineTexts = listLineTexts(paragraph)
  return lineTexts.length > 2 && lineTexts.every((line) => line.trim().length <= maxVerseLineLength)
}

/** True for a paragraph whose only content, apart from white space, is an element with one of these tag names. */
function containsOnlyElement(paragraph: Element, ...tagNames: string[]): boolean {
  const nonBlankChildren = paragraph.children.filter((child) => !isBlankOrLineBreak(child))
  return nonBlankChildren.length === 1 && isElement(nonBlankChildren[0], ...tagNames)
}

const isQuestionParagraph = (block: RootContent): boolean =>
  isElement(block, 'p') &&
  containsOnlyElement(block, 'strong', 'em') &&
  /[?？؟]\s*$/u.test(textContent(block))

/**
 * True for a `blockquote` that contains one bold paragraph, optionally followed by its source. Newspapers use it to
 * highlight a sentence from the article itself.
 */
function isPullQuote({ tagName, children }: Element): boolean {
  const [firstChild, ...followingChildren] = children.filter(
    (child: ElementContent) => !isBlankOrLineBreak(child),
  )
  const hasOnlyCitationsBelow = followingChildren.every(
    (followingChild) => isElement(followingChild, 'p') && containsOnlyElement(followingChild, 'cite'),
  )
  return (
    tagName === 'blockquote' &&
    hasOnlyCitationsBelow &&
    isElement(firstChild, 'p') &&
    containsOnlyElement(firstChild, 'strong')
  )
}

/** Minimum number of questions that make an article an interview. */
const minInterviewQuestions = 2

/**
 * Adds a class to blocks that newspapers typeset differently: verse, pull quotes, editor's notes, and an interview's
 * questions (docs/content.md).
 */
export function addBlockClasses(blocks: readonly RootContent[]): RootContent[] {
  const isInterview = blocks.filter(isQuestionParagraph).length >= minInterviewQuestions
  const chooseClassNames = (block: Element): string[] => {
    if (isPullQuote(block)) return ['pull', 'standfirst']
    if (block.tagName !== 'p') return []
    if (isInterview && isQuestionParagraph(block)) return ['question']
    if (editorsNotePattern.test(textContent(block))) return ['note', 'count']
    return isVerseParagraph(block) ? ['verse'] : []
  }
  return blocks.map((block) => {
    const classNames = block.type === 'element' ? chooseClassNames(block) : []
    return classNames.length === 0 || block.type !== 'element'
      ? block
      : { ...block, properties: { ...block.properties, className: classNames } }
  })
}
