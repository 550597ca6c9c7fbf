import type { DroppedBlock } from '../../accounting/word-account.ts'
import { escapeHtml } from '../../markup/html-text.ts'
import type { Findings } from '../wxr/findings.ts'
import { plain } from '../wxr/plain.ts'
import type { Survey } from '../wxr/survey.ts'
import type { Footnote } from './footnotes.ts'
import type { Room } from './room.ts'
import type { Attributes } from './shortcode-attributes.ts'

/** What the shortcodes of a post may refer to. */
export interface PostContext {
  id: string
  survey: Survey
  findings: Findings
  room: Room
  /** Footnotes that shortcodes hold, in their order; they are put at the end. */
  footnotes: Footnote[]
  /** What is left out of the article, and why. */
  dropped: DroppedBlock[]
}

/** One use of a shortcode. */
export interface ShortcodeUse {
  name: string
  attributes: Attributes
  /** What stands between its tags, as it was written. */
  inner: string
  /** The same with the shortcodes in it replaced. */
  expanded: () => string
  post: PostContext
}

/** The HTML that a shortcode stands for; `null` when this use of it is not understood. */
export type Expansion = (use: ShortcodeUse) => string | null

/** HTML that stands by itself, whatever is around it. */
export const block = (html: string): string => `\n\n${html}\n\n`

/** Whether a text is a URL of the web, and nothing else. */
export const isUrl = (text: string): boolean => /^https?:\/\/\S+$/i.test(text)

/** A link in a paragraph of its own, which shows a text or its own URL. */
export const linkTo = (url: string, text: string = url): string =>
  block(`<p><a href="${escapeHtml(url)}">${escapeHtml(text)}</a></p>`)

/** An attribute in plain text; empty when it is absent. */
export const plainAttribute = ({ named }: Attributes, name: string): string => plain(named.get(name) ?? '')
