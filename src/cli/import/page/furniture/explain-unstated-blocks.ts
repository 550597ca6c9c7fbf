import type { Nodes, Root, Text } from 'hast'
import { toLetters } from '../../../content/html/to-letters.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { listWithAncestors, mapNodesToParents, type ParentByNode } from '../lines/article-elements.ts'
import { captionReason, findReasonForDropping, pictureReason } from '../lines/reason-for-dropping.ts'
import type { PageSurvey } from './page-survey.ts'
import { unstatedReason } from './remove-furniture.ts'
import { maxTeaserLength } from './teaser.ts'

/**
 * Maximum number of failed searches, each through the whole rest of the page, after which no more passages are looked
 * up.
 */
const maxMisses = 100

/** The letters of a page. Finds, in page order, the text nodes in which passages begin. */
class PageLetters {
  #letters = ''
  readonly #textStarts: number[] = []
  readonly #texts: Text[] = []
  /** Position of the latest passage found, and the index of its text node. */
  #foundPosition = 0
  #foundTextIndex = 0
  #missCount = 0

  constructor(tree: Root) {
    this.#add(tree)
  }

  #add(node: Nodes): void {
    if (isInvisible(node)) return
    if (node.type === 'text') {
      this.#textStarts.push(this.#letters.length)
      this.#texts.push(node)
      this.#letters += toLetters(node.value)
    }
    if ('children' in node) for (const child of node.children) this.#add(child)
  }

  /** Finds a passage that is not above the latest one. */
  findNext(passage: string): Text | null {
    if (this.#missCount >= maxMisses) return null
    const position = this.#letters.indexOf(toLetters(passage), this.#foundPosition)
    if (position < 0) this.#missCount++
    else this.#moveTo(position)
    return position < 0 ? null : (this.#texts[this.#foundTextIndex] ?? null)
  }

  #moveTo(position: number): void {
    this.#foundPosition = position
    while ((this.#textStarts[this.#foundTextIndex + 1] ?? Number.POSITIVE_INFINITY) <= position)
      this.#foundTextIndex++
  }
}

/** Returns the reason that the nearest element around a text states. Stops at an element with half of the article. */
function findReasonAround(text: Text, { parents, survey }: { parents: ParentByNode; survey: PageSurvey }) {
  const halfOfArticle = survey.countsOf(survey.articleContainer).articleCharacterCount / 2
  const parent = parents.get(text)
  for (const element of parent ? listWithAncestors(parent, parents) : []) {
    const { characterCount, articleCharacterCount, otherHeadlineCount } = survey.countsOf(element)
    if (articleCharacterCount > halfOfArticle) return null
    const reason =
      otherHeadlineCount === 1 && characterCount <= maxTeaserLength ? 'links' : findReasonForDropping(element)
    if (reason !== null && ![pictureReason, captionReason].includes(reason)) return reason
  }
  return null
}

/**
 * Explains blocks that were removed only because the metadata do not state them, by the reason of the elements around
 * them on the page: a teaser among the paragraphs is not article text.
 */
export function explainUnstatedBlocks(
  removedBlocks: readonly DroppedBlock[],
  { tree, survey }: { tree: Root; survey: PageSurvey },
): DroppedBlock[] {
  if (!removedBlocks.some(({ reason }) => reason === unstatedReason)) return [...removedBlocks]
  const [letters, parents] = [new PageLetters(tree), mapNodesToParents(tree)]
  return removedBlocks.map((block) => {
    const text = block.reason === unstatedReason ? letters.findNext(block.text) : null
    const reason = text && findReasonAround(text, { parents, survey })
    return reason ? { ...block, reason } : block
  })
}
