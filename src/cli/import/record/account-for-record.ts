import type { ArticleFields } from '../../../model/article.ts'
import { listStrings } from '../accounting/list-strings.ts'
import { splitMarkdownWords, splitWords } from '../accounting/split-words.ts'
import type { DroppedBlock, WordAccount } from '../accounting/word-account.ts'
import { visibleHtmlText } from '../markup/visible-html-text.ts'
import { type JsonObject, textValue } from './json-values.ts'

const url = /\b(?:https?:\/\/|www\.|__GHOST_URL__)[^\s"'<>\])]+/g

/** The words that a string shows: those of HTML without its markup. */
const shownText = (value: string) => (/<[a-z!/]|&#?\w+;/i.test(value) ? visibleHtmlText(value) : value)

/** Whether a text says something: several words with letters, beside addresses. */
export const isProse = (text: string) =>
  (text.replace(url, ' ').match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []).length > 1 && /\S\s+\S/.test(text.trim())

/** What an article was made of, and what was left out of it. */
export interface RecordTexts {
  /** The strings whose words are part of the article, as they stand in the record. */
  read: readonly (string | null)[]
  dropped: readonly DroppedBlock[]
  /** Paths of other forms of the same text. */
  otherForms: RegExp
}

/** The account of a record that is read as text of one kind alone, such as Markdown. */
export const accountForTexts = (...texts: (string | null)[]): WordAccount => ({
  sourceText: texts.filter((text) => text !== null).join('\n'),
  dropped: [],
})

/**
 * The account of a record: the words of the strings that were read must be in the article. Any other string of several
 * words is dropped by name, unless the article has its words anyway.
 */
export function accountForRecord(
  record: JsonObject,
  { read, dropped: left, otherForms }: RecordTexts,
  { fields, markdown }: { fields: ArticleFields; markdown: string },
): WordAccount {
  const texts = read.filter((text) => text !== null)
  const known = new Set([...texts.map(textValue), ...left.map(({ text }) => textValue(text))])
  const said = new Set([
    ...splitMarkdownWords(markdown),
    ...listStrings(fields).flatMap(({ value }) => splitWords(value)),
    ...left.flatMap(({ text }) => splitWords(text)),
  ])
  const dropped = [...left]
  for (const { path, value } of listStrings(record)) {
    // A run of text in another form of the body can be one word; any other string of one word is a name or a code.
    const isRun = otherForms.test(path) && path.endsWith('.text')
    if (known.has(textValue(value)) || !(isProse(value) || isRun)) continue
    const text = shownText(value)
    if (splitWords(text.replace(url, ' ')).every((word) => said.has(word))) continue
    const reason = otherForms.test(path) ? `other form: ${path.split('.', 1)[0]}` : `unknown field ${path}`
    dropped.push({ reason, text })
  }
  const parts = [...texts.map(shownText), ...dropped.map(({ text }) => text)]
  return { sourceText: parts.join('\n'), dropped }
}
