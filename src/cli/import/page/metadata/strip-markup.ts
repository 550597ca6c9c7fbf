import { toOneLine } from '../../../content/html/element.ts'
import { parseHtmlFragment } from '../../../content/html/parse-html.ts'
import { extractVisibleLine } from '../../markup/page-tree.ts'

/** Removes markup from a value in metadata, decodes character references, and joins lines. */
export const stripMarkup = (value: string): string =>
  /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(value)
    ? extractVisibleLine(parseHtmlFragment(value))
    : toOneLine(value)
