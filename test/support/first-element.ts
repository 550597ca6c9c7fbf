import type { Element } from 'hast'
import { parseHtmlFragment } from '../../src/cli/content/html/parse-html.ts'

/** Returns the element with which a fragment of HTML begins. */
export function firstElement(html: string): Element {
  const [node] = parseHtmlFragment(html).children
  if (node?.type !== 'element') throw new Error(`no element: ${html}`)
  return node
}
