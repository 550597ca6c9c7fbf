import { escapeHtml } from '../../../content/html/escape-html.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { findItemMeta, type WxrItem } from '../wxr/wxr-item.ts'

/** A footnote's HTML, and the id to which its mark in the body links. */
export interface Footnote {
  id: string
  html: string
}

const isBlockFootnote = (value: unknown): value is { id: string; content: string } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { id?: unknown }).id === 'string' &&
  typeof (value as { content?: unknown }).content === 'string'

/**
 * Parses the block editor's footnotes: a JSON list of `{ "content": …, "id": … }` in the post meta
 * `footnotes`. Returns an empty list if the meta is missing.
 * https://github.com/WordPress/gutenberg/tree/trunk/packages/block-library/src/footnotes
 */
export function parseBlockFootnotes(item: WxrItem): Footnote[] | 'unreadable' {
  const json = findItemMeta(item, 'footnotes')
  if (json === '') return []
  try {
    const parsedJson: unknown = JSON.parse(json)
    if (!Array.isArray(parsedJson) || !parsedJson.every(isBlockFootnote)) return 'unreadable'
    return parsedJson.map(({ id, content }) => ({ id, html: content }))
  } catch {
    return 'unreadable'
  }
}

/** Renders the number that links to a footnote from the body. */
export const renderFootnoteMark = (id: string, footnoteNumber: number): string =>
  `<sup><a href="#${escapeHtml(id)}" id="${escapeHtml(id)}-link">${footnoteNumber}</a></sup>`

const idAttributePattern = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi

const collectElementIds = (html: string): ReadonlySet<string> =>
  new Set(
    html
      .matchAll(idAttributePattern)
      .map(([, ...values]) => htmlToLine(values.find((id) => id !== undefined) ?? '')),
  )

/**
 * Renders footnotes as a list. Each footnote links back to its mark, if `bodyHtml` or another footnote
 * contains the mark. Returns an empty string if there are no footnotes.
 */
export function renderFootnoteList(footnotes: readonly Footnote[], bodyHtml: string): string {
  if (footnotes.length === 0) return ''
  const elementIds = collectElementIds([bodyHtml, ...footnotes.map(({ html }) => html)].join('\n'))
  const listItems = footnotes.map(({ id, html }) => {
    const backLinkHtml = elementIds.has(`${id}-link`) ? ` <a href="#${escapeHtml(id)}-link">↩︎</a>` : ''
    return `<li id="${escapeHtml(id)}">${html}${backLinkHtml}</li>`
  })
  return `\n\n<ol>${listItems.join('')}</ol>\n\n`
}

export const joinFootnoteTexts = (footnotes: readonly Footnote[]): string =>
  footnotes.map(({ html }) => htmlToLine(html)).join('\n')
