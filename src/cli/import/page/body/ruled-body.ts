import type { Nodes, Root } from 'hast'
import { selectAll } from 'hast-util-select'
import type { ExtractRules } from '../../../../model/edition.ts'
import { textContent } from '../../../content/html/element.ts'
import { convertToBodyBlocks } from '../../markup/html-body.ts'
import { collectTextNodes } from '../../markup/page-tree.ts'
import type { ChosenBody } from './chosen-body.ts'
import { copyWithoutNodes, listOutermostMatches } from './named-body.ts'
import { separateJoinedWords } from './separate-words.ts'

/**
 * Finds the body by the edition's `extract.body` rule and removes everything that `extract.drop` matches. Returns
 * `null` if there is no such rule or no text is left.
 */
export function findBodyByRules(tree: Root, rules: ExtractRules | null): ChosenBody | null {
  if (!rules?.body) return null
  const nodesDroppedByRules = new Set<Nodes>(rules.drop.flatMap((selector) => selectAll(selector, tree)))
  const bodyElements = new Set(selectAll(rules.body, tree))
  const children = copyWithoutNodes(
    listOutermostMatches(tree, (element) => bodyElements.has(element)),
    (node) => nodesDroppedByRules.has(node),
  )
  const bodyTree = separateJoinedWords({ type: 'root', children }, tree)
  if (textContent(bodyTree).trim() === '') return null
  return {
    blocks: convertToBodyBlocks(bodyTree),
    articleTexts: collectTextNodes(bodyTree),
    nodesDroppedByRules,
    isSelectedByRules: true,
    metadataBody: null,
    otherDataTexts: [],
    statedBodyWords: null,
  }
}
