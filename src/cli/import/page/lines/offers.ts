import type { Element, Nodes, Properties, Root } from 'hast'
import { toLetters } from '../../../content/html/to-letters.ts'
import { extractVisibleLine, getAttribute } from '../../markup/page-tree.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { hyphenateCamelCase } from './credit-elements.ts'
import { measureInAlphabetLetters } from './known-fields.ts'
import { listContainers, listWithAncestors, type Parents } from './own-elements.ts'
import { isServiceAddress } from './service-addresses.ts'

/** Maximum number of letters of an offer with its conditions; a longer part of a page contains article text. */
const maxOfferLetters = 450
/** Maximum letters of an offer's form with its legal conditions. A longer form may be the whole page. */
const maxOfferFormLetters = 1500

const buttonNamePattern = /(?:^|[\s_-])(?:btn|button|cta)(?:$|[\s_-])/i

/** Elements that contain the article, whatever else is in them. */
const containerTags: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article'])

/** True for a field in which a reader types an address or a password. */
const isAccountField = (element: Element) =>
  element.tagName === 'input' && /^(?:email|password)$/i.test(getAttribute(element, 'type') ?? '')

/** Label of a button that a script follows: it has no address. */
const serviceLabelPattern =
  /^(?:[^\s]+ )?(?:subscribe|sign up|abonnieren|anmelden|s’abonner|s'abonner|suscr[ií]bete|iscriviti|abonneren|prenumerera|assine)(?: [^\s]+)?$/i

/** True for a button, or a link styled as one, that leads to a subscription, a newsletter or an account. */
const isServiceButton = (element: Element) =>
  element.tagName === 'button'
    ? serviceLabelPattern.test(extractVisibleLine(element))
    : element.tagName === 'a' &&
      buttonNamePattern.test(hyphenateCamelCase(getAttribute(element, 'className') ?? '')) &&
      isServiceAddress(getAttribute(element, 'href') ?? '', null)

/** Measures the text below each element; an element with an `h1` counts as endless. */
function measureTextLengths(node: Nodes, textLengthByNode: Map<Nodes, number>): number {
  if (node.type === 'text') return measureInAlphabetLetters(toLetters(node.value))
  if (!('children' in node) || isInvisible(node)) return 0
  const isHeadline = node.type === 'element' && node.tagName === 'h1'
  const length = node.children.reduce(
    (sum, child) => sum + measureTextLengths(child, textLengthByNode),
    isHeadline ? Number.POSITIVE_INFINITY : 0,
  )
  textLengthByNode.set(node, length)
  return length
}

/** Returns the largest element around a field or button that is still an offer; `null` if there is none. */
function findOfferAround(
  element: Element,
  parents: Parents,
  textLengthByNode: ReadonlyMap<Nodes, number>,
): Element | null {
  let offer: Element | null = null
  for (let ancestor = parents.get(element); ancestor; ancestor = parents.get(ancestor)) {
    const longest = ancestor.tagName === 'form' ? maxOfferFormLetters : maxOfferLetters
    if (containerTags.has(ancestor.tagName) || (textLengthByNode.get(ancestor) ?? 0) > longest) return offer
    offer = ancestor
  }
  return offer
}

/** Lists the fields and buttons of offers. A field of a form in which a reader writes a comment does not count. */
function listOfferTriggers(elements: readonly Element[], parents: Parents): Element[] {
  const commentFormNodes = listContainers(
    elements.filter(({ tagName }) => tagName === 'textarea'),
    parents,
  )
  const isInCommentForm = (element: Element) =>
    listWithAncestors(element, parents).some((each) => each.tagName === 'form' && commentFormNodes.has(each))
  return elements.filter(
    (element) => isServiceButton(element) || (isAccountField(element) && !isInCommentForm(element)),
  )
}

/**
 * Finds the boxes of a page that offer a subscription, a newsletter or an account: a field for an address or a button,
 * and the few words around it. Returns their `properties` objects, which copies of an element share.
 */
export function findOfferBoxes(
  { tree, elements }: { tree: Root; elements: readonly Element[] },
  parents: Parents,
): ReadonlySet<Properties> {
  const textLengthByNode = new Map<Nodes, number>()
  measureTextLengths(tree, textLengthByNode)
  const offers = listOfferTriggers(elements, parents).flatMap(
    (element) => findOfferAround(element, parents, textLengthByNode) ?? [],
  )
  return new Set(offers.map(({ properties }) => properties))
}
