import { toOneLine } from '../../../content/html/element.ts'
import { parseHtmlFragment } from '../../../content/html/parse-html.ts'
import { extractVisibleLine } from '../../markup/page-tree.ts'

/** Removes markup and decodes character references in a value from metadata. */
export const stripMarkup = (value: string): string =>
  /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(value)
    ? extractVisibleLine(parseHtmlFragment(value))
    : toOneLine(value)
