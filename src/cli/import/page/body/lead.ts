import type { Element, Nodes, Root, RootContent } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { collectTexts, getAttribute } from '../../markup/page-tree.ts'
import { visibleText } from '../../markup/visible-text.ts'
import { textField } from '../../record/json-values.ts'
import { letters } from '../lines/known-lines.ts'
import { lineage, type Parents, parentsIn } from '../lines/own-part.ts'
import { said } from '../metadata/meta-tags.ts'
import type { Page } from '../metadata/page.ts'
import { type Candidate, candidateOf } from './candidate.ts'

/** What pages call the sentence or two between an article's headline and its text. */
const names =
  /(?:^|[\s_-])(?:lead|lede|leadtext|standfirst|dek|deck|sub-?(?:title|headline|heading|head)|summary|intro|introduction|chapo|strapline|abstract)(?:$|[\s_-])/i

/** Letters of a lead: less is a kicker, more is the text itself. */
const [shortest, longest] = [30, 1200]

/** Elements that may be looked at before a page's text begins. */
const mostElements = 5000

const descriptionsOf = ({ tags, articles }: Page): string[] =>
  [
    ...said(tags, 'og:description', 'description', 'twitter:description'),
    ...articles.map((article) => textField(article, 'description') ?? ''),
  ].map(letters)

/** Two sentences are the same when one is the beginning of the other, which a page may have cut short. */
const isSame = (a: string, b: string) =>
  a.length >= shortest && b.length >= shortest && (a.startsWith(b) || b.startsWith(a))

/** Letters by which a text is known that stands in a page twice, whole and in part. */
const longestBeginning = 120

interface Search {
  page: Page
  kept: ReadonlySet<Nodes>
  descriptions: readonly string[]
  parents: Parents
  left: number
}

const beside: ReadonlySet<string> = new Set(['nav', 'aside', 'form', 'footer', 'a', 'figure', 'button', 'li'])

const isNamed = (element: Element) =>
  ['className', 'itemProp', 'id'].some((name) => names.test(getAttribute(element, name) ?? '')) ||
  getAttribute(element, 'itemProp') === 'description'

function isLead(element: Element, { descriptions, parents }: Search, followsHeadline: boolean): boolean {
  const text = letters(visibleText(element))
  if (text.length < shortest || text.length > longest) return false
  if (followsHeadline && isNamed(element)) return true
  return descriptions.some((description) => isSame(text, description)) && isInArticle(element, parents)
}

/** A description elsewhere is the page's own, as a press release puts it beside its text. */
const isInArticle = (element: Element, parents: Parents) =>
  lineage(element, parents).some(({ tagName }) => tagName === 'article' || tagName === 'header')

/** The elements before the first text of the body, in order; `stopped` once that is reached. */
function* elementsBefore(nodes: readonly RootContent[], search: Search): Generator<Element, boolean> {
  for (const node of nodes) {
    if (search.kept.has(node)) return true
    if (node.type !== 'element') continue
    if (search.left-- <= 0) return true
    if (beside.has(node.tagName)) continue
    yield node
    const isStopped: boolean = yield* elementsBefore(node.children, search)
    if (isStopped) return true
  }
  return false
}

/** The lead of an article: what the page describes it with, or what it calls so below the headline. */
function leadOf(search: Search): Element | null {
  const body = search.page.elements.find(({ tagName }) => tagName === 'body')
  let [followsHeadline, found]: [boolean, Element | null] = [false, null]
  for (const element of elementsBefore(body?.children ?? [], search)) {
    if (element.tagName === 'h1') followsHeadline = true
    const isSmall = !element.children.some((child) => child.type === 'element' && isBlockTag(child.tagName))
    if (
      element.tagName !== 'h1' &&
      isSmall &&
      isBlockTag(element.tagName) &&
      isLead(element, search, followsHeadline)
    )
      found = element
  }
  return found
}

/** A candidate that begins with its article's lead, where that stands above the text. */
export function withLead(page: Page, candidate: Candidate): Candidate {
  const kept = new Set([...collectTexts(candidate.tree)].filter(({ value }) => value.trim() !== ''))
  const lead = leadOf({
    page,
    kept,
    descriptions: descriptionsOf(page),
    parents: parentsIn(page.tree),
    left: mostElements,
  })
  if (lead === null) return candidate
  const beginning = letters(visibleText(lead)).slice(0, longestBeginning)
  if (letters(candidate.blocks.map((block) => visibleText(block)).join('')).includes(beginning))
    return candidate
  const tree: Root = { type: 'root', children: [{ ...lead, tagName: 'p' }, ...candidate.tree.children] }
  return candidateOf(tree.children, candidate.cards)
}
