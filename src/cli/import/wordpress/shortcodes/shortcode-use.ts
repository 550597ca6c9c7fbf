import type { DroppedBlock } from '../../accounting/word-account.ts'
import { escapeHtml } from '../../markup/escape-html.ts'
import type { ExportIndex } from '../wxr/export-index.ts'
import type { ExportNotes } from '../wxr/export-notes.ts'
import { toPlainText } from '../wxr/plain-text.ts'
import type { Footnote } from './footnotes.ts'
import type { ShortcodeAttributes } from './shortcode-attributes.ts'
import type { TextBudget } from './text-budget.ts'

/** What the shortcodes of a post may refer to. */
export interface PostContext {
  id: string
  index: ExportIndex
  notes: ExportNotes
  budget: TextBudget
  /** Footnotes that shortcodes hold, in their order; they are put at the end. */
  footnotes: Footnote[]
  /** What is left out of the article, and why. */
  dropped: DroppedBlock[]
}

/** One use of a shortcode. */
export interface ShortcodeUse {
  name: string
  attributes: ShortcodeAttributes
  /** What stands between its tags, as it was written. */
  inner: string
  /** The same with the shortcodes in it replaced. */
  expanded: () => string
  post: PostContext
}

/** The HTML that a shortcode stands for; `null` when this use of it is not understood. */
export type Expansion = (use: ShortcodeUse) => string | null

/** HTML that stands by itself, whatever is around it. */
export const asBlock = (html: string): string => `\n\n${html}\n\n`

/** Whether a text is a URL of the web, and nothing else. */
export const isUrl = (text: string): boolean => /^https?:\/\/\S+$/i.test(text)

/** A link in a paragraph of its own, which shows a text or its own URL. */
export const linkParagraph = (url: string, text: string = url): string =>
  asBlock(`<p><a href="${escapeHtml(url)}">${escapeHtml(text)}</a></p>`)

/** An attribute in plain text; empty when it is absent. */
export const attributeText = ({ named }: ShortcodeAttributes, name: string): string =>
  toPlainText(named.get(name) ?? '')
