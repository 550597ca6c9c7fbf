import type { Element, ElementContent, Root } from 'hast'
import { isElement, textContent } from '../html/element.ts'
import { isBlockTag } from '../html/element-kinds.ts'
import { joinTextNodes } from './join-text-nodes.ts'
import { findSolePicture, toAltTextNode } from './page-pictures.ts'

const isInline = (node: ElementContent): node is Element =>
  node.type === 'element' && !isBlockTag(node.tagName)

/** Removes the space at the start or end of a block, which a picture that became text has left. */
function trimEdge(
  nodes: readonly ElementContent[],
  edgeIndex: 0 | -1,
  spacePattern: RegExp,
): ElementContent[] {
  const trimmedNodes = [...nodes]
  const edgeNode = trimmedNodes.at(edgeIndex)
  if (edgeNode?.type === 'text')
    trimmedNodes.splice(edgeIndex, 1, { ...edgeNode, value: edgeNode.value.replace(spacePattern, '') })
  if (edgeNode && isInline(edgeNode))
    trimmedNodes.splice(edgeIndex, 1, {
      ...edgeNode,
      children: trimEdge(edgeNode.children, edgeIndex, spacePattern),
    })
  return trimmedNodes
}

/** True for a paragraph, or a whole list, of pictures and no words. */
const hasOnlyPictures = (element: Element) =>
  isElement(element, 'p', 'ul', 'ol') && textContent(element).trim() === ''

/** Returns an element's content without standalone pictures: all of a figure, and of a block without words. */
function removeStandalonePictures(element: Element): ElementContent[] {
  if (isElement(element, 'figure')) return element.children.filter((node) => findSolePicture(node) === null)
  return hasOnlyPictures(element) ? [] : element.children
}

function removePicturesFromElement(element: Element): ElementContent[] {
  if (isElement(element, 'img')) return [toAltTextNode(element)]
  if (isElement(element, 'pre')) return [element]
  const children = removePicturesFromNodes(removeStandalonePictures(element))
  const trimmedChildren = isInline(element) ? children : trimEdge(trimEdge(children, 0, /^ /), -1, / $/)
  return [{ ...element, children: trimmedChildren }]
}

const removePicturesFromNodes = (nodes: readonly ElementContent[]): ElementContent[] =>
  joinTextNodes(nodes.flatMap((node) => (node.type === 'element' ? removePicturesFromElement(node) : [node])))

/**
 * Returns a body without its pictures, so that its words do not depend on which pictures the archive has: a picture
 * within a sentence becomes its alternative text; of a standalone picture, only the caption stays.
 */
export const removePictures = (tree: Root): Root => ({
  ...tree,
  children: removePicturesFromNodes(tree.children.filter((node) => node.type !== 'doctype')),
})
