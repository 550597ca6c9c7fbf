import type { Element } from 'hast'
import { makeElement, textContent } from '../../../content/html/element.ts'
import { parseHtml } from '../../../content/html/parse-html.ts'
import { listBodyBlocks } from '../../markup/html-body.ts'
import { findTextField } from '../../record/json-values.ts'
import { removeOutsideElements } from '../lines/outside-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'

const tagPattern = /<\/?(?:p|br|div|a|em|strong)\b[^<>]*>/i
const referencePattern = /&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i

const linesToParagraphs = (text: string): Element[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((value) => makeElement('p', [{ type: 'text', value }]))

/** Maximum levels of HTML escaping to undo. */
const maxEscapeLevels = 3

/** Decodes character references until the text contains markup or none are left. */
function decodeReferences(escaped: string): string {
  let text = escaped
  for (
    let decodedLevelCount = 0;
    decodedLevelCount < maxEscapeLevels && !tagPattern.test(text) && referencePattern.test(text);
    decodedLevelCount++
  )
    text = textContent(parseHtml(text))
  return text
}

/** Returns the `articleBody` of a page's JSON-LD as blocks. The value may be plain text, HTML or escaped HTML. */
export function readStatedBlocks({ jsonLdArticles }: WebPage): Element[] | null {
  const texts = jsonLdArticles
    .map((article) => findTextField(article, 'articleBody'))
    .filter((text) => text !== null)
  const [longest] = texts.toSorted((a, b) => b.length - a.length)
  if (longest === undefined) return null
  const text = decodeReferences(longest)
  const tree = tagPattern.test(text)
    ? removeOutsideElements(parseHtml(text))
    : makeElement('div', linesToParagraphs(text))
  return listBodyBlocks(tree)
}
