import type { Element, Nodes, Text } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { collectTextNodes, getAttribute, hasAttributeWord } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { toObjects, toText } from '../../record/json-values.ts'
import { isHidden } from '../lines/outside-elements.ts'
import { listMetaValues } from '../metadata/meta-tags.ts'
import type { WebPage } from '../metadata/web-page.ts'

const schemaFalsePattern = /^(?:https?:\/\/schema\.org\/)?false$/i

/**
 * True for a page that states that its article is not free to read. Metered articles do not count, because most readers
 * see them in full.
 */
export const isMarkedAsPaid = ({ jsonLdArticles, metaTags }: WebPage): boolean =>
  jsonLdArticles.some(({ isAccessibleForFree }) => schemaFalsePattern.test(String(isAccessibleForFree))) ||
  listMetaValues(metaTags, 'article:content_tier').includes('locked')

/** Lists the classes of the parts that are not free to read, as stated by `hasPart` in the page's JSON-LD. */
function listPaidPartClasses({ jsonLdArticles }: WebPage): string[] {
  const paidPartSelectors = jsonLdArticles
    .flatMap(({ hasPart }) => toObjects(hasPart))
    .filter(({ isAccessibleForFree }) => schemaFalsePattern.test(String(isAccessibleForFree)))
    .flatMap(({ cssSelector }) => cssSelector)
  return paidPartSelectors.flatMap((selector) => /^\.([\w-]+)$/.exec(toText(selector) ?? '')?.[1] ?? [])
}

/**
 * Counts the article's letters in the parts that the page states are not free to read. Returns `null` if the page has
 * no such parts.
 */
export function countPaidLetters(page: WebPage, articleTexts: ReadonlySet<Text>): number | null {
  const paidClasses = listPaidPartClasses(page)
  const paidElements = page.elements.filter((each) =>
    paidClasses.some((paidClass) => hasAttributeWord(each, 'className', paidClass)),
  )
  if (paidElements.length === 0) return null
  const paidTexts = new Set<Text>()
  for (const paidElement of paidElements) collectTextNodes(paidElement, paidTexts)
  const letterCounts = Array.from(paidTexts, (text) =>
    articleTexts.has(text) ? toLettersAndDigits(text.value).length : 0,
  )
  return letterCounts.reduce((sum, count) => sum + count, 0)
}

/** Returns the word count that a page states for its article, or `null` if it states none. */
export function findStatedWordCount({ jsonLdArticles }: WebPage): number | null {
  const counts = jsonLdArticles.map(({ wordCount }) => Number(toText(wordCount) ?? Number.NaN))
  return counts.find((count) => count > 0) ?? null
}

const paywallNamePattern = /(?:pay|reg|regi)-?wall/i

/**
 * Returns the letters of a visible element whose class or id marks a paywall or registration wall. Returns an empty
 * string for any other element.
 */
const extractPaywallLetters = (element: Element): string =>
  ['className', 'id'].some((attributeName) =>
    paywallNamePattern.test(getAttribute(element, attributeName) ?? ''),
  ) && !isHidden(element)
    ? toLettersAndDigits(extractVisibleText(element))
    : ''

/** True for a page that asks for payment or registration below the last paragraph of its article. */
export function hasPaywallBelow({ tree }: WebPage, lastParagraph: string): boolean {
  const lastParagraphLetters = toLettersAndDigits(lastParagraph)
  const endsLastParagraph = ({ value }: Text) =>
    toLettersAndDigits(value) !== '' && lastParagraphLetters.endsWith(toLettersAndDigits(value))
  let hasPaywall = false
  const visitNode = (node: Nodes): void => {
    if (node.type === 'text' && endsLastParagraph(node)) hasPaywall = false
    const paywallLetters = node.type === 'element' ? extractPaywallLetters(node) : ''
    if (paywallLetters !== '' && !paywallLetters.includes(lastParagraphLetters)) hasPaywall = true
    else if ('children' in node) for (const child of node.children) visitNode(child)
  }
  visitNode(tree)
  return hasPaywall
}
