import { Readability } from '@mozilla/readability'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import { parseHtml } from '../../content/parse-html.ts'

type Readable = ConstructorParameters<typeof Readability>[0]

/** What readability finds in a page to be its article, or `null`. It is a guess, the best one that is known. */
export function readableArticle(tree: Root): Root | null {
  const { document } = parseHTML(toHtml(tree))
  const found = new Readability(document as unknown as Readable, { keepClasses: true }).parse()
  return found?.content ? parseHtml(found.content) : null
}
