import type { Element } from 'hast'
import { makeElement, textContent } from '../../../content/html/element.ts'
import { parseHtmlFragment } from '../../../content/html/parse-html.ts'
import { convertToBodyBlocks } from '../../markup/html-body.ts'
import { findTextField } from '../../record/json-values.ts'
import { removeOutsideElements } from '../lines/outside-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'

const textTagPattern = /<\/?(?:p|br|div|a|em|strong)\b[^<>]*>/i
const characterReferencePattern = /&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i

const paragraphsFromLines = (text: string): Element[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((value) => makeElement('p', [{ type: 'text', value }]))

/** Maximum number of times that HTML escaping is undone. */
const maxEscapeLevels = 3

/**
 * Decodes character references until the text contains markup or no more references, at most `maxEscapeLevels` times.
 */
function decodeCharacterReferences(escapedText: string): string {
  let text = escapedText
  for (
    let decodedLevelCount = 0;
    decodedLevelCount < maxEscapeLevels && !textTagPattern.test(text) && characterReferencePattern.test(text);
    decodedLevelCount++
  )
    text = textContent(parseHtmlFragment(text))
  return text
}

/**
 * Returns the longest `articleBody` in a page's JSON-LD as blocks, or `null` if there is none. The value may be plain
 * text, HTML or escaped HTML.
 */
export function readJsonLdBodyBlocks({ jsonLdArticles }: WebPage): Element[] | null {
  const bodyTexts = jsonLdArticles
    .map((article) => findTextField(article, 'articleBody'))
    .filter((text) => text !== null)
  const [longestText] = bodyTexts.toSorted((a, b) => b.length - a.length)
  if (longestText === undefined) return null
  const text = decodeCharacterReferences(longestText)
  const tree = textTagPattern.test(text)
    ? removeOutsideElements(parseHtmlFragment(text))
    : makeElement('div', paragraphsFromLines(text))
  return convertToBodyBlocks(tree)
}
