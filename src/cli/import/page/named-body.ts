import type { Element, Root, RootContent } from 'hast'
import { selectAll } from 'hast-util-select'
import { elementsIn } from './page-tree.ts'

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
  const found = selectAll(selector, tree)
  const inside = new Set(found.flatMap((each) => elementsIn(each).slice(1)))
  return found.filter((each) => !inside.has(each))
}

/** Elements that a page names as the body of an article. A page can hold the beginnings of several. */
export const namedBodies = (tree: Root): Element[] => names.flatMap((selector) => outermost(tree, selector))

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
