import { Readability } from '@mozilla/readability'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
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

/** What readability finds in a page to be its article, or `null`. It is a guess, the best one that is known. */
export function readableArticle(tree: Root): Root | null {
  const { document } = parseHTML(toHtml(tree))
  const serializer = (found: unknown) => contentOf(found as Found)
  const options = { keepClasses: true, serializer }
  const found = new Readability(document as unknown as Readable, options).parse()
  return found?.content ? parseHtml(found.content) : null
}
