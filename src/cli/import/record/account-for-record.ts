import type { ArticleFields } from '../../../model/article.ts'
import { listStrings } from '../accounting/list-strings.ts'
import { splitFoldedMarkdownWords, splitFoldedWords } from '../accounting/split-words.ts'
import type { DroppedBlock, WordAccount } from '../accounting/word-account.ts'
import { extractHtmlTextWithPictures } from '../markup/html-text-with-pictures.ts'
import { type JsonObject, toText } from './json-values.ts'

const urlPattern = /\b(?:https?:\/\/|www\.|__GHOST_URL__)[^\s"'<>\])]+/g

/** Returns the visible text of a string, which may be HTML. */
const extractTextOfPossibleHtml = (value: string) =>
  /<[a-z!/]|&#?\w+;/i.test(value) ? extractHtmlTextWithPictures(value) : value

/** True for a text of several words that contain letters, not counting URLs. */
export const hasSeveralWords = (text: string) =>
  (text.replace(urlPattern, ' ').match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []).length > 1 &&
  /\S\s+\S/.test(text.trim())

/** The strings of a record from which an article was made, and the blocks that were left out. */
export interface RecordTexts {
  /** Strings whose words are part of the article, as they occur in the record. */
  usedTexts: readonly (string | null)[]
  dropped: readonly DroppedBlock[]
  /** Paths of fields with other representations of the article's text. */
  otherRepresentationPattern: RegExp
}

/** Creates the account of texts that belong to the article as a whole, such as Markdown. */
export const accountForTexts = (...texts: (string | null)[]): WordAccount => ({
  sourceText: texts.filter((text) => text !== null).join('\n'),
  dropped: [],
})

/**
 * Creates the account of a record: the words of the strings that were read must be in the article. Any other string
 * of several words is reported as dropped, by its name, unless the article contains its words anyway.
 */
export function accountForRecord(
  record: JsonObject,
  { usedTexts, dropped: droppedBlocks, otherRepresentationPattern }: RecordTexts,
  { fields, markdown }: { fields: ArticleFields; markdown: string },
): WordAccount {
  const presentTexts = usedTexts.filter((text) => text !== null)
  const accountedStrings = new Set([
    ...presentTexts.map(toText),
    ...droppedBlocks.map(({ text }) => toText(text)),
  ])
  const accountedWords = new Set([
    ...splitFoldedMarkdownWords(markdown),
    ...listStrings(fields).flatMap(({ value }) => splitFoldedWords(value)),
    ...droppedBlocks.flatMap(({ text }) => splitFoldedWords(text)),
  ])
  const allDroppedBlocks = [...droppedBlocks]
  for (const { path, value } of listStrings(record)) {
    // A text run in another representation of the body can be one word; any other string of one word is a name or a code.
    const isTextRun = otherRepresentationPattern.test(path) && path.endsWith('.text')
    if (accountedStrings.has(toText(value)) || !(hasSeveralWords(value) || isTextRun)) continue
    const visibleText = extractTextOfPossibleHtml(value)
    if (splitFoldedWords(visibleText.replace(urlPattern, ' ')).every((word) => accountedWords.has(word)))
      continue
    const reason = otherRepresentationPattern.test(path)
      ? `other representation: ${path.split('.', 1)[0]}`
      : `unknown field ${path}`
    allDroppedBlocks.push({ reason, text: visibleText })
  }
  const sourceTexts = [
    ...presentTexts.map(extractTextOfPossibleHtml),
    ...allDroppedBlocks.map(({ text }) => text),
  ]
  return { sourceText: sourceTexts.join('\n'), dropped: allDroppedBlocks }
}
