import type { Element, Nodes, Root, RootContent } from 'hast'
import { selectAll } from 'hast-util-select'
import { listElements } from '../../markup/page-tree.ts'

/** What pages call the element that holds their article's text. */
const names = [
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

/** The elements that a selector finds, but none inside another of them. */
export function outermost(tree: Root, selector: string): Element[] {
  const matches = new Set(selectAll(selector, tree))
  const found: Element[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'element' && matches.has(node)) found.push(node)
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  if (matches.size > 0) visit(tree)
  return found
}

/** Elements that a page names as the body of an article. A page can hold the beginnings of several. */
export const namedBodies = (tree: Root): Element[] => names.flatMap((selector) => outermost(tree, selector))

/** The elements that mark a whole article of a page, the one with the headline first. */
export function articleElements(tree: Root): Element[] {
  const found = ['article', 'main', '[role=main]'].flatMap((selector) => outermost(tree, selector))
  const isHeaded = (element: Element) => listElements(element).some(({ tagName }) => tagName === 'h1')
  return found.filter(isHeaded)
}

const beside = new Set(['header', 'footer', 'nav', 'aside', 'form'])

/** All of a page between its head and its foot, for where nothing more exact is known. */
export function wholeBody(tree: Root): RootContent[] {
  const [whole] = ['article', 'main', '[role=main]', 'body'].flatMap((selector) => outermost(tree, selector))
  return whole ? withoutBeside(whole.children) : []
}

const withoutBeside = (nodes: readonly RootContent[]): RootContent[] =>
  nodes
    .filter((node) => node.type !== 'element' || !beside.has(node.tagName))
    .map((node) =>
      node.type === 'element'
        ? { ...node, children: withoutBeside(node.children) as Element['children'] }
        : node,
    )
