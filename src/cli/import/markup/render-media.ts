import { escapeHtml } from './escape-html.ts'

/** A picture, a recording or a document that a record names. */
export interface RecordMedia {
  url: string
  /** As the record says; `null` where it does not. */
  mediaType: string | null
  /** What stands in its place. */
  alternative: string | null
  title: string | null
  /** Words below it, as HTML. */
  caption: string | null
}

/** Endings of files that no browser shows as a picture. */
const noPicture =
  /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|zip|rar|gz|epub|html?|mp3|m4a|aac|wav|og[gav]|opus|flac|mp4|m4v|mov|avi|webm|mkv|wmv|flv|swf)$/i

const pathOf = (url: string) => url.replace(/[?#].*$/s, '')

/** Whether a record's media is a picture: by its media type, else by its address. */
export function isPicture({ url, mediaType }: Pick<RecordMedia, 'url' | 'mediaType'>): boolean {
  if (mediaType !== null && /^[\w-]+\/./.test(mediaType)) return /^image\//i.test(mediaType)
  return !noPicture.test(pathOf(url))
}

/** A picture with its caption, or a link to anything else. */
export function renderMedia(media: RecordMedia): string {
  const { title, alternative, caption } = media
  const url = escapeHtml(media.url)
  if (!isPicture(media)) {
    const words = escapeHtml(title ?? alternative ?? media.url)
    return `<p><a href="${url}">${words}</a></p>${caption === null ? '' : `<p>${caption}</p>`}`
  }
  const picture = `<img src="${url}" alt="${escapeHtml(alternative ?? title ?? '')}">`
  const isTitled = title !== null && alternative !== null && title !== alternative
  const words = [isTitled ? escapeHtml(title) : null, caption].filter((each) => each !== null).join('<br>')
  return `<figure>${picture}${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>`
}
