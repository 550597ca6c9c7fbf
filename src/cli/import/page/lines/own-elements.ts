import type { Element, Nodes, Root } from 'hast'
import { extractShortLine, getAttribute, hasAttributeWord, listElements } from '../../markup/page-tree.ts'
import { hyphenateCamelCase } from './credit-elements.ts'

/** Maps each node to its parent element. */
export type Parents = ReadonlyMap<Nodes, Element>

/** Maps each node of a tree to its parent element. */
export function mapParents(tree: Root): Parents {
  const parents = new Map<Nodes, Element>()
  const pendingNodes: Nodes[] = [tree]
  for (let node = pendingNodes.pop(); node; node = pendingNodes.pop()) {
    if (!('children' in node)) continue
    for (const child of node.children) {
      if (node.type === 'element') parents.set(child, node)
      pendingNodes.push(child)
    }
  }
  return parents
}

/** Returns an element and its ancestors, nearest first. */
export function listWithAncestors(element: Element, parents: Parents): Element[] {
  const elementAndAncestors: Element[] = []
  for (let current: Element | undefined = element; current; current = parents.get(current))
    elementAndAncestors.push(current)
  return elementAndAncestors
}

/** Returns the elements that contain one of the nodes. */
export function listContainers(nodes: Iterable<Nodes>, parents: Parents): ReadonlySet<Nodes> {
  const containers = new Set<Nodes>()
  for (const node of nodes)
    for (let each = parents.get(node); each && !containers.has(each); each = parents.get(each))
      containers.add(each)
  return containers
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

/** Whole words of a class or id that mark links to other articles. */
const besideNamePattern =
  /(?:^|\s)(?:[\w-]*[_-])?(?:related|recommend(?:ed|ations?)?|popular|trending|teasers|teaser-list|breadcrumbs?|comments?(?:-?(?:list|area|section))?|more-(?:news|stories|articles)|most-(?:read|viewed)|latest(?:-news)?|newsletters?)(?:[_-][\w-]*)?(?=\s|$)|(?:^|\s)(?:(?:right|left|primary|secondary|widget|page)[_-])?side-?bar(?:[_-](?:right|left|\d))?(?=\s|$)/i

/** Maximum length of a class or id, in characters; longer ones are generated. */
const maxClassLength = 400

/** Elements that contain the article, regardless of their class. */
const containerTags = new Set(['html', 'body', 'main'])

function isNamedBeside(element: Element): boolean {
  if (containerTags.has(element.tagName)) return false
  const names = `${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`.trim()
  return names.length < maxClassLength && besideNamePattern.test(hyphenateCamelCase(names))
}

const isAside = (element: Element) =>
  element.tagName === 'aside' || getAttribute(element, 'role') === 'complementary'

/** Minimum number of words in a link that is the headline of another article. */
const minHeadlineWords = 4

/** True for a list item with a link and a year: an entry in a list of articles. */
const isDatedLink = (item: Element) =>
  /\d{4}/.test(extractShortLine(item, maxHeadlineLength) ?? '') &&
  listElements(item).some(({ tagName }) => tagName === 'a')

/**
 * True for an aside that links to other articles. An aside without heading or headline may hold the byline and date.
 */
const leadsToOtherArticles = (aside: Element): boolean =>
  listElements(aside).some(
    (element) =>
      /^(?:h[1-6]|article)$/.test(element.tagName) ||
      (element.tagName === 'li' && isDatedLink(element)) ||
      (element.tagName === 'a' &&
        (extractShortLine(element, maxHeadlineLength) ?? '').split(' ').length >= minHeadlineWords),
  )

const maxHeadlineLength = 300

/** True for elements beside an article, such as navigation and related articles, and for hidden elements. */
export const isBesideArticle = (element: Element): boolean =>
  besideTags.has(element.tagName) ||
  besideRoles.has(getAttribute(element, 'role') ?? '') ||
  element.properties.hidden === true ||
  /display:\s?none/.test(getAttribute(element, 'style') ?? '') ||
  (isAside(element) && leadsToOtherArticles(element)) ||
  isNamedBeside(element)

/** Header and footer of the site: the header may show today's date. */
const siteFrameTags = new Set(['header', 'footer'])

/** True for an element that may contain the article, on a page without a known heading. */
const isArticleContainer = (element: Element) =>
  element.tagName === 'main' ||
  element.tagName === 'article' ||
  hasAttributeWord(element, 'itemProp', 'articleBody')

/**
 * The article's heading, and the kind of facts to find. Credits may be in an aside, but dates may not; a credit in a
 * figure is the photographer's.
 */
export interface OwnElementsQuery {
  heading: Element | null
  parents: Parents
  factKind: 'dates' | 'credits'
}

/**
 * Lists a page's elements in document order, without those beside its article: asides, navigation, related articles,
 * and other `article` elements than the one with the heading. Ancestors of the heading always stay.
 */
export function listOwnElements(
  { tree, elements }: { tree: Root; elements: Element[] },
  query: OwnElementsQuery,
): Element[] {
  const { heading, parents, factKind } = query
  const anchor = heading ?? elements.find(isArticleContainer)
  const containers = new Set(anchor ? listWithAncestors(anchor, parents) : [])
  const article = heading === null ? undefined : [...containers].find(({ tagName }) => tagName === 'article')
  const elementsAfterText =
    factKind === 'dates' ? listElementsAfterText(elements, article) : new Set<Element>()
  const isSiteFrame = (element: Element) =>
    siteFrameTags.has(element.tagName) &&
    !listWithAncestors(element, parents).some((each) => each === article || each.tagName === 'main')
  const isOutsideArticle = (element: Element) =>
    !containers.has(element) &&
    !containerTags.has(element.tagName) &&
    (elementsAfterText.has(element) ||
      (factKind === 'credits' && isAside(element) ? isNamedBeside(element) : isBesideArticle(element)) ||
      (factKind === 'credits' && element.tagName === 'figure') ||
      element.tagName === (article ? 'article' : 'footer') ||
      (article !== undefined && factKind === 'dates' && isSiteFrame(element)))
  return listRemainingElements(tree, isOutsideArticle)
}

/** Minimum length of the article's text, in characters: a shorter paragraph may be a label. */
const minTextLength = 80

/** Returns asides below the first paragraph, and all elements after the article: their dates are of other articles. */
function listElementsAfterText(
  elements: readonly Element[],
  article: Element | undefined,
): ReadonlySet<Element> {
  const isTextParagraph = (element: Element) =>
    element.tagName === 'p' && extractShortLine(element, minTextLength) === null
  const firstTextIndex = elements.findIndex(isTextParagraph)
  const asides = firstTextIndex < 0 ? [] : elements.slice(firstTextIndex).filter(isAside)
  const articleElements = article === undefined ? [] : listElements(article)
  if (!article || !articleElements.some(isTextParagraph)) return new Set(asides)
  return new Set([...asides, ...elements.slice(elements.indexOf(article) + articleElements.length)])
}

function listRemainingElements(tree: Root, isLeftOut: (element: Element) => boolean): Element[] {
  const elements: Element[] = []
  const pendingNodes: Nodes[] = [tree]
  for (let node = pendingNodes.pop(); node; node = pendingNodes.pop()) {
    if (node.type === 'element') {
      if (isLeftOut(node)) continue
      elements.push(node)
    }
    if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--)
        pendingNodes.push(node.children[index] as Nodes)
  }
  return elements
}
