import type { Element, Nodes, Root } from 'hast'
import { getAttribute, hasToken, listElements, shortVisibleLine } from '../../markup/page-tree.ts'
import { hyphenated } from './credit-elements.ts'

/** Node → the element that holds it. */
export type Parents = ReadonlyMap<Nodes, Element>

/** The element that holds each node of a tree. */
export function parentsIn(tree: Root): Parents {
  const parents = new Map<Nodes, Element>()
  const pending: Nodes[] = [tree]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('children' in node)) continue
    for (const child of node.children) {
      if (node.type === 'element') parents.set(child, node)
      pending.push(child)
    }
  }
  return parents
}

/** An element, and all that hold it, the nearest first. */
export function lineage(element: Element, parents: Parents): Element[] {
  const found: Element[] = []
  for (let each: Element | undefined = element; each; each = parents.get(each)) found.push(each)
  return found
}

const besideTags = new Set(['dialog', 'button', 'select', 'nav', 'label'])
const besideRoles = new Set([
  'navigation',
  'search',
  'dialog',
  'complementary',
  'contentinfo',
  'menu',
  'tablist',
])

/** Names of what leads to other articles, as whole words of a class or id. */
const besideName =
  /(?:^|\s)(?:[\w-]*[_-])?(?:related|recommend(?:ed|ations?)?|popular|trending|teasers|teaser-list|breadcrumbs?|comments?(?:-?(?:list|area|section))?|more-(?:news|stories|articles)|most-(?:read|viewed)|latest(?:-news)?)(?:[_-][\w-]*)?(?=\s|$)|(?:^|\s)(?:(?:right|left|primary|secondary|widget|page)[_-])?side-?bar(?:[_-](?:right|left|\d))?(?=\s|$)/i

/** Longer names are generated. */
const longestName = 400

function isNamedBeside(element: Element): boolean {
  const names = `${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`.trim()
  return names.length < longestName && besideName.test(hyphenated(names))
}

const isAside = (element: Element) =>
  element.tagName === 'aside' || getAttribute(element, 'role') === 'complementary'

/** A link of so many words is another story's headline. */
const wordsOfHeadline = 4

/** A story in a list: its link, and the year of its date. */
const isDatedLink = (item: Element) =>
  /\d{4}/.test(shortVisibleLine(item, longestHeadline) ?? '') &&
  listElements(item).some(({ tagName }) => tagName === 'a')

/** True for an aside that leads to other stories; one without heading or headline says when and by whom this one is. */
const isOfOthers = (aside: Element): boolean =>
  listElements(aside).some(
    (each) =>
      /^(?:h[1-6]|article)$/.test(each.tagName) ||
      (each.tagName === 'li' && isDatedLink(each)) ||
      (each.tagName === 'a' &&
        (shortVisibleLine(each, longestHeadline) ?? '').split(' ').length >= wordsOfHeadline),
  )

const longestHeadline = 300

/** True for what stands beside an article: navigation, related stories; and for what is not shown. */
export const isBeside = (element: Element): boolean =>
  besideTags.has(element.tagName) ||
  besideRoles.has(getAttribute(element, 'role') ?? '') ||
  element.properties.hidden === true ||
  /display:\s?none/.test(getAttribute(element, 'style') ?? '') ||
  (isAside(element) && isOfOthers(element)) ||
  isNamedBeside(element)

/** Elements whose names may say anything: they hold the article. */
const whole = new Set(['html', 'body', 'main'])

/** A site's own header, which may show today's date, and its footer. */
const ofSite = new Set(['header', 'footer'])

/** Where an article is if no heading says so. */
const isMain = (element: Element) =>
  element.tagName === 'main' || element.tagName === 'article' || hasToken(element, 'itemProp', 'articleBody')

/** What is looked for: authors may stand in an aside with much else, dates may not; a credit in a figure is its photographer's. */
export interface OwnPart {
  heading: Element | null
  parents: Parents
  seeks: 'dates' | 'credits'
}

/**
 * The elements of a page, in its order, without those beside its article, which its heading tells apart: asides,
 * navigation, related stories, and other `article` elements than its own. What holds the heading is never beside it.
 */
export function ownElements(
  { tree, elements }: { tree: Root; elements: Element[] },
  part: OwnPart,
): Element[] {
  const { heading, parents, seeks } = part
  const anchor = heading ?? elements.find(isMain)
  const holders = new Set(anchor ? lineage(anchor, parents) : [])
  const article = heading === null ? undefined : [...holders].find(({ tagName }) => tagName === 'article')
  const late = seeks === 'dates' ? lateElements(elements, article) : new Set<Element>()
  const isOfSite = (element: Element) =>
    ofSite.has(element.tagName) &&
    !lineage(element, parents).some((each) => each === article || each.tagName === 'main')
  const isOther = (element: Element) =>
    !holders.has(element) &&
    !whole.has(element.tagName) &&
    (late.has(element) ||
      (seeks === 'credits' && isAside(element) ? isNamedBeside(element) : isBeside(element)) ||
      (seeks === 'credits' && element.tagName === 'figure') ||
      element.tagName === (article ? 'article' : 'footer') ||
      (article !== undefined && seeks === 'dates' && isOfSite(element)))
  return elementsWithout(tree, isOther)
}

/** A paragraph of so many characters is text. */
const leastOfText = 80

/** The asides below the first paragraph of a page's text, and what follows its article: what they date is another story. */
function lateElements(elements: readonly Element[], article: Element | undefined): ReadonlySet<Element> {
  const isText = (element: Element) =>
    element.tagName === 'p' && shortVisibleLine(element, leastOfText) === null
  const start = elements.findIndex(isText)
  const asides = start < 0 ? [] : elements.slice(start).filter(isAside)
  const own = article === undefined ? [] : listElements(article)
  if (!article || !own.some(isText)) return new Set(asides)
  return new Set([...asides, ...elements.slice(elements.indexOf(article) + own.length)])
}

function elementsWithout(tree: Root, isLeftOut: (element: Element) => boolean): Element[] {
  const found: Element[] = []
  const pending: Nodes[] = [tree]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'element') {
      if (isLeftOut(node)) continue
      found.push(node)
    }
    if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--)
        pending.push(node.children[index] as Nodes)
  }
  return found
}
