import { Readability } from '@mozilla/readability'
import type { Nodes, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import { unread } from '../../content/element-kinds.ts'
import { parseHtml } from '../../content/parse-html.ts'

type Readable = ConstructorParameters<typeof Readability>[0]

/** What is used of an element as linkedom makes it. */
interface Found {
  innerHTML: string
  parentNode: Found | null
  localName: string
  firstChild: Found | null
  ownerDocument: { createElement(name: string): Found }
  querySelectorAll(selector: string): Iterable<Found>
  append(child: Found): void
  replaceWith(other: Found): void
}

const isInTable = ({ parentNode }: Found): boolean =>
  parentNode !== null && (parentNode.localName === 'table' || isInTable(parentNode))

/** Parts of a table that was taken apart are boxes: outside of one, no parser keeps them, nor what parts their words. */
function contentOf(found: Found): string {
  for (const part of [...found.querySelectorAll('tbody, thead, tfoot, tr, td, th, caption')].filter(
    (each) => !isInTable(each),
  )) {
    const box = part.ownerDocument.createElement('div')
    for (let child = part.firstChild; child; child = part.firstChild) box.append(child)
    part.replaceWith(box)
  }
  return found.innerHTML
}

/** Readability asks every element for its text again: beyond this, letters times depth, it would take minutes. */
const heaviest = 20_000_000

/** An element costs as much as some letters. */
const elementWeight = 20

const weightOf = (node: Nodes, depth: number): number => {
  if (node.type === 'text') return node.value.length * depth
  if (!('children' in node) || isUnread(node)) return 0
  return node.children.reduce((sum, child) => sum + weightOf(child, depth + 1), elementWeight * depth)
}

const isUnread = (node: Nodes) => node.type === 'element' && unread.has(node.tagName)

/** What readability finds in a page to be its article, or `null`. It is a guess, the best one that is known. */
export function readableArticle(tree: Root): Root | null {
  if (weightOf(tree, 0) > heaviest) return null
  const { document } = parseHTML(toHtml(tree))
  const serializer = (found: unknown) => contentOf(found as Found)
  const options = { keepClasses: true, serializer }
  const found = new Readability(document as unknown as Readable, options).parse()
  return found?.content ? parseHtml(found.content) : null
}
