import { toOneLine } from '../../../content/html/element.ts'
import { parseHtml } from '../../../content/html/parse-html.ts'
import { extractVisibleLine } from '../../markup/page-tree.ts'

/** Removes markup and decodes character references in a value from metadata. */
export const stripMarkup = (value: string): string =>
  /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(value)
    ? extractVisibleLine(parseHtml(value))
    : toOneLine(value)
