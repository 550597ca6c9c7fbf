import { renderBody } from '../../../content/body/render-body.ts'
import { escapeHtml } from '../../markup/escape-html.ts'
import { bodyFromHtml } from '../../markup/html-body.ts'
import { renderMedia } from '../../markup/render-media.ts'
import { isObject, type JsonObject, textField, toObjects } from '../../record/json-values.ts'

const link = (url: string, text: string | null) =>
  `<p><a href="${escapeHtml(url)}">${escapeHtml(text ?? url)}</a></p>`

/** A field's HTML as a block of its own. */
const rich = (card: JsonObject, ...names: string[]) =>
  names.flatMap((name) => {
    const html = textField(card, name)
    return html === null ? [] : [`<div>${html}</div>`]
  })

const plain = (card: JsonObject, ...names: string[]) =>
  names.flatMap((name) => {
    const text = textField(card, name)
    return text === null ? [] : [`<p>${escapeHtml(text)}</p>`]
  })

/** The picture, recording or file that a card is about, with its caption. */
function mediaOf(card: JsonObject, caption: string | null): string[] {
  const url = textField(card, 'src', 'imageUrl', 'productImageSrc', 'backgroundImageSrc')
  if (url === null) return caption === null ? [] : [`<p>${caption}</p>`]
  const title = textField(card, 'title', 'fileTitle')
  // A card of a file names it; that of a picture only in galleries.
  const isFile = textField(card, 'fileTitle', 'fileSize', 'duration', 'mimeType') !== null
  const mediaType = isFile ? (textField(card, 'mimeType') ?? 'application/octet-stream') : null
  const named = title ?? (isFile ? textField(card, 'fileName') : null)
  const href = textField(card, 'href')
  const shown = renderMedia({ url, mediaType, alternative: textField(card, 'alt'), title: named, caption })
  return [shown, ...(href === null ? [] : [link(href, null)])]
}

/** What a card links to: the page of a bookmark, the target of a button, an embed that has no HTML. */
function linkOf(card: JsonObject, isEmbedded: boolean): string[] {
  const url = textField(card, 'url', 'buttonUrl', 'productUrl')
  const metadata = isObject(card.metadata) ? card.metadata : {}
  const label = textField(card, 'buttonText', 'productButton') ?? textField(metadata, 'title')
  const words = plain(metadata, 'description', 'author', 'publisher')
  if (url === null || isEmbedded) return label === null ? words : [`<p>${escapeHtml(label)}</p>`, ...words]
  return [link(url, label ?? textField(card, 'title')), ...words]
}

/** The HTML of a card of Ghost's editors, whatever its kind: everything that it shows, in the order of most cards. */
export function cardHtml(card: JsonObject): string {
  const [markdown, code, html] = [
    textField(card, 'markdown'),
    textField(card, 'code'),
    textField(card, 'html'),
  ]
  const caption = textField(card, 'caption', 'fileCaption')
  const images = toObjects(card.images)
  const isEmbedded = html !== null && bodyFromHtml(html) !== ''
  return [
    ...rich(card, 'sponsorLabel', 'heading', 'header', 'subheader', 'productTitle'),
    ...images.flatMap((image) => mediaOf(image, textField(image, 'caption'))),
    ...mediaOf(card, caption),
    ...(markdown === null ? [] : [renderBody(markdown).html]),
    ...(code === null ? [] : [`<pre><code>${escapeHtml(code)}</code></pre>`]),
    ...(html === null ? [] : [html]),
    ...plain(card, 'calloutEmoji'),
    ...rich(card, 'calloutText', 'content', 'textValue', 'productDescription', 'disclaimer'),
    ...linkOf(card, isEmbedded),
  ].join('\n')
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
