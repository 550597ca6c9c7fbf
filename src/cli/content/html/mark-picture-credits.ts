import type { Element, ElementContent, Nodes, RootContent } from 'hast'
import { makeElement } from './element.ts'
import { isBlockTag } from './element-kinds.ts'

/** Matches a class name that denotes the credit of a picture. */
const creditClassPattern =
  /(?:^|[\s_-])(?:credits?|copyright|photographer|photographe|fotograf|crédits?|source)(?:$|[\s_-])/i

/** Maximum total length of class names, in characters. Longer ones are generated. */
const maxClassLength = 200

/** Properties of a schema.org `ImageObject` that state a picture's creator or owner. */
const creditItemProps = ['creditText', 'copyrightHolder', 'copyrightNotice']

const isPictureCredit = ({ properties: { className, itemProp } }: Element) => {
  const classNames = Array.isArray(className) ? className.join(' ') : ''
  const hasCreditItemProp =
    Array.isArray(itemProp) && creditItemProps.some((itemPropName) => itemProp.includes(itemPropName))
  return hasCreditItemProp || (classNames.length < maxClassLength && creditClassPattern.test(classNames))
}

const isInlineCredit = (node: ElementContent) =>
  node.type === 'element' && isPictureCredit(node) && !isBlockTag(node.tagName)

/** True for a node whose text ends in anything but white space. */
function endsWithWord(node: Nodes | undefined): boolean {
  if (node?.type === 'text') return node.value !== '' && node.value === node.value.trimEnd()
  return node !== undefined && 'children' in node && endsWithWord(node.children.at(-1))
}

/** Inserts a space before an inline credit that only its style separates from the caption. */
const insertSpaceBeforeCredits = (children: readonly ElementContent[]): ElementContent[] =>
  children.flatMap((child, index) =>
    isInlineCredit(child) && endsWithWord(children[index - 1])
      ? [{ type: 'text', value: ' ' }, child]
      : [child],
  )

/** Wraps the picture credits within a caption in `small`, which denotes credits in content files. */
export function markPictureCredits<Node extends RootContent>(node: Node): Node {
  if (node.type !== 'element') return node
  const children = insertSpaceBeforeCredits(node.children).map(markPictureCredits)
  if (!isPictureCredit(node) || node.tagName === 'figcaption') return { ...node, children }
  const markedCredit = makeElement('small', children)
  return isBlockTag(node.tagName) ? { ...node, children: [markedCredit] } : { ...node, ...markedCredit }
}
