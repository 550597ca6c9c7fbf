import type { Element, Nodes, RootContent } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { toLetters } from '../../../content/html/to-letters.ts'
import { getAttribute } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { listContainers, listWithAncestors, type Parents } from '../lines/own-elements.ts'
import { prepareStandfirstTest, type StandfirstContext } from './standfirst.ts'

/** A page above its body's text, in which a lead is sought. */
export interface LeadSearch extends StandfirstContext {
  /** The page's descriptions, as `toLetters` returns them. */
  descriptions: readonly string[]
}

/** Class names of the sentence or two between headline and text. */
const leadNamePattern =
  /(?:^|[\s_-])(?:lead|lede|leadtext|standfirst|dek|deck|sub-?(?:title|headline|heading|head|header)|summary|intro|introduction|introtext|chap(?:o|eau)|strapline|abstract|teaser-?text|article-?teaser|vorspann|ingress|manchet|entradilla|bajada|copete|sumario|subt[ií]tulo|sottotitolo|sommario|linha-?fina)(?:$|[\s_-])/i

/** Minimum and maximum letters of a lead; a shorter line is a kicker, a longer one the text itself. */
const [minLeadLetters, maxLeadLetters] = [30, 1200]

/** Maximum number of elements examined before a page's text begins. */
const maxElements = 5000

const besideTags: ReadonlySet<string> = new Set([
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
const isSameSentence = (a: string, b: string) =>
  a.length >= minLeadLetters && b.length >= minLeadLetters && (a.startsWith(b) || b.startsWith(a))

const hasLeadName = (element: Element) =>
  ['className', 'itemProp', 'id'].some((name) => leadNamePattern.test(getAttribute(element, name) ?? '')) ||
  getAttribute(element, 'itemProp') === 'description'

/** True for an element named as a lead, or for the only child of such an element. */
function isNamedAsLead(element: Element, parents: Parents): boolean {
  const parent = parents.get(element)
  const isAlone = parent && toLetters(extractVisibleText(parent)) === toLetters(extractVisibleText(element))
  return hasLeadName(element) || (isAlone === true && hasLeadName(parent))
}

const isWithin = (element: Element, parents: Parents, ...tags: readonly string[]) =>
  listWithAncestors(element, parents).some(({ tagName }) => tags.includes(tagName))

/** Yields the elements before the first text of the body; returns true once that text is reached. */
function* yieldElementsBefore(
  nodes: readonly RootContent[],
  usedTexts: ReadonlySet<Nodes>,
  budget: { left: number },
): Generator<Element, boolean> {
  for (const node of nodes) {
    if (usedTexts.has(node)) return true
    if (node.type !== 'element') continue
    if (budget.left-- <= 0) return true
    if (besideTags.has(node.tagName)) continue
    yield node
    const isStopped: boolean = yield* yieldElementsBefore(node.children, usedTexts, budget)
    if (isStopped) return true
  }
  return false
}

/**
 * True for a repetition of the page's description. Outside of the article, it may be the site's, as in press releases.
 */
const isDescription = (element: Element, letters: string, { descriptions, parents }: LeadSearch) =>
  descriptions.some((description) => isSameSentence(letters, description)) &&
  isWithin(element, parents, 'article', 'header')

/** True for an element without blocks and without text of the body in it. */
const isTextOnly = (element: Element, containers: ReadonlySet<Nodes>) =>
  isBlockTag(element.tagName) &&
  !element.children.some((child) => child.type === 'element' && isBlockTag(child.tagName)) &&
  !containers.has(element)

/**
 * Finds the lead above a body: the last block that repeats the page's description, or is named as a lead below the
 * headline; else the first sentence between the heading and the text.
 */
export function findLead(search: LeadSearch): Element | null {
  const { elements, heading, usedTexts, parents } = search
  const bodyElement = elements.find(({ tagName }) => tagName === 'body')
  const isStandfirst = prepareStandfirstTest(search)
  const containers = listContainers(usedTexts, parents)
  let [followsHeadline, followsHeading] = [false, false]
  let [lead, standfirst]: (Element | null)[] = [null, null]
  for (const element of yieldElementsBefore(bodyElement?.children ?? [], usedTexts, {
    left: maxElements,
  })) {
    followsHeading ||= element === heading
    followsHeadline ||= element.tagName === 'h1'
    if (element.tagName === 'h1' || element === heading || !isTextOnly(element, containers)) continue
    const letters = toLetters(extractVisibleText(element))
    if (letters.length < minLeadLetters || letters.length > maxLeadLetters) continue
    if ((followsHeadline && isNamedAsLead(element, parents)) || isDescription(element, letters, search))
      lead = element
    else if (followsHeading && isStandfirst(element, letters)) standfirst ??= element
  }
  return lead ?? standfirst ?? null
}
