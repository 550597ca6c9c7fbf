import { escapeHtml } from '../../markup/escape-html.ts'
import { splitHtml } from '../shortcodes/html-scanner.ts'
import type { ExportIndex } from '../wxr/export-index.ts'
import { toPlainText } from '../wxr/plain-text.ts'

const opaque = new Set(['script', 'style', 'textarea'])

const addressed = new Set(['a', 'img', 'iframe', 'embed', 'source', 'video', 'audio'])

const address = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** A relative link leads where it led on its page; everything else stays as it is written. */
function absolute(tag: string, base: string): string {
  return tag.replace(address, (whole, before: string, ...values: (string | undefined)[]) => {
    const value = values.slice(0, 3).find((each) => each !== undefined) ?? ''
    if (value === '' || /^(?:#|[a-z][a-z0-9+.-]*:)/i.test(value)) return whole
    const url = URL.parse(toPlainText(value), base)
    return url === null ? whole : `${before}"${escapeHtml(url.href)}"`
  })
}

/** A picture without a text of its own has that of its attachment. */
function described(tag: string, { attachments }: ExportIndex): string {
  const id = /[\s"']wp-image-(\d+)/.exec(tag)?.[1]
  const alt = toPlainText((id === undefined ? undefined : attachments.get(id)?.alt) ?? '')
  if (alt === '' || /\salt\s*=\s*(?:"[^"]|'[^']|[^\s"'>])/i.test(tag)) return tag
  return `<img alt="${escapeHtml(alt)}"${tag.slice('<img'.length)}`
}

/** A text whose links and pictures say by themselves where they lead and what they show. */
export function completeTags(html: string, base: string | null, index: ExportIndex): string {
  const parts: string[] = []
  for (const { kind, name, html: piece } of splitHtml(html, opaque)) {
    const led = kind === 'tag' && base !== null && addressed.has(name) ? absolute(piece, base) : piece
    parts.push(kind === 'tag' && name === 'img' ? described(led, index) : led)
  }
  return parts.join('')
}
