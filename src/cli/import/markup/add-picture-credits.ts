import type { Element, Nodes, Root, RootContent } from 'hast'
import { isElement, makeElement, textContent } from '../../content/html/element.ts'

/** Returns the credit of a picture; `null` if it is unknown. */
export type PictureCreditLookup = (picture: Element) => string | null

const isBlankTextNode = (node: RootContent) => node.type === 'text' && node.value.trim() === ''

/** Returns the node if it is a picture, or the picture that is the only content of a link; otherwise `null`. */
function findSolePicture(node: RootContent): Element | null {
  if (isElement(node, 'img')) return node
  const shownChildren = isElement(node, 'a') ? node.children.filter((child) => !isBlankTextNode(child)) : []
  return shownChildren.length === 1 && isElement(shownChildren[0], 'img') ? shownChildren[0] : null
}

function listPictures(node: Nodes): Element[] {
  if (isElement(node, 'img')) return [node]
  return 'children' in node ? node.children.flatMap(listPictures) : []
}

/** Returns a text's words, each between spaces, so that a search for ` ap ` (the agency AP) does not match `map`. */
const toSpacedWords = (text: string) =>
  ['', ...(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []), ''].join(' ')

const createCreditElement = (credit: string) => makeElement('small', [{ type: 'text', value: credit }])

interface CreditingContext {
  lookUpCredit: PictureCreditLookup
  /** Collects the credits added to captions. */
  addedCredits: string[]
}

/** Adds the credits of a figure's pictures to its caption, except those that the figure already states. */
function addMissingCreditsToFigure(
  figure: Element,
  { lookUpCredit, addedCredits }: CreditingContext,
): Element {
  const spacedFigureWords = toSpacedWords(textContent(figure))
  const foundCredits = listPictures(figure).flatMap((picture) => lookUpCredit(picture) ?? [])
  const missingCredits = [...new Set(foundCredits)].filter(
    (credit) => !spacedFigureWords.includes(toSpacedWords(credit)),
  )
  if (missingCredits.length === 0) return figure
  addedCredits.push(...missingCredits)
  const creditElement = createCreditElement(missingCredits.join('; '))
  if (!figure.children.some((child) => isElement(child, 'figcaption')))
    return { ...figure, children: [...figure.children, makeElement('figcaption', [creditElement])] }
  const children = figure.children.map((child) =>
    isElement(child, 'figcaption')
      ? { ...child, children: [...child.children, { type: 'text', value: ' ' } as const, creditElement] }
      : child,
  )
  return { ...figure, children }
}

function addCreditsToNode(node: RootContent, context: CreditingContext): RootContent {
  if (isElement(node, 'figure')) return addMissingCreditsToFigure(node, context)
  const picture = findSolePicture(node)
  const credit = picture && context.lookUpCredit(picture)
  if (!credit || node.type !== 'element') return addCreditsToChildren(node, context)
  context.addedCredits.push(credit)
  return makeElement('figure', [node, makeElement('figcaption', [createCreditElement(credit)])])
}

function addCreditsToChildren<Tree extends Nodes>(tree: Tree, context: CreditingContext): Tree {
  if (!('children' in tree)) return tree
  const children = tree.children.map((child) => addCreditsToNode(child as RootContent, context))
  return { ...tree, children } as Tree
}

/**
 * Adds credits that the source stores separately to the captions of pictures.
 * @returns the changed copy of the tree, and the added credits, whose words count as the source's
 */
export function addPictureCredits(
  tree: Root,
  lookUpCredit: PictureCreditLookup,
): { creditedTree: Root; addedCredits: string[] } {
  const addedCredits: string[] = []
  return { creditedTree: addCreditsToChildren(tree, { lookUpCredit, addedCredits }), addedCredits }
}
