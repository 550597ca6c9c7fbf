import type { Element, Nodes, Root, RootContent } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { collectTexts, getAttribute } from '../../markup/page-tree.ts'
import { visibleText } from '../../markup/visible-text.ts'
import { findTextField } from '../../record/json-values.ts'
import { toLetters } from '../lines/known-fields.ts'
import { listWithAncestors, mapParents, type Parents } from '../lines/own-elements.ts'
import { findMetaValues } from '../metadata/meta-tags.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { type Candidate, makeCandidate } from './candidate.ts'

/** Class names of the sentence or two between headline and text. */
const leadNames =
  /(?:^|[\s_-])(?:lead|lede|leadtext|standfirst|dek|deck|sub-?(?:title|headline|heading|head)|summary|intro|introduction|chapo|strapline|abstract)(?:$|[\s_-])/i

/** Letters of a lead: a shorter line is a kicker, a longer one the text itself. */
const [shortest, longest] = [30, 1200]

/** Elements examined before a page's text begins. */
const maxElements = 5000

const listDescriptions = ({ tags, articles }: WebPage): string[] =>
  [
    ...findMetaValues(tags, 'og:description', 'description', 'twitter:description'),
    ...articles.map((article) => findTextField(article, 'description') ?? ''),
  ].map(toLetters)

/** True when one sentence begins with the other: pages cut descriptions. */
const isSameSentence = (a: string, b: string) =>
  a.length >= shortest && b.length >= shortest && (a.startsWith(b) || b.startsWith(a))

/** Letters compared to recognise text that a page contains twice. */
const comparedLetters = 120

interface LeadSearch {
  page: WebPage
  kept: ReadonlySet<Nodes>
  descriptions: readonly string[]
  parents: Parents
  left: number
}

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

const isNamed = (element: Element) =>
  ['className', 'itemProp', 'id'].some((name) => leadNames.test(getAttribute(element, name) ?? '')) ||
  getAttribute(element, 'itemProp') === 'description'

function isLead(element: Element, { descriptions, parents }: LeadSearch, followsHeadline: boolean): boolean {
  const text = toLetters(visibleText(element))
  if (text.length < shortest || text.length > longest) return false
  if (followsHeadline && isNamed(element)) return true
  return (
    descriptions.some((description) => isSameSentence(text, description)) && isInArticle(element, parents)
  )
}

/** True within an `article` or `header`. A description anywhere else may belong to the page, as in press releases. */
const isInArticle = (element: Element, parents: Parents) =>
  listWithAncestors(element, parents).some(({ tagName }) => tagName === 'article' || tagName === 'header')

/** Yields the elements before the first text of the body; returns true when that text was reached. */
function* yieldElementsBefore(
  nodes: readonly RootContent[],
  search: LeadSearch,
): Generator<Element, boolean> {
  for (const node of nodes) {
    if (search.kept.has(node)) return true
    if (node.type !== 'element') continue
    if (search.left-- <= 0) return true
    if (besideTags.has(node.tagName)) continue
    yield node
    const isStopped: boolean = yield* yieldElementsBefore(node.children, search)
    if (isStopped) return true
  }
  return false
}

/**
 * Finds the lead above a body: a block that repeats the page's description, or is named as a lead below the headline.
 */
function findLead(search: LeadSearch): Element | null {
  const body = search.page.elements.find(({ tagName }) => tagName === 'body')
  let [followsHeadline, lead]: [boolean, Element | null] = [false, null]
  for (const element of yieldElementsBefore(body?.children ?? [], search)) {
    if (element.tagName === 'h1') followsHeadline = true
    const isSmall = !element.children.some((child) => child.type === 'element' && isBlockTag(child.tagName))
    if (
      element.tagName !== 'h1' &&
      isSmall &&
      isBlockTag(element.tagName) &&
      isLead(element, search, followsHeadline)
    )
      lead = element
  }
  return lead
}

/** Puts the article's lead at the start of a candidate that lacks it. */
export function addLead(page: WebPage, candidate: Candidate): Candidate {
  const bodyTexts = new Set([...collectTexts(candidate.tree)].filter(({ value }) => value.trim() !== ''))
  const lead = findLead({
    page,
    kept: bodyTexts,
    descriptions: listDescriptions(page),
    parents: mapParents(page.tree),
    left: maxElements,
  })
  if (lead === null) return candidate
  const beginning = toLetters(visibleText(lead)).slice(0, comparedLetters)
  if (toLetters(candidate.blocks.map((block) => visibleText(block)).join('')).includes(beginning))
    return candidate
  const tree: Root = { type: 'root', children: [{ ...lead, tagName: 'p' }, ...candidate.tree.children] }
  return makeCandidate(tree.children, candidate.cards)
}
