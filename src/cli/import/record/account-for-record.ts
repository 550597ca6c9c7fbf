import type { ArticleFields } from '../../../model/article.ts'
import { listStrings } from '../accounting/list-strings.ts'
import { splitFoldedMarkdownWords, splitLowercaseWords } from '../accounting/split-words.ts'
import type { DroppedBlock, WordAccount } from '../accounting/word-account.ts'
import { extractHtmlTextWithPictures } from '../markup/html-text-with-pictures.ts'
import { type JsonObject, toText } from './json-values.ts'

const urlPattern = /\b(?:https?:\/\/|www\.|__GHOST_URL__)[^\s"'<>\])]+/g

/** Returns the visible text of a string that may be HTML. */
const extractTextOfPossibleHtml = (value: string) =>
  /<[a-z!/]|&#?\w+;/i.test(value) ? extractHtmlTextWithPictures(value) : value

/** True for text that contains at least two words with letters, not counting URLs. */
export const hasSeveralWords = (text: string) =>
  (text.replace(urlPattern, ' ').match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []).length > 1 &&
  /\S\s+\S/.test(text.trim())

/** The strings of a record that were read into an article, and the blocks that were dropped. */
export interface RecordTexts {
  /** Strings whose words must be in the article, as written in the record. `null` is ignored. */
  usedTexts: readonly (string | null)[]
  dropped: readonly DroppedBlock[]
  /** Matches the paths of fields that contain the article's text in another representation. */
  otherRepresentationPathPattern: RegExp
}

/** Creates the account of texts that belong to the article in full, such as Markdown. Ignores `null`. */
export const accountForTexts = (...texts: (string | null)[]): WordAccount => ({
  sourceText: texts.filter((text) => text !== null).join('\n'),
  dropped: [],
})

/**
 * Creates a record's account. All words of the strings that were used must be in the article. Any other
 * string of several words is reported as dropped, with the path of its field, unless the article contains its
 * words anyway.
 */
export function accountForRecord(
  record: JsonObject,
  { usedTexts, dropped: droppedBlocks, otherRepresentationPathPattern }: RecordTexts,
  { fields, markdown }: { fields: ArticleFields; markdown: string },
): WordAccount {
  const nonNullTexts = usedTexts.filter((text) => text !== null)
  const accountedStrings = new Set([
    ...nonNullTexts.map(toText),
    ...droppedBlocks.map(({ text }) => toText(text)),
  ])
  const accountedWords = new Set([
    ...splitFoldedMarkdownWords(markdown),
    ...listStrings(fields).flatMap(({ value }) => splitLowercaseWords(value)),
    ...droppedBlocks.flatMap(({ text }) => splitLowercaseWords(text)),
  ])
  const allDroppedBlocks = [...droppedBlocks]
  for (const { path, value } of listStrings(record)) {
    // A string of one word is usually a name or a code, but can be a text run in another representation of
    // the body.
    const isTextRun = otherRepresentationPathPattern.test(path) && path.endsWith('.text')
    if (accountedStrings.has(toText(value)) || !(hasSeveralWords(value) || isTextRun)) continue
    const visibleText = extractTextOfPossibleHtml(value)
    if (splitLowercaseWords(visibleText.replace(urlPattern, ' ')).every((word) => accountedWords.has(word)))
      continue
    const reason = otherRepresentationPathPattern.test(path)
      ? `other representation: ${path.split('.', 1)[0]}`
      : `unknown field ${path}`
    allDroppedBlocks.push({ reason, text: visibleText })
  }
  const sourceTexts = [
    ...nonNullTexts.map(extractTextOfPossibleHtml),
    ...allDroppedBlocks.map(({ text }) => text),
  ]
  return { sourceText: sourceTexts.join('\n'), dropped: allDroppedBlocks }
}
