import type { Element, Nodes, Root, RootContent } from 'hast'
import { isElement, makeElement, textContent } from '../../content/html/element.ts'

/** Finds the credit of a picture; `null` where none is known. */
export type CreditLookup = (picture: Element) => string | null

const isBlank = (node: RootContent) => node.type === 'text' && node.value.trim() === ''

/** Returns the node if it is a picture, or the picture that is the only content of a link. */
function soleLinkedPicture(node: RootContent): Element | null {
  if (isElement(node, 'img')) return node
  const shownChildren = isElement(node, 'a') ? node.children.filter((child) => !isBlank(child)) : []
  return shownChildren.length === 1 && isElement(shownChildren[0], 'img') ? shownChildren[0] : null
}

function listPictures(node: Nodes): Element[] {
  if (isElement(node, 'img')) return [node]
  return 'children' in node ? node.children.flatMap(listPictures) : []
}

/** Returns a text's words between spaces, ` ap `, so that a map is not mistaken for the agency AP. */
const spaceWords = (text: string) =>
  ['', ...(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []), ''].join(' ')

const createCreditElement = (credit: string) => makeElement('small', [{ type: 'text', value: credit }])

interface CreditSearch {
  creditOf: CreditLookup
  /** The credits added to captions. */
  added: string[]
}

/** Adds the credits that a figure's caption does not state yet. */
function addCreditsToFigure(figure: Element, { creditOf, added }: CreditSearch): Element {
  const statedWords = spaceWords(textContent(figure))
  const foundCredits = listPictures(figure).flatMap((picture) => creditOf(picture) ?? [])
  const credits = [...new Set(foundCredits)].filter((credit) => !statedWords.includes(spaceWords(credit)))
  if (credits.length === 0) return figure
  added.push(...credits)
  const small = createCreditElement(credits.join('; '))
  if (!figure.children.some((child) => isElement(child, 'figcaption')))
    return { ...figure, children: [...figure.children, makeElement('figcaption', [small])] }
  const children = figure.children.map((child) =>
    isElement(child, 'figcaption')
      ? { ...child, children: [...child.children, { type: 'text', value: ' ' } as const, small] }
      : child,
  )
  return { ...figure, children }
}

function addCreditToNode(node: RootContent, search: CreditSearch): RootContent {
  if (isElement(node, 'figure')) return addCreditsToFigure(node, search)
  const picture = soleLinkedPicture(node)
  const credit = picture && search.creditOf(picture)
  if (!credit || node.type !== 'element') return addCreditsToChildren(node, search)
  search.added.push(credit)
  return makeElement('figure', [node, makeElement('figcaption', [createCreditElement(credit)])])
}

function addCreditsToChildren<Tree extends Nodes>(tree: Tree, search: CreditSearch): Tree {
  if (!('children' in tree)) return tree
  const children = tree.children.map((child) => addCreditToNode(child as RootContent, search))
  return { ...tree, children } as Tree
}

/**
 * Adds credits that the source stores separately to the captions of pictures.
 * @returns the tree, and the added credits, whose words are the source's
 */
export function addCredits(tree: Root, creditOf: CreditLookup): { credited: Root; added: string[] } {
  const added: string[] = []
  return { credited: addCreditsToChildren(tree, { creditOf, added }), added }
}
