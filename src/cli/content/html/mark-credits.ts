import type { Element, ElementContent, Nodes, RootContent } from 'hast'
import { makeElement } from './element.ts'
import { isBlockTag } from './element-kinds.ts'

/** Names in a class that mark the credit of a picture. */
const creditClassPattern =
  /(?:^|[\s_-])(?:credits?|copyright|photographer|photographe|fotograf|crédits?|source)(?:$|[\s_-])/i

/** Maximum length of a class, in characters; longer ones are generated. */
const maxClassLength = 200

/** Properties of a schema.org `ImageObject` that state the creator or owner of a picture. */
const creditItemProps = ['creditText', 'copyrightHolder', 'copyrightNotice']

const isCreditElement = ({ properties: { className, itemProp } }: Element) => {
  const classNames = Array.isArray(className) ? className.join(' ') : ''
  const hasCreditItemProp =
    Array.isArray(itemProp) && creditItemProps.some((itemPropName) => itemProp.includes(itemPropName))
  return hasCreditItemProp || (classNames.length < maxClassLength && creditClassPattern.test(classNames))
}

const isInlineCredit = (node: ElementContent) =>
  node.type === 'element' && isCreditElement(node) && !isBlockTag(node.tagName)

/** True for a node whose last text ends with a word. */
function endsWithWord(node: Nodes | undefined): boolean {
  if (node?.type === 'text') return node.value !== '' && node.value === node.value.trimEnd()
  return node !== undefined && 'children' in node && endsWithWord(node.children.at(-1))
}

/** Puts a space before a credit that a page sets apart from the caption by style alone. */
const insertSpaceBeforeCredits = (children: readonly ElementContent[]): ElementContent[] =>
  children.flatMap((child, index) =>
    isInlineCredit(child) && endsWithWord(children[index - 1])
      ? [{ type: 'text', value: ' ' }, child]
      : [child],
  )

/** Marks the credits within a caption with `small`, the content's notation for them. */
export function markCredits<Node extends RootContent>(node: Node): Node {
  if (node.type !== 'element') return node
  const children = insertSpaceBeforeCredits(node.children).map(markCredits)
  if (!isCreditElement(node) || node.tagName === 'figcaption') return { ...node, children }
  const markedCredit = makeElement('small', children)
  return isBlockTag(node.tagName) ? { ...node, children: [markedCredit] } : { ...node, ...markedCredit }
}
