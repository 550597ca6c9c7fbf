import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLetters } from '../../../content/html/to-letters.ts'
import { type KnownFields, mentionsName } from '../lines/known-fields.ts'
import { textOfBlock } from '../lines/link-list.ts'
import { isClosingLine } from './closing-line.ts'
import { isServiceLine } from './service-line.ts'

/** Minimum number of topics in a list; a single one could be the last word of a poem. */
const minTopics = 2

/** True for a block of nothing but topics of the article. */
function listsTopics(block: Element, { topics = [] }: KnownFields): boolean {
  let rest = toLetters(textContent(block))
  let count = 0
  for (const topic of topics.map(toLetters).sort((a, b) => b.length - a.length)) {
    if (topic === '' || !rest.includes(topic)) continue
    rest = rest.replace(topic, '')
    count++
  }
  return count >= minTopics && rest === ''
}

const mailAddress = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/

/** Maximum number of characters; a longer line belongs to the article. */
const maxAddressLength = 200

/** Maximum number of letters besides an author's name and address, such as a place and a title. */
const maxOtherLetters = 20

/** True for a line with an author's name and address, and few other words. */
function isAuthorsAddress(line: string, { authors }: KnownFields): boolean {
  if (line.length > maxAddressLength || !mailAddress.test(line)) return false
  const letterCount = toLetters(line.replace(mailAddress, '')).length
  return authors.some(
    (author) => mentionsName(line, author) && letterCount - toLetters(author).length <= maxOtherLetters,
  )
}

/** Recognises the last block as furniture, and returns the reason; `null` for article text. */
export function findFootBlockReason(blocks: readonly Element[], known: KnownFields): string | null {
  const last = blocks.at(-1)
  if (last === undefined) return null
  if (isServiceLine(last, known) || isClosingLine(blocks, known)) return 'service line'
  if (listsTopics(last, known)) return 'topics'
  return isAuthorsAddress(textOfBlock(last), known) ? 'byline' : null
}
