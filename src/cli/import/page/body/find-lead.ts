import type { Element, Nodes, RootContent } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { getAttribute } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { collectAncestors, listWithAncestors, type ParentByNode } from '../lines/article-elements.ts'
import { createStandfirstTest, type StandfirstContext } from './standfirst.ts'

/** The nodes and descriptions of a page that identify its lead. */
export interface LeadContext extends StandfirstContext {
  /** Descriptions from the page's metadata, converted by `toLettersAndDigits`. */
  descriptionLetters: readonly string[]
}

/** Matches a class, id or `itemprop` of a lead: the sentence or two between the headline and the text. */
const leadNamePattern =
  /(?:^|[\s_-])(?:lead|lede|leadtext|standfirst|dek|deck|sub-?(?:title|headline|heading|head|header)|summary|intro|introduction|introtext|chap(?:o|eau)|strapline|abstract|teaser-?text|article-?teaser|vorspann|ingress|manchet|entradilla|bajada|copete|sumario|subt[ií]tulo|sottotitolo|sommario|linha-?fina)(?:$|[\s_-])/i

/** Minimum and maximum number of letters in a lead. A shorter line is a kicker; a longer one is the text itself. */
const [minLeadLetters, maxLeadLetters] = [30, 1200]

/** Maximum number of elements examined before the text is reached. */
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

/** True if one text begins with the other: metadata often cuts descriptions short. */
const isSameOrTruncatedText = (a: string, b: string) =>
  a.length >= minLeadLetters && b.length >= minLeadLetters && (a.startsWith(b) || b.startsWith(a))

const hasLeadAttribute = (element: Element) =>
  ['className', 'itemProp', 'id'].some((attributeName) =>
    leadNamePattern.test(getAttribute(element, attributeName) ?? ''),
  ) || getAttribute(element, 'itemProp') === 'description'

/** True for an element that is marked as a lead, or that contains all the text of a parent marked as one. */
function isMarkedAsLead(element: Element, parents: ParentByNode): boolean {
  const parent = parents.get(element)
  const hasAllTextOfParent =
    parent &&
    toLettersAndDigits(extractVisibleText(parent)) === toLettersAndDigits(extractVisibleText(element))
  return hasLeadAttribute(element) || (hasAllTextOfParent === true && hasLeadAttribute(parent))
}

const isWithinTag = (element: Element, parents: ParentByNode, ...tags: readonly string[]) =>
  listWithAncestors(element, parents).some(({ tagName }) => tags.includes(tagName))

/** Yields the elements before the body's first text, except `skippedTags`, until the budget is spent. */
function* walkElementsBeforeBody(
  nodes: readonly RootContent[],
  articleTexts: ReadonlySet<Nodes>,
  budget: { remainingElementCount: number },
): Generator<Element, 'ended' | 'before body'> {
  for (const node of nodes) {
    if (articleTexts.has(node)) return 'ended'
    if (node.type !== 'element') continue
    if (budget.remainingElementCount-- <= 0) return 'ended'
    if (skippedTags.has(node.tagName)) continue
    yield node
    const position: 'ended' | 'before body' = yield* walkElementsBeforeBody(
      node.children,
      articleTexts,
      budget,
    )
    if (position === 'ended') return 'ended'
  }
  return 'before body'
}

/** True for a block that has no child block and contains no text of the body. */
const isInnermostBlockOutsideBody = (element: Element, bodyContainers: ReadonlySet<Nodes>) =>
  isBlockTag(element.tagName) &&
  !element.children.some((child) => child.type === 'element' && isBlockTag(child.tagName)) &&
  !bodyContainers.has(element)

/**
 * Finds the lead above a body: the last block that repeats the page's description or, below the `h1`, is marked as a
 * lead; else the first standfirst below the heading. Returns `null` if there is neither.
 */
export function findLead(context: LeadContext): Element | null {
  const { elements, heading, articleTexts, parents } = context
  const bodyElement = elements.find(({ tagName }) => tagName === 'body')
  const isStandfirst = createStandfirstTest(context)
  const bodyContainers = collectAncestors(articleTexts, parents)
  let [followsH1, followsHeading] = [false, false]
  let [lead, standfirst]: (Element | null)[] = [null, null]
  for (const element of walkElementsBeforeBody(bodyElement?.children ?? [], articleTexts, {
    remainingElementCount: maxExaminedElements,
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
    // Outside an `article` or `header`, the description may be the site's own, as on pages of press releases.
    const repeatsArticleDescription =
      context.descriptionLetters.some((description) => isSameOrTruncatedText(letters, description)) &&
      isWithinTag(element, parents, 'article', 'header')
    if ((followsH1 && isMarkedAsLead(element, parents)) || repeatsArticleDescription) lead = element
    else if (followsHeading && isStandfirst(element, letters)) standfirst ??= element
  }
  return lead ?? standfirst ?? null
}
