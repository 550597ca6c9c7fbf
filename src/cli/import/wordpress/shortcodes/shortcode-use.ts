import { escapeHtml } from '../../../content/html/escape-html.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import type { ExportIndex } from '../wxr/export-index.ts'
import type { ExportNoteCounts } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import type { Footnote } from './footnotes.ts'
import type { ShortcodeAttributes } from './shortcode-attributes.ts'
import type { PostTextBudget } from './text-budget.ts'

/** Context for converting one post. */
export interface PostContext {
  id: string
  index: ExportIndex
  notes: ExportNoteCounts
  budget: PostTextBudget
  /** Footnotes from shortcodes, in order; they are appended to the post. */
  footnotes: Footnote[]
  /** Text that was left out of the article, with the reasons. */
  droppedBlocks: DroppedBlock[]
}

export interface ShortcodeUse {
  name: string
  attributes: ShortcodeAttributes
  /** The text between the shortcode's tags, as written. */
  contents: string
  /** Returns `contents` with its shortcodes replaced. */
  expandContents: () => string
  post: PostContext
}

/** Expands a shortcode to HTML, or returns `null` if it does not recognise this use of the shortcode. */
export type ShortcodeHandler = (shortcode: ShortcodeUse) => string | null

export const surroundWithBlankLines = (html: string): string => `\n\n${html}\n\n`

const absoluteUrlPattern = /^https?:\/\/\S+$/i

/** Matches a relative address: `//host/a`, `/a`, `../a`. */
const relativeUrlPattern = /^\.{0,2}\/{1,2}[^\s/]\S*$/

/** Matches the URL of a recording or document, whose name can contain spaces: `a/b.mp3`. */
const mediaFileUrlPattern =
  /^(?:https?:)?[^\s:?#<>][^:?#<>\n]*\.(?:mp3|m4[av]|og[agv]|wav|wma|mp4|webm|mov|wmv|flv|swf|pdf)(?:[?#]\S*)?$/i

/** True for one http or https URL, one relative URL, or one path of a media file. */
export const isUrlReference = (text: string): boolean =>
  [absoluteUrlPattern, relativeUrlPattern, mediaFileUrlPattern].some((pattern) => pattern.test(text))

export const renderLinkParagraph = (url: string, text: string = url): string =>
  surroundWithBlankLines(`<p><a href="${escapeHtml(url)}">${escapeHtml(text)}</a></p>`)

/** Returns an attribute as plain text, or an empty string if it is missing. */
export const readAttributeText = ({ valueByName }: ShortcodeAttributes, attributeName: string): string =>
  htmlToLine(valueByName.get(attributeName) ?? '')
