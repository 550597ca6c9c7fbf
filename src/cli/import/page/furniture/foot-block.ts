import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { type KnownFields, mentionsName } from '../lines/known-fields.ts'
import { toOneLineText } from '../lines/link-list.ts'
import { endsWithNewsroomContact } from './newsroom-contact.ts'
import { isServiceLine } from './service-line.ts'

/** Minimum number of topics in a list. A single topic could be the last word of a poem. */
const minListedTopics = 2

/** True for a block that lists topics of the article and contains nothing else. */
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

/** Maximum length of a line, in characters. A longer line belongs to the article. */
const maxMailLineLength = 200

/** Maximum number of letters besides an author's name and address, such as a place or a job title. */
const maxLettersBesideAuthor = 20

/** True for a line that contains an author's name and e-mail address, and few other words. */
function isAuthorMailLine(line: string, { authors }: KnownFields): boolean {
  if (line.length > maxMailLineLength || !mailAddressPattern.test(line)) return false
  const letterCount = toLettersAndDigits(line.replace(mailAddressPattern, '')).length
  return authors.some(
    (author) =>
      mentionsName(line, author) && letterCount - toLettersAndDigits(author).length <= maxLettersBesideAuthor,
  )
}

/** Returns the reason for dropping the last block, or `null` if it may be article text or there are no blocks. */
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
