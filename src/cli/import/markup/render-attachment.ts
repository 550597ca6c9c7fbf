import { escapeHtml } from '../../content/html/escape-html.ts'

/** A picture, recording or document that belongs to a record. */
export interface RecordAttachment {
  url: string
  /** The media type that the record states; `null` if it states none. */
  mediaType: string | null
  alternativeText: string | null
  title: string | null
  captionHtml: string | null
}

/** Matches file name extensions of documents and recordings, which browsers do not show as pictures. */
const nonPictureExtensionPattern =
  /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|zip|rar|gz|epub|html?|mp3|m4a|aac|wav|og[gav]|opus|flac|mp4|m4v|mov|avi|webm|mkv|wmv|flv|swf)$/i

const removeQueryAndFragment = (url: string) => url.replace(/[?#].*$/s, '')

/** True for a picture, judging by the media type or, if that is missing or invalid, by the URL. */
export function isPictureAttachment({
  url,
  mediaType,
}: Pick<RecordAttachment, 'url' | 'mediaType'>): boolean {
  if (mediaType !== null && /^[\w-]+\/./.test(mediaType)) return /^image\//i.test(mediaType)
  return !nonPictureExtensionPattern.test(removeQueryAndFragment(url))
}

/** Renders a picture with its caption, or a link to a file of another kind, as HTML. */
export function renderAttachment(attachment: RecordAttachment): string {
  const { title, alternativeText, captionHtml: caption } = attachment
  const url = escapeHtml(attachment.url)
  if (!isPictureAttachment(attachment)) {
    const linkText = escapeHtml(title ?? alternativeText ?? attachment.url)
    return `<p><a href="${url}">${linkText}</a></p>${caption === null ? '' : `<p>${caption}</p>`}`
  }
  const imageHtml = `<img src="${url}" alt="${escapeHtml(alternativeText ?? title ?? '')}">`
  const hasSeparateTitle = title !== null && alternativeText !== null && title !== alternativeText
  const fullCaptionHtml = [hasSeparateTitle ? escapeHtml(title) : null, caption]
    .filter((each) => each !== null)
    .join('<br>')
  return `<figure>${imageHtml}${fullCaptionHtml === '' ? '' : `<figcaption>${fullCaptionHtml}</figcaption>`}</figure>`
}
