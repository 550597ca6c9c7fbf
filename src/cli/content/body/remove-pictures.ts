import type { Element, ElementContent, Root } from 'hast'
import { isElement, textContent } from '../html/element.ts'
import { isBlockTag } from '../html/element-kinds.ts'
import { joinTextNodes } from './join-text-nodes.ts'
import { findSolePicture, toAltTextNode } from './page-pictures.ts'

const isInlineElement = (node: ElementContent): node is Element =>
  node.type === 'element' && !isBlockTag(node.tagName)

/** Removes the space that a replaced picture left at the start or the end of a block. */
function removeSpaceAtEdge(nodes: readonly ElementContent[], edge: 'start' | 'end'): ElementContent[] {
  const [edgeIndex, spacePattern] = edge === 'start' ? ([0, /^ /] as const) : ([-1, / $/] as const)
  const trimmedNodes = [...nodes]
  const edgeNode = trimmedNodes.at(edgeIndex)
  if (edgeNode?.type === 'text')
    trimmedNodes.splice(edgeIndex, 1, { ...edgeNode, value: edgeNode.value.replace(spacePattern, '') })
  if (edgeNode && isInlineElement(edgeNode))
    trimmedNodes.splice(edgeIndex, 1, {
      ...edgeNode,
      children: removeSpaceAtEdge(edgeNode.children, edge),
    })
  return trimmedNodes
}

/** True for a paragraph or list without words, such as one that contains only pictures. */
const isWordlessParagraphOrList = (element: Element) =>
  isElement(element, 'p', 'ul', 'ol') && textContent(element).trim() === ''

/**
 * Returns an element's children without standalone pictures. A figure loses its pictures; a paragraph or list without
 * words loses all its children.
 */
function omitStandalonePictures(element: Element): ElementContent[] {
  if (isElement(element, 'figure')) return element.children.filter((node) => findSolePicture(node) === null)
  return isWordlessParagraphOrList(element) ? [] : element.children
}

function replacePicturesInElement(element: Element): ElementContent[] {
  if (isElement(element, 'img')) return [toAltTextNode(element)]
  if (isElement(element, 'pre')) return [element]
  const children = replacePicturesInNodes(omitStandalonePictures(element))
  const trimmedChildren = isInlineElement(element)
    ? children
    : removeSpaceAtEdge(removeSpaceAtEdge(children, 'start'), 'end')
  return [{ ...element, children: trimmedChildren }]
}

const replacePicturesInNodes = (nodes: readonly ElementContent[]): ElementContent[] =>
  joinTextNodes(nodes.flatMap((node) => (node.type === 'element' ? replacePicturesInElement(node) : [node])))

/**
 * Returns a body without pictures, so that its words do not depend on which pictures the archive contains. A picture
 * within a sentence becomes its alternative text; a standalone picture leaves only its caption.
 */
export const removePictures = (tree: Root): Root => ({
  ...tree,
  children: replacePicturesInNodes(tree.children.filter((node) => node.type !== 'doctype')),
})
