import type { Element, Nodes, Root } from 'hast'
import { extractShortLine, getAttribute, hasAttributeWord, listElements } from '../../markup/page-tree.ts'
import { hyphenateCamelCase } from './credit-elements.ts'

/** Maps each node to its parent element. */
export type ParentByNode = ReadonlyMap<Nodes, Element>

/** Maps each node of a tree to its parent element. */
export function mapNodesToParents(tree: Root): ParentByNode {
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
export function listWithAncestors(element: Element, parents: ParentByNode): Element[] {
  const elementAndAncestors: Element[] = []
  for (let current: Element | undefined = element; current; current = parents.get(current))
    elementAndAncestors.push(current)
  return elementAndAncestors
}

/** Returns all ancestors of the nodes. */
export function collectAncestors(nodes: Iterable<Nodes>, parents: ParentByNode): ReadonlySet<Nodes> {
  const ancestors = new Set<Nodes>()
  for (const node of nodes)
    for (
      let ancestor = parents.get(node);
      ancestor && !ancestors.has(ancestor);
      ancestor = parents.get(ancestor)
    )
      ancestors.add(ancestor)
  return ancestors
}

const tagsBesideArticle = new Set(['dialog', 'button', 'select', 'nav', 'label'])
const rolesBesideArticle = new Set([
  'navigation',
  'search',
  'dialog',
  'complementary',
  'contentinfo',
  'menu',
  'tablist',
])

/** Matches whole words of a class or id that mark links to other articles. */
const otherArticlesClassOrIdPattern =
  /(?:^|\s)(?:[\w-]*[_-])?(?:related|recommend(?:ed|ations?)?|popular|trending|teasers|teaser-list|breadcrumbs?|comments?(?:-?(?:list|area|section))?|more-(?:news|stories|articles)|most-(?:read|viewed)|latest(?:-news)?|newsletters?)(?:[_-][\w-]*)?(?=\s|$)|(?:^|\s)(?:(?:right|left|primary|secondary|widget|page)[_-])?side-?bar(?:[_-](?:right|left|\d))?(?=\s|$)/i

/** Maximum length of class and id together, in characters; longer ones are generated. */
const maxClassAndIdLength = 400

/** Elements that contain the article, regardless of their class. */
const articleContainerTags = new Set(['html', 'body', 'main'])

function hasClassOrIdOfOtherArticles(element: Element): boolean {
  if (articleContainerTags.has(element.tagName)) return false
  const classAndId = `${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`.trim()
  return (
    classAndId.length < maxClassAndIdLength &&
    otherArticlesClassOrIdPattern.test(hyphenateCamelCase(classAndId))
  )
}

const isAsideElement = (element: Element) =>
  element.tagName === 'aside' || getAttribute(element, 'role') === 'complementary'

/** Minimum number of words in a link that is the headline of another article. */
const minHeadlineWords = 4

/** True for a short list item with a link and a year: an entry in a list of articles. */
const isDatedLinkItem = (listItem: Element) =>
  /\d{4}/.test(extractShortLine(listItem, maxHeadlineLength) ?? '') &&
  listElements(listItem).some(({ tagName }) => tagName === 'a')

/**
 * True for an aside that contains a heading, a dated link or a link as long as a headline. Any other aside may hold the
 * article's byline and date.
 */
const linksToOtherArticles = (aside: Element): boolean =>
  listElements(aside).some(
    (element) =>
      /^(?:h[1-6]|article)$/.test(element.tagName) ||
      (element.tagName === 'li' && isDatedLinkItem(element)) ||
      (element.tagName === 'a' &&
        (extractShortLine(element, maxHeadlineLength) ?? '').split(' ').length >= minHeadlineWords),
  )

const maxHeadlineLength = 300

/** True for an element beside an article, such as navigation or related articles, and for a hidden element. */
export const isBesideArticleOrHidden = (element: Element): boolean =>
  tagsBesideArticle.has(element.tagName) ||
  rolesBesideArticle.has(getAttribute(element, 'role') ?? '') ||
  element.properties.hidden === true ||
  /display:\s?none/.test(getAttribute(element, 'style') ?? '') ||
  (isAsideElement(element) && linksToOtherArticles(element)) ||
  hasClassOrIdOfOtherArticles(element)

/** Tags of the header and footer of a site, or of an article: a site's header may show today's date. */
const siteFrameTags = new Set(['header', 'footer'])

/** True for an element that may contain the article, on a page without a known heading. */
const isArticleContainer = (element: Element) =>
  element.tagName === 'main' ||
  element.tagName === 'article' ||
  hasAttributeWord(element, 'itemProp', 'articleBody')

/**
 * The heading of the article whose elements are listed, and the kind of facts to find in them. Credits may be in an
 * aside, but dates may not; a credit in a figure is the photographer's.
 */
export interface ArticleElementsQuery {
  heading: Element | null
  parents: ParentByNode
  factKind: 'dates' | 'credits'
}

/**
 * Lists a page's elements in document order, without those beside its article: navigation, related articles, asides
 * with other articles, and `article` elements other than the one with the heading. Ancestors of the heading always
 * stay.
 */
export function listArticleElements(
  { tree, elements }: { tree: Root; elements: Element[] },
  query: ArticleElementsQuery,
): Element[] {
  const { heading, parents, factKind } = query
  const headingOrContainer = heading ?? elements.find(isArticleContainer)
  const articleAncestors = new Set(headingOrContainer ? listWithAncestors(headingOrContainer, parents) : [])
  const articleElement =
    heading === null ? undefined : [...articleAncestors].find(({ tagName }) => tagName === 'article')
  const elementsAfterText =
    factKind === 'dates' ? collectElementsAfterText(elements, articleElement) : new Set<Element>()
  const isSiteFrame = (element: Element) =>
    siteFrameTags.has(element.tagName) &&
    !listWithAncestors(element, parents).some((each) => each === articleElement || each.tagName === 'main')
  const isExcluded = (element: Element) =>
    !articleAncestors.has(element) &&
    !articleContainerTags.has(element.tagName) &&
    (elementsAfterText.has(element) ||
      (factKind === 'credits' && isAsideElement(element)
        ? hasClassOrIdOfOtherArticles(element)
        : isBesideArticleOrHidden(element)) ||
      (factKind === 'credits' && element.tagName === 'figure') ||
      element.tagName === (articleElement ? 'article' : 'footer') ||
      (articleElement !== undefined && factKind === 'dates' && isSiteFrame(element)))
  return listElementsExcept(tree, isExcluded)
}

/** Minimum length of a paragraph of the article's text, in characters: a shorter one may be a label. */
const minParagraphLength = 80

/**
 * Returns the asides below the first paragraph, and all elements after the article if it has a paragraph: their dates
 * are those of other articles.
 */
function collectElementsAfterText(
  elements: readonly Element[],
  articleElement: Element | undefined,
): ReadonlySet<Element> {
  const isTextParagraph = (element: Element) =>
    element.tagName === 'p' && extractShortLine(element, minParagraphLength) === null
  const firstTextIndex = elements.findIndex(isTextParagraph)
  const asides = firstTextIndex < 0 ? [] : elements.slice(firstTextIndex).filter(isAsideElement)
  const elementsInArticle = articleElement === undefined ? [] : listElements(articleElement)
  if (!articleElement || !elementsInArticle.some(isTextParagraph)) return new Set(asides)
  return new Set([...asides, ...elements.slice(elements.indexOf(articleElement) + elementsInArticle.length)])
}

function listElementsExcept(tree: Root, isExcluded: (element: Element) => boolean): Element[] {
  const elements: Element[] = []
  const pendingNodes: Nodes[] = [tree]
  for (let node = pendingNodes.pop(); node; node = pendingNodes.pop()) {
    if (node.type === 'element') {
      if (isExcluded(node)) continue
      elements.push(node)
    }
    if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index--)
        pendingNodes.push(node.children[index] as Nodes)
  }
  return elements
}
