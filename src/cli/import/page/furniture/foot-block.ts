import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { type KnownFields, mentionsName } from '../lines/known-fields.ts'
import { toOneLineText } from '../lines/link-list.ts'
import { endsWithNewsroomContact } from './newsroom-contact.ts'
import { isServiceLine } from './service-line.ts'

/** Minimum number of topics in a list: a single topic could be the last word of a poem. */
const minListedTopics = 2

/** True for a block that contains only topics of the article. */
function isTopicList(block: Element, { topics = [] }: KnownFields): boolean {
  let remainingLetters = toLettersAndDigits(textContent(block))
  let topicCount = 0
  for (const topic of topics.map(toLettersAndDigits).sort((a, b) => b.length - a.length)) {
    if (topic === '' || !remainingLetters.includes(topic)) continue
    remainingLetters = remainingLetters.replace(topic, '')
    topicCount++
  }
  return topicCount >= minListedTopics && remainingLetters === ''
}

const mailAddressPattern = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/

/** Maximum number of characters; a longer line belongs to the article. */
const maxMailLineLength = 200

/** Maximum number of letters besides an author's name and address, such as those of a place or a title. */
const maxLettersBesideAuthor = 20

/** True for a line with an author's name and address, and few other words. */
function isAuthorMailLine(line: string, { authors }: KnownFields): boolean {
  if (line.length > maxMailLineLength || !mailAddressPattern.test(line)) return false
  const letterCount = toLettersAndDigits(line.replace(mailAddressPattern, '')).length
  return authors.some(
    (author) =>
      mentionsName(line, author) && letterCount - toLettersAndDigits(author).length <= maxLettersBesideAuthor,
  )
}

/** Returns the reason for dropping the last of the blocks; `null` if it may be article text, or without blocks. */
export function findReasonForDroppingLastBlock(
  blocks: readonly Element[],
  knownFields: KnownFields,
): string | null {
  const lastBlock = blocks.at(-1)
  if (lastBlock === undefined) return null
  if (isServiceLine(lastBlock, knownFields) || endsWithNewsroomContact(blocks, knownFields))
    return 'service line'
  if (isTopicList(lastBlock, knownFields)) return 'topics'
  return isAuthorMailLine(toOneLineText(lastBlock), knownFields) ? 'byline' : null
}
