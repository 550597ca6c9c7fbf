import { toOneLine } from '../../../content/html/element.ts'
import { parseHtml } from '../../../content/html/parse-html.ts'
import { visibleLine } from '../../markup/page-tree.ts'

/** A value that a page states, without the markup and the character references that some pages put into it. */
export const plainText = (value: string): string =>
  /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(value) ? visibleLine(parseHtml(value)) : toOneLine(value)
