import { escapeHtml } from '../../../content/html/escape-html.ts'
import { splitHtml } from '../shortcodes/html-scanner.ts'
import type { ExportIndex } from '../wxr/export-index.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'

const opaqueElements = new Set(['script', 'style', 'textarea'])

const linkingElements = new Set(['a', 'img', 'iframe', 'embed', 'source', 'video', 'audio'])

const addressPattern = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** Makes the relative link of a tag absolute; leaves anything else as written. */
function resolveTagAddress(tag: string, baseUrl: string): string {
  return tag.replace(addressPattern, (whole, before: string, ...values: (string | undefined)[]) => {
    const value = values.slice(0, 3).find((each) => each !== undefined) ?? ''
    if (value === '' || /^(?:#|[a-z][a-z0-9+.-]*:)/i.test(value)) return whole
    const url = URL.parse(htmlToLine(value), baseUrl)
    return url === null ? whole : `${before}"${escapeHtml(url.href)}"`
  })
}

/** Adds an attachment's alternative text to a picture without one. */
function addAlternativeText(tag: string, { attachmentById }: ExportIndex): string {
  const id = /[\s"']wp-image-(\d+)/.exec(tag)?.[1]
  const alt = htmlToLine((id === undefined ? undefined : attachmentById.get(id)?.alt) ?? '')
  if (alt === '' || /\salt\s*=\s*(?:"[^"]|'[^']|[^\s"'>])/i.test(tag)) return tag
  return `<img alt="${escapeHtml(alt)}"${tag.slice('<img'.length)}`
}

/** Makes the links of a text absolute, and adds alternative texts to its pictures. */
export function completeLinksAndPictures(html: string, baseUrl: string | null, index: ExportIndex): string {
  const parts: string[] = []
  for (const { kind, name, html: piece } of splitHtml(html, opaqueElements)) {
    const resolvedUrl =
      kind === 'tag' && baseUrl !== null && linkingElements.has(name)
        ? resolveTagAddress(piece, baseUrl)
        : piece
    parts.push(kind === 'tag' && name === 'img' ? addAlternativeText(resolvedUrl, index) : resolvedUrl)
  }
  return parts.join('')
}
