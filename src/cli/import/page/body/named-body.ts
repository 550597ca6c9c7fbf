import type { Element, Nodes, Root, RootContent } from 'hast'
import { getAttribute, hasAttributeWord, listElements } from '../../markup/page-tree.ts'

/** Classes and ids that mark an element as an article's body. */
const bodyNames = new Set([
  'entry-content',
  'post-content',
  'post-body',
  'article-body',
  'article__body',
  'articleBody',
  'article-content',
  'article-text',
  'story-body',
  'story-content',
  'node-content',
])

const hasBodyName = ({ properties: { className, id } }: Element) =>
  (Array.isArray(className) && className.some((name) => bodyNames.has(String(name)))) ||
  bodyNames.has(String(id))

const hasBodyProperty = (element: Element) => hasAttributeWord(element, 'itemProp', 'articleBody')

const isArticle = ({ tagName }: Element) => tagName === 'article'
const isMain = ({ tagName }: Element) => tagName === 'main'
const hasMainRole = (element: Element) => getAttribute(element, 'role') === 'main'
const isBody = ({ tagName }: Element) => tagName === 'body'

/** Returns the elements for which `isMatch` is true, except those within another match. */
export function listOutermostMatches(tree: Root, isMatch: (element: Element) => boolean): Element[] {
  const outermost: Element[] = []
  const visitMatches = (node: Nodes) => {
    if (node.type === 'element' && isMatch(node)) outermost.push(node)
    else if ('children' in node) for (const child of node.children) visitMatches(child)
  }
  visitMatches(tree)
  return outermost
}

/**
 * Returns the elements whose attributes mark them as an article's body. On a page with several articles, each may be
 * the beginning of another article.
 */
export const selectMarkedBodyElements = (tree: Root): Element[] =>
  [hasBodyProperty, hasBodyName].flatMap((isMatch) => listOutermostMatches(tree, isMatch))

/** Returns the outermost `article`, `main` and `role=main` elements that contain an `h1`. */
export function selectHeadedArticleElements(tree: Root): Element[] {
  const containers = [isArticle, isMain, hasMainRole].flatMap((isMatch) =>
    listOutermostMatches(tree, isMatch),
  )
  const hasH1 = (element: Element) => listElements(element).some(({ tagName }) => tagName === 'h1')
  return containers.filter(hasH1)
}

const furnitureTags = new Set(['header', 'footer', 'nav', 'aside', 'form'])

/**
 * Returns the content of the first `article`, `main`, `role=main` or `body`, in this order of preference, without
 * headers, footers, navigation, asides and forms. Returns an empty list if there is no such element.
 */
export function selectMainContent(tree: Root): RootContent[] {
  const [container] = [isArticle, isMain, hasMainRole, isBody].flatMap((isMatch) =>
    listOutermostMatches(tree, isMatch),
  )
  return container ? copyWithoutNodes(container.children, isFurnitureElement) : []
}

const isFurnitureElement = (node: RootContent) => node.type === 'element' && furnitureTags.has(node.tagName)

/** Returns copies of the nodes, without the nodes and descendants for which `isDropped` is true. */
export const copyWithoutNodes = (
  nodes: readonly RootContent[],
  isDropped: (node: RootContent) => boolean,
): RootContent[] =>
  nodes
    .filter((node) => !isDropped(node))
    .map((node) =>
      node.type === 'element'
        ? { ...node, children: copyWithoutNodes(node.children, isDropped) as Element['children'] }
        : node,
    )
