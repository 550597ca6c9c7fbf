import type { Nodes, Root, Text } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { listWithAncestors, mapNodesToParents, type ParentByNode } from '../lines/article-elements.ts'
import { captionReason, findReasonForDropping, pictureReason } from '../lines/reason-for-dropping.ts'
import type { PageSurvey } from './page-survey.ts'
import { unstatedReason } from './remove-furniture.ts'
import { maxTeaserLength } from './teaser.ts'

/** Maximum number of failed searches for passages. Each of them scans the whole rest of the page. */
const maxFailedSearches = 100

/** Finds the text nodes in which passages begin, in page order. */
class PassageFinder {
  #pageLetters = ''
  readonly #textStartOffsets: number[] = []
  readonly #textNodes: Text[] = []
  /** Offset of the latest passage in `#pageLetters`, and the index of the text node in which that passage begins. */
  #latestOffset = 0
  #latestTextIndex = 0
  #failedSearchCount = 0

  constructor(tree: Root) {
    this.#addTexts(tree)
  }

  #addTexts(node: Nodes): void {
    if (isInvisible(node)) return
    if (node.type === 'text') {
      this.#textStartOffsets.push(this.#pageLetters.length)
      this.#textNodes.push(node)
      this.#pageLetters += toLettersAndDigits(node.value)
    }
    if ('children' in node) for (const child of node.children) this.#addTexts(child)
  }

  /**
   * Returns the text node in which the passage begins, at or after the latest passage. Returns `null` if the passage is
   * not found or too many searches have failed.
   */
  findNextPassageStart(passage: string): Text | null {
    if (this.#failedSearchCount >= maxFailedSearches) return null
    const offset = this.#pageLetters.indexOf(toLettersAndDigits(passage), this.#latestOffset)
    if (offset < 0) this.#failedSearchCount++
    else this.#moveToOffset(offset)
    return offset < 0 ? null : (this.#textNodes[this.#latestTextIndex] ?? null)
  }

  #moveToOffset(offset: number): void {
    this.#latestOffset = offset
    while ((this.#textStartOffsets[this.#latestTextIndex + 1] ?? Number.POSITIVE_INFINITY) <= offset)
      this.#latestTextIndex++
  }
}

/**
 * Searches outward from a text for an element that is a teaser or has a reason for being dropped, and returns that
 * reason. Ignores pictures and captions. Returns `null` on reaching an element with more than half of the article.
 */
function findReasonOfAncestors(
  text: Text,
  { parents, survey }: { parents: ParentByNode; survey: PageSurvey },
) {
  const halfOfArticleLength = survey.countsOf(survey.articleContainer).articleCharacterCount / 2
  const parent = parents.get(text)
  for (const element of parent ? listWithAncestors(parent, parents) : []) {
    const { characterCount, articleCharacterCount, otherHeadlineCount } = survey.countsOf(element)
    if (articleCharacterCount > halfOfArticleLength) return null
    const reason =
      otherHeadlineCount === 1 && characterCount <= maxTeaserLength ? 'links' : findReasonForDropping(element)
    if (reason !== null && ![pictureReason, captionReason].includes(reason)) return reason
  }
  return null
}

/**
 * Gives blocks that were removed as unstated the reason of the elements around them on the page, if there is one: a
 * teaser among the paragraphs, for example, is not article text.
 */
export function replaceReasonsOfUnstatedBlocks(
  removedBlocks: readonly DroppedBlock[],
  { tree, survey }: { tree: Root; survey: PageSurvey },
): DroppedBlock[] {
  if (!removedBlocks.some(({ reason }) => reason === unstatedReason)) return [...removedBlocks]
  const [passageFinder, parents] = [new PassageFinder(tree), mapNodesToParents(tree)]
  return removedBlocks.map((block) => {
    const text = block.reason === unstatedReason ? passageFinder.findNextPassageStart(block.text) : null
    const reason = text && findReasonOfAncestors(text, { parents, survey })
    return reason ? { ...block, reason } : block
  })
}
