import { renderBody } from '../../content/body.ts'
import { escapeHtml } from '../html-text.ts'
import { type JsonObject, textAt } from './values.ts'

const link = (url: string, text: string | null) =>
  `<p><a href="${escapeHtml(url)}">${escapeHtml(text ?? url)}</a></p>`

/** The HTML of a card of Ghost's editors: a picture, an embed, a block of Markdown or HTML, a bookmark, a callout. */
export function cardHtml(card: JsonObject): string {
  const [html, markdown] = [textAt(card, 'html', 'calloutText', 'content'), textAt(card, 'markdown')]
  const [source, code] = [textAt(card, 'src'), textAt(card, 'code')]
  const caption = textAt(card, 'caption')
  const metadata = typeof card.metadata === 'object' ? (card.metadata as JsonObject | null) : null
  const url = textAt(card, 'url', 'buttonUrl')
  const parts = [
    textAt(card, 'heading', 'header'),
    source === null
      ? null
      : `<img src="${escapeHtml(source)}" alt="${escapeHtml(textAt(card, 'alt') ?? '')}">`,
    markdown === null ? null : renderBody(markdown).html,
    code === null ? null : `<pre><code>${escapeHtml(code)}</code></pre>`,
    html,
    url === null || html !== null ? null : link(url, textAt(metadata ?? card, 'title', 'buttonText')),
    caption === null ? null : `<p>${caption}</p>`,
  ]
  return parts.filter((part) => part !== null).join('\n')
}

/** A document that an editor kept as JSON; an empty one when it is damaged. */
export function parseDocument(json: string): JsonObject {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as JsonObject) : {}
  } catch {
    return {}
  }
}
