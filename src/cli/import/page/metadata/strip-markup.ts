import { toOneLine } from '../../../content/html/element.ts'
import { parseHtmlFragment } from '../../../content/html/parse-html.ts'
import { extractVisibleLine } from '../../markup/page-tree.ts'

/** Removes markup and line breaks from a metadata value, and decodes character references. */
export const stripMarkup = (value: string): string =>
  /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(value)
    ? extractVisibleLine(parseHtmlFragment(value))
    : toOneLine(value)
