import { renderBody } from '../../../content/body/render-body.ts'
import { escapeHtml } from '../../../content/html/escape-html.ts'
import { markdownFromHtml } from '../../markup/html-body.ts'
import { renderAttachment } from '../../markup/render-attachment.ts'
import { findTextField, isObject, type JsonObject, toObjects } from '../../record/json-values.ts'

const renderLink = (url: string, text: string | null) =>
  `<p><a href="${escapeHtml(url)}">${escapeHtml(text ?? url)}</a></p>`

/** Wraps a field's HTML in a block. */
const renderHtmlFields = (card: JsonObject, ...names: string[]) =>
  names.flatMap((name) => {
    const html = findTextField(card, name)
    return html === null ? [] : [`<div>${html}</div>`]
  })

const renderPlainFields = (card: JsonObject, ...names: string[]) =>
  names.flatMap((name) => {
    const text = findTextField(card, name)
    return text === null ? [] : [`<p>${escapeHtml(text)}</p>`]
  })

/** Renders the picture, recording or file of a card, with its caption. */
function renderCardMedia(card: JsonObject, captionHtml: string | null): string[] {
  const url = findTextField(card, 'src', 'imageUrl', 'productImageSrc', 'backgroundImageSrc')
  if (url === null) return captionHtml === null ? [] : [`<p>${captionHtml}</p>`]
  const title = findTextField(card, 'title', 'fileTitle')
  // Cards of files have a title; cards of pictures have one only in galleries.
  const isFile = findTextField(card, 'fileTitle', 'fileSize', 'duration', 'mimeType') !== null
  const mediaType = isFile ? (findTextField(card, 'mimeType') ?? 'application/octet-stream') : null
  const mediaTitle = title ?? (isFile ? findTextField(card, 'fileName') : null)
  const href = findTextField(card, 'href')
  const attachmentHtml = renderAttachment({
    url,
    mediaType,
    alternativeText: findTextField(card, 'alt'),
    title: mediaTitle,
    captionHtml,
  })
  return [attachmentHtml, ...(href === null ? [] : [renderLink(href, null)])]
}

/** Renders a card's link: a bookmark's page, a button's target, or an embed without HTML. */
function renderCardLink(card: JsonObject, isEmbedded: boolean): string[] {
  const url = findTextField(card, 'url', 'buttonUrl', 'productUrl')
  const metadata = isObject(card.metadata) ? card.metadata : {}
  const label = findTextField(card, 'buttonText', 'productButton') ?? findTextField(metadata, 'title')
  const words = renderPlainFields(metadata, 'description', 'author', 'publisher')
  if (url === null || isEmbedded) return label === null ? words : [`<p>${escapeHtml(label)}</p>`, ...words]
  return [renderLink(url, label ?? findTextField(card, 'title')), ...words]
}

/** Renders everything that a card of Ghost's editors shows, whatever its kind, in the order that most cards use. */
export function renderGhostCard(card: JsonObject): string {
  const [markdown, code, html] = [
    findTextField(card, 'markdown'),
    findTextField(card, 'code'),
    findTextField(card, 'html'),
  ]
  const caption = findTextField(card, 'caption', 'fileCaption')
  const images = toObjects(card.images)
  const isEmbedded = html !== null && markdownFromHtml(html) !== ''
  return [
    ...renderHtmlFields(card, 'sponsorLabel', 'heading', 'header', 'subheader', 'productTitle'),
    ...images.flatMap((image) => renderCardMedia(image, findTextField(image, 'caption'))),
    ...renderCardMedia(card, caption),
    ...(markdown === null ? [] : [renderBody(markdown).html]),
    ...(code === null ? [] : [`<pre><code>${escapeHtml(code)}</code></pre>`]),
    ...(html === null ? [] : [html]),
    ...renderPlainFields(card, 'calloutEmoji', 'text'),
    ...renderHtmlFields(card, 'calloutText', 'content', 'textValue', 'productDescription', 'disclaimer'),
    ...renderCardLink(card, isEmbedded),
  ].join('\n')
}

/** Parses an editor's document; an invalid one is an empty object. */
export function parseEditorDocument(json: string): JsonObject {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as JsonObject) : {}
  } catch {
    return {}
  }
}
