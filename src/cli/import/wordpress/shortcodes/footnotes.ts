import { escapeHtml } from '../../../content/html/escape-html.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { findItemMeta, type WxrItem } from '../wxr/wxr-item.ts'

/** A footnote: its text as HTML, and the id that its mark links to. */
export interface Footnote {
  id: string
  html: string
}

const isFootnote = (value: unknown): value is { id: string; content: string } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { id?: unknown }).id === 'string' &&
  typeof (value as { content?: unknown }).content === 'string'

/**
 * Reads the footnotes of the block editor: a JSON list of `{ "content": …, "id": … }` in the post's meta `footnotes`.
 * Returns `null` when the meta exists but is not such a list.
 * https://github.com/WordPress/gutenberg/tree/trunk/packages/block-library/src/footnotes
 */
export function parseBlockFootnotes(item: WxrItem): Footnote[] | null {
  const json = findItemMeta(item, 'footnotes')
  if (json === '') return []
  try {
    const list: unknown = JSON.parse(json)
    if (!Array.isArray(list) || !list.every(isFootnote)) return null
    return list.map(({ id, content }) => ({ id, html: content }))
  } catch {
    return null
  }
}

/** Renders the mark in a text that links to a footnote. */
export const renderFootnoteMark = (id: string, number: number): string =>
  `<sup><a href="#${escapeHtml(id)}" id="${escapeHtml(id)}-link">${number}</a></sup>`

const idAttributePattern = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi

/** Collects the ids of the elements in HTML. */
const collectIds = (html: string): ReadonlySet<string> =>
  new Set(
    html
      .matchAll(idAttributePattern)
      .map(([, ...values]) => htmlToLine(values.find((id) => id !== undefined) ?? '')),
  )

/**
 * Renders footnotes as a list, each with a link back to its mark in `text` or in another footnote, if there is one;
 * empty for none.
 */
export function renderFootnoteList(footnotes: readonly Footnote[], text: string): string {
  if (footnotes.length === 0) return ''
  const ids = collectIds([text, ...footnotes.map(({ html }) => html)].join('\n'))
  const noteItems = footnotes.map(({ id, html }) => {
    const backLink = ids.has(`${id}-link`) ? ` <a href="#${escapeHtml(id)}-link">↩︎</a>` : ''
    return `<li id="${escapeHtml(id)}">${html}${backLink}</li>`
  })
  return `\n\n<ol>${noteItems.join('')}</ol>\n\n`
}

export const extractFootnoteText = (footnotes: readonly Footnote[]): string =>
  footnotes.map(({ html }) => htmlToLine(html)).join('\n')
