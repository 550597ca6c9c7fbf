import type { Nodes, Root, Text } from 'hast'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { toLetters } from '../lines/known-fields.ts'
import { listWithAncestors, mapParents, type Parents } from '../lines/own-elements.ts'
import { captionReason, findReasonForDropping, pictureReason } from '../lines/reason-for-dropping.ts'
import type { PageSurvey } from './page-survey.ts'
import { unstatedReason } from './remove-furniture.ts'
import { maxTeaserLength } from './teaser.ts'

/** The letters of a page, to find the text node with which a passage begins. */
class PageLetters {
  #letters = ''
  readonly #starts: number[] = []
  readonly #texts: Text[] = []

  constructor(tree: Root) {
    this.#add(tree)
  }

  #add(node: Nodes): void {
    if (isInvisible(node)) return
    if (node.type === 'text') {
      this.#starts.push(this.#letters.length)
      this.#texts.push(node)
      this.#letters += toLetters(node.value)
    }
    if ('children' in node) for (const child of node.children) this.#add(child)
  }

  find(passage: string): Text | null {
    const at = this.#letters.indexOf(toLetters(passage))
    return at < 0 ? null : (this.#texts[this.#starts.findLastIndex((start) => start <= at)] ?? null)
  }
}

/** Returns the reason that the elements around a text state, up to the one with half of the article. */
function findReasonAround(text: Text, { parents, survey }: { parents: Parents; survey: PageSurvey }) {
  const half = survey.lengthOf(survey.article).kept / 2
  const parent = parents.get(text)
  for (const element of parent ? listWithAncestors(parent, parents) : []) {
    const { all, kept, headlines } = survey.lengthOf(element)
    if (kept > half) return null
    const reason = headlines === 1 && all <= maxTeaserLength ? 'links' : findReasonForDropping(element)
    if (reason !== null && ![pictureReason, captionReason].includes(reason)) return reason
  }
  return null
}

/**
 * Gives blocks that were removed because the metadata do not state them the reason of the elements around them on the
 * page: a teaser among the paragraphs is no text of the article.
 */
export function explainRemoved(
  removed: readonly DroppedBlock[],
  { tree, survey }: { tree: Root; survey: PageSurvey },
): DroppedBlock[] {
  if (!removed.some(({ reason }) => reason === unstatedReason)) return [...removed]
  const [letters, parents] = [new PageLetters(tree), mapParents(tree)]
  return removed.map((block) => {
    const text = block.reason === unstatedReason ? letters.find(block.text) : null
    const reason = text && findReasonAround(text, { parents, survey })
    return reason ? { ...block, reason } : block
  })
}
