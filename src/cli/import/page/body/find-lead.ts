import type { Element, Nodes, RootContent } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { getAttribute } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { collectAncestors, listWithAncestors, type ParentByNode } from '../lines/article-elements.ts'
import { createStandfirstTest, type StandfirstContext } from './standfirst.ts'

/** A page above its body's text, in which a lead is sought. */
export interface LeadContext extends StandfirstContext {
  /** The page's descriptions, as `toLettersAndDigits` returns them. */
  descriptionLetters: readonly string[]
}

/** Class names of the sentence or two between headline and text. */
const leadNamePattern =
  /(?:^|[\s_-])(?:lead|lede|leadtext|standfirst|dek|deck|sub-?(?:title|headline|heading|head|header)|summary|intro|introduction|introtext|chap(?:o|eau)|strapline|abstract|teaser-?text|article-?teaser|vorspann|ingress|manchet|entradilla|bajada|copete|sumario|subt[ií]tulo|sottotitolo|sommario|linha-?fina)(?:$|[\s_-])/i

/** Minimum and maximum letters of a lead; a shorter line is a kicker, a longer one the text itself. */
const [minLeadLetters, maxLeadLetters] = [30, 1200]

/** Maximum number of elements examined before a page's text begins. */
const maxExaminedElements = 5000

const skippedTags: ReadonlySet<string> = new Set([
  'nav',
  'aside',
  'form',
  'footer',
  'a',
  'figure',
  'button',
  'li',
])

/** True when one sentence begins with the other: pages cut descriptions. */
const isSameOrCutSentence = (a: string, b: string) =>
  a.length >= minLeadLetters && b.length >= minLeadLetters && (a.startsWith(b) || b.startsWith(a))

const hasLeadAttribute = (element: Element) =>
  ['className', 'itemProp', 'id'].some((attributeName) =>
    leadNamePattern.test(getAttribute(element, attributeName) ?? ''),
  ) || getAttribute(element, 'itemProp') === 'description'

/** True for an element named as a lead, or for the only child of such an element. */
function isMarkedAsLead(element: Element, parents: ParentByNode): boolean {
  const parent = parents.get(element)
  const hasAllTextOfParent =
    parent && toLetters(extractVisibleText(parent)) === toLetters(extractVisibleText(element))
  return hasLeadAttribute(element) || (hasAllTextOfParent === true && hasLeadAttribute(parent))
}

const isWithinTag = (element: Element, parents: ParentByNode, ...tags: readonly string[]) =>
  listWithAncestors(element, parents).some(({ tagName }) => tags.includes(tagName))

/** Yields the elements before the first text of the body; returns true once that text is reached. */
function* walkElementsBeforeBody(
  nodes: readonly RootContent[],
  articleTexts: ReadonlySet<Nodes>,
  budget: { remainingElements: number },
): Generator<Element, boolean> {
  for (const node of nodes) {
    if (articleTexts.has(node)) return true
    if (node.type !== 'element') continue
    if (budget.remainingElements-- <= 0) return true
    if (skippedTags.has(node.tagName)) continue
    yield node
    const isBodyReached: boolean = yield* walkElementsBeforeBody(node.children, articleTexts, budget)
    if (isBodyReached) return true
  }
  return false
}

/**
 * True for a repetition of the page's description. Outside of the article, it may be the site's, as in press releases.
 */
const isRepeatedDescription = (
  element: Element,
  letters: string,
  { descriptionLetters, parents }: LeadContext,
) =>
  descriptionLetters.some((description) => isSameOrCutSentence(letters, description)) &&
  isWithinTag(element, parents, 'article', 'header')

/** True for an element without blocks and without text of the body in it. */
const isInnermostBlockOutsideBody = (element: Element, bodyContainers: ReadonlySet<Nodes>) =>
  isBlockTag(element.tagName) &&
  !element.children.some((child) => child.type === 'element' && isBlockTag(child.tagName)) &&
  !bodyContainers.has(element)

/**
 * Finds the lead above a body: the last block that repeats the page's description, or is named as a lead below the
 * headline; else the first sentence between the heading and the text.
 */
export function findLead(context: LeadContext): Element | null {
  const { elements, heading, articleTexts, parents } = context
  const bodyElement = elements.find(({ tagName }) => tagName === 'body')
  const isStandfirst = createStandfirstTest(context)
  const bodyContainers = collectAncestors(articleTexts, parents)
  let [followsH1, followsHeading] = [false, false]
  let [lead, standfirst]: (Element | null)[] = [null, null]
  for (const element of walkElementsBeforeBody(bodyElement?.children ?? [], articleTexts, {
    remainingElements: maxExaminedElements,
  })) {
    followsHeading ||= element === heading
    followsH1 ||= element.tagName === 'h1'
    if (
      element.tagName === 'h1' ||
      element === heading ||
      !isInnermostBlockOutsideBody(element, bodyContainers)
    )
      continue
    const letters = toLettersAndDigits(extractVisibleText(element))
    if (letters.length < minLeadLetters || letters.length > maxLeadLetters) continue
    if ((followsH1 && isMarkedAsLead(element, parents)) || isRepeatedDescription(element, letters, context))
      lead = element
    else if (followsHeading && isStandfirst(element, letters)) standfirst ??= element
  }
  return lead ?? standfirst ?? null
}
