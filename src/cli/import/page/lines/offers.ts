import type { Element, Nodes, Properties, Root } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractVisibleLine, getAttribute } from '../../markup/page-tree.ts'
import { collectAncestors, listWithAncestors, type ParentByNode } from './article-elements.ts'
import { hyphenateCamelCase } from './credit-elements.ts'
import { countWeightedLetters } from './known-fields.ts'
import { measureTextByNode } from './measure-text-by-node.ts'
import { isServiceUrl } from './service-urls.ts'

/** Maximum number of letters in an offer and its conditions. A longer part of a page contains article text. */
const maxOfferLetters = 450
/** Maximum number of letters in an offer's form and its legal conditions. A longer form may be the whole page. */
const maxOfferFormLetters = 1500

const buttonClassPattern = /(?:^|[\s_-])(?:btn|button|cta)(?:$|[\s_-])/i

/** Tags of elements that contain the article, whatever else they contain. */
const articleContainerTags: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article'])

/** True for an input field for an e-mail address or a password. */
const isEmailOrPasswordField = (element: Element) =>
  element.tagName === 'input' && /^(?:email|password)$/i.test(getAttribute(element, 'type') ?? '')

/** Matches the text of a button that opens a subscription or an account. Only a script knows a button's target. */
const serviceButtonTextPattern =
  /^(?:[^\s]+ )?(?:subscribe|sign up|abonnieren|anmelden|s’abonner|s'abonner|suscr[ií]bete|iscriviti|abonneren|prenumerera|assine)(?: [^\s]+)?$/i

/** True for a button, or a link styled as a button, that leads to a subscription, a newsletter or an account. */
const isServiceButton = (element: Element) =>
  element.tagName === 'button'
    ? serviceButtonTextPattern.test(extractVisibleLine(element))
    : element.tagName === 'a' &&
      buttonClassPattern.test(hyphenateCamelCase(getAttribute(element, 'className') ?? '')) &&
      isServiceUrl(getAttribute(element, 'href') ?? '', null)

/** Counts a text's letters. An element with an `h1` is infinitely long, because no offer contains a headline. */
function measureOfferLetters(node: Nodes): number {
  if (node.type === 'text') return countWeightedLetters(toLettersAndDigits(node.value))
  return node.type === 'element' && node.tagName === 'h1' ? Number.POSITIVE_INFINITY : 0
}

/**
 * Returns the largest element around a field or button that is short enough for an offer, or `null` if there is none.
 */
function findOfferBoxAround(
  element: Element,
  parents: ParentByNode,
  letterCountByNode: ReadonlyMap<Nodes, number>,
): Element | null {
  let offerBox: Element | null = null
  for (let ancestor = parents.get(element); ancestor; ancestor = parents.get(ancestor)) {
    const maxLetters = ancestor.tagName === 'form' ? maxOfferFormLetters : maxOfferLetters
    if (articleContainerTags.has(ancestor.tagName) || (letterCountByNode.get(ancestor) ?? 0) > maxLetters)
      return offerBox
    offerBox = ancestor
  }
  return offerBox
}

/** Lists the fields and buttons of offers. The fields of a comment form do not count. */
function listOfferFieldsAndButtons(elements: readonly Element[], parents: ParentByNode): Element[] {
  const textareaContainers = collectAncestors(
    elements.filter(({ tagName }) => tagName === 'textarea'),
    parents,
  )
  const isInCommentForm = (element: Element) =>
    listWithAncestors(element, parents).some(
      (each) => each.tagName === 'form' && textareaContainers.has(each),
    )
  return elements.filter(
    (element) => isServiceButton(element) || (isEmailOrPasswordField(element) && !isInCommentForm(element)),
  )
}

/**
 * Returns the `properties` objects of a page's offer boxes. Copies of an element share its `properties`. A box offers a
 * subscription, a newsletter or an account, and consists of a field or button and the few words around it.
 */
export function collectOfferBoxProperties(
  { tree, elements }: { tree: Root; elements: readonly Element[] },
  parents: ParentByNode,
): ReadonlySet<Properties> {
  const letterCountByNode = measureTextByNode(tree, measureOfferLetters)
  const offerBoxes = listOfferFieldsAndButtons(elements, parents).flatMap(
    (element) => findOfferBoxAround(element, parents, letterCountByNode) ?? [],
  )
  return new Set(offerBoxes.map(({ properties }) => properties))
}
