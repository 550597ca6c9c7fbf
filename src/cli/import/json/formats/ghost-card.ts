import { renderBody } from '../../../content/body/render-body.ts'
import { escapeHtml } from '../../../content/html/escape-html.ts'
import { markdownFromHtml } from '../../markup/html-body.ts'
import { renderAttachment } from '../../markup/render-attachment.ts'
import { findTextField, isObject, type JsonObject, toObjects } from '../../record/json-values.ts'

const renderLinkParagraph = (url: string, text: string | null) =>
  `<p><a href="${escapeHtml(url)}">${escapeHtml(text ?? url)}</a></p>`

/** Wraps the HTML of each field in a `<div>`; skips missing fields. */
const renderHtmlFields = (card: JsonObject, ...fieldNames: string[]) =>
  fieldNames.flatMap((name) => {
    const html = findTextField(card, name)
    return html === null ? [] : [`<div>${html}</div>`]
  })

const renderTextFields = (card: JsonObject, ...fieldNames: string[]) =>
  fieldNames.flatMap((name) => {
    const text = findTextField(card, name)
    return text === null ? [] : [`<p>${escapeHtml(text)}</p>`]
  })

/** Renders a card's picture, recording or file, with its caption. */
function renderCardMedia(card: JsonObject, captionHtml: string | null): string[] {
  const url = findTextField(card, 'src', 'imageUrl', 'productImageSrc', 'backgroundImageSrc')
  if (url === null) return captionHtml === null ? [] : [`<p>${captionHtml}</p>`]
  const title = findTextField(card, 'title', 'fileTitle')
  // File cards always have a title; picture cards have one only in galleries.
  const isFileCard = findTextField(card, 'fileTitle', 'fileSize', 'duration', 'mimeType') !== null
  const mediaType = isFileCard ? (findTextField(card, 'mimeType') ?? 'application/octet-stream') : null
  const mediaTitle = title ?? (isFileCard ? findTextField(card, 'fileName') : null)
  const linkUrl = findTextField(card, 'href')
  const attachmentHtml = renderAttachment({
    url,
    mediaType,
    alternativeText: findTextField(card, 'alt'),
    title: mediaTitle,
    captionHtml,
  })
  return [attachmentHtml, ...(linkUrl === null ? [] : [renderLinkParagraph(linkUrl, null)])]
}

/**
 * Renders a card's link: a bookmarked page, a button's target, or an embed without HTML. If there is none, renders only
 * the texts that belong to the link.
 */
function renderCardLink(card: JsonObject, hasEmbedHtml: boolean): string[] {
  const url = findTextField(card, 'url', 'buttonUrl', 'productUrl')
  const metadata = isObject(card.metadata) ? card.metadata : {}
  const linkText = findTextField(card, 'buttonText', 'productButton') ?? findTextField(metadata, 'title')
  const descriptionParagraphs = renderTextFields(metadata, 'description', 'author', 'publisher')
  if (url === null || hasEmbedHtml)
    return linkText === null
      ? descriptionParagraphs
      : [`<p>${escapeHtml(linkText)}</p>`, ...descriptionParagraphs]
  return [renderLinkParagraph(url, linkText ?? findTextField(card, 'title')), ...descriptionParagraphs]
}

/** Renders all visible content of an editor card, whatever its kind, in the order that most cards use. */
export function renderGhostCard(card: JsonObject): string {
  const [markdown, code, html] = [
    findTextField(card, 'markdown'),
    findTextField(card, 'code'),
    findTextField(card, 'html'),
  ]
  const captionHtml = findTextField(card, 'caption', 'fileCaption')
  const galleryImages = toObjects(card.images)
  const hasEmbedHtml = html !== null && markdownFromHtml(html) !== ''
  return [
    ...renderHtmlFields(card, 'sponsorLabel', 'heading', 'header', 'subheader', 'productTitle'),
    ...galleryImages.flatMap((image) => renderCardMedia(image, findTextField(image, 'caption'))),
    ...renderCardMedia(card, captionHtml),
    ...(markdown === null ? [] : [renderBody(markdown).html]),
    ...(code === null ? [] : [`<pre><code>${escapeHtml(code)}</code></pre>`]),
    ...(html === null ? [] : [html]),
    ...renderTextFields(card, 'calloutEmoji', 'text'),
    ...renderHtmlFields(card, 'calloutText', 'content', 'textValue', 'productDescription', 'disclaimer'),
    ...renderCardLink(card, hasEmbedHtml),
  ].join('\n')
}

/** Parses the JSON of an editor document; returns an empty object if the JSON is invalid or a scalar. */
export function parseDocumentOrEmpty(documentJson: string): JsonObject {
  try {
    const parsedJson: unknown = JSON.parse(documentJson)
    return typeof parsedJson === 'object' && parsedJson !== null ? (parsedJson as JsonObject) : {}
  } catch {
    return {}
  }
}
