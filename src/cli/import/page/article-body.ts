import type { Element, Nodes, Root, RootContent } from 'hast'
import { selectAll } from 'hast-util-select'
import type { ExtractRules } from '../../../model/edition.ts'
import { element, textOf } from '../../content/element.ts'
import { parseHtml } from '../../content/parse-html.ts'
import { blocksOfTree } from '../html-body.ts'
import { textAt } from '../json/values.ts'
import { likeness, overlap, wordsOf } from './likeness.ts'
import { namedBodies, outermost, wholeBody } from './named-body.ts'
import { withoutOutside } from './outside-article.ts'
import type { Page } from './page.ts'
import { readableArticle } from './readability.ts'

const blocksOf = (nodes: readonly RootContent[]): Element[] =>
  blocksOfTree(withoutOutside<Nodes>({ type: 'root', children: [...nodes] }))

/** A tree without some of its elements. */
function without(nodes: readonly RootContent[], dropped: ReadonlySet<RootContent>): RootContent[] {
  return nodes
    .filter((node) => !dropped.has(node))
    .map((node) =>
      node.type === 'element'
        ? { ...node, children: without(node.children, dropped) as Element['children'] }
        : node,
    )
}

/** The body as the edition's own rules find it; `null` when they find none. */
function byRules(tree: Root, rules: ExtractRules | null): Element[] | null {
  if (!rules?.body) return null
  const dropped = new Set<RootContent>(rules.drop.flatMap((selector) => selectAll(selector, tree)))
  const found = without(outermost(tree, rules.body), dropped)
  return found.some((node) => textOf(node).trim() !== '')
    ? blocksOfTree({ type: 'root', children: found })
    : null
}

const tags = /<\/?(?:p|br|div|a|em|strong)\b[^<>]*>/i
const escapedTags = /&lt;\/?(?:p|br|div|a|em|strong)\b/i

/** The text of `articleBody` as paragraphs. Some pages put HTML there, some escape that too. */
function inJsonLd({ articles }: Page): Element[] | null {
  const texts = articles.map((article) => textAt(article, 'articleBody')).filter((text) => text !== null)
  const [longest] = texts.toSorted((a, b) => b.length - a.length)
  if (longest === undefined) return null
  const text = !tags.test(longest) && escapedTags.test(longest) ? textOf(parseHtml(longest)) : longest
  if (tags.test(text)) return blocksOf(parseHtml(text).children)
  const lines = text.split(/\s*\n\s*/).filter((line) => line !== '')
  return blocksOf(lines.map((value) => element('p', [{ type: 'text', value }])))
}

/** What readability finds, unless it is a small part of what the page itself names, or something else. */
const leastOfNamed = 0.4
const leastOverlap = 0.3
const leastWords = 100

/** Where no rule and no statement helps: what looks like an article, is named like one, or is all there is. */
function found({ tree }: Page): Element[] {
  const readable = blocksOf(readableArticle(tree)?.children ?? [])
  const words = wordsOf(readable)
  const named = namedBodies(tree).map((each) => blocksOf([each]))
  for (const candidate of named) {
    const theirs = wordsOf(candidate)
    const isOther = overlap(words, theirs) < leastOverlap && theirs.length >= leastWords
    if (theirs.length >= leastWords && (isOther || words.length < theirs.length * leastOfNamed))
      return candidate
  }
  return words.length > 0 ? readable : blocksOf(wholeBody(tree))
}

/** An `articleBody` that lacks more of what the page shows is a summary of it. */
const leastComplete = 0.85
/** Two texts of which this much is common are the same, one of them with markup. */
const leastAlike = 0.85

/**
 * The body of a page's article: where the edition's rules find it; else as JSON-LD gives it, when that is as complete
 * as the page (and then with the page's own markup, when the two agree); else where readability finds it.
 */
export function bodyOf(page: Page, rules: ExtractRules | null): Element[] {
  const ruled = byRules(page.tree, rules)
  if (ruled) return ruled
  const shown = found(page)
  const stated = inJsonLd(page)
  if (!stated) return shown
  const [words, said] = [wordsOf(shown), wordsOf(stated)]
  if (said.length < words.length * leastComplete) return shown
  return likeness(words, said) >= leastAlike ? shown : stated
}
