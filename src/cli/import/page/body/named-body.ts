import type { Element, Nodes, Root, RootContent } from 'hast'
import { selectAll } from 'hast-util-select'
import { listElements } from '../../markup/page-tree.ts'

/** Selectors for elements whose attributes mark them as an article's body. */
const bodySelectors = [
  '[itemprop~=articleBody]',
  [
    'entry-content',
    'post-content',
    'post-body',
    'article-body',
    'article__body',
    'articleBody',
    'article-content',
  ]
    .concat(['article-text', 'story-body', 'story-content', 'node-content'])
    .map((name) => `.${name}, #${name}`)
    .join(', '),
]

/** Returns the elements that a selector matches, except those within another match. */
export function selectOutermostMatches(tree: Root, selector: string): Element[] {
  const matches = new Set(selectAll(selector, tree))
  const outermost: Element[] = []
  const visitMatches = (node: Nodes) => {
    if (node.type === 'element' && matches.has(node)) outermost.push(node)
    else if ('children' in node) for (const child of node.children) visitMatches(child)
  }
  if (matches.size > 0) visitMatches(tree)
  return outermost
}

/**
 * Returns the elements whose attributes mark them as an article's body. On a page with several articles, each may be
 * the beginning of another article.
 */
export const selectMarkedBodyElements = (tree: Root): Element[] =>
  bodySelectors.flatMap((selector) => selectOutermostMatches(tree, selector))

/** Returns the outermost `article`, `main` and `role=main` elements that contain an `h1`. */
export function selectHeadedArticleElements(tree: Root): Element[] {
  const containers = ['article', 'main', '[role=main]'].flatMap((selector) =>
    selectOutermostMatches(tree, selector),
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
  const [container] = ['article', 'main', '[role=main]', 'body'].flatMap((selector) =>
    selectOutermostMatches(tree, selector),
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
