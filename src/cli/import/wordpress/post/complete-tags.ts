import { escapeHtml } from '../../markup/html-text.ts'
import { piecesOf } from '../shortcodes/markup.ts'
import { plain } from '../wxr/plain.ts'
import type { Survey } from '../wxr/survey.ts'

const opaque = new Set(['script', 'style', 'textarea'])

const addressed = new Set(['a', 'img', 'iframe', 'embed', 'source', 'video', 'audio'])

const address = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** A relative link leads where it led on its page; everything else stays as it is written. */
function absolute(tag: string, base: string): string {
  return tag.replace(address, (whole, before: string, ...values: (string | undefined)[]) => {
    const value = values.slice(0, 3).find((each) => each !== undefined) ?? ''
    if (value === '' || /^(?:#|[a-z][a-z0-9+.-]*:)/i.test(value)) return whole
    const url = URL.parse(plain(value), base)
    return url === null ? whole : `${before}"${escapeHtml(url.href)}"`
  })
}

/** A picture without a text of its own has that of its attachment. */
function described(tag: string, { attachments }: Survey): string {
  const id = /[\s"']wp-image-(\d+)/.exec(tag)?.[1]
  const alt = plain((id === undefined ? undefined : attachments.get(id)?.alt) ?? '')
  if (alt === '' || /\salt\s*=\s*(?:"[^"]|'[^']|[^\s"'>])/i.test(tag)) return tag
  return `<img alt="${escapeHtml(alt)}"${tag.slice('<img'.length)}`
}

/** A text whose links and pictures say by themselves where they lead and what they show. */
export function completeTags(html: string, base: string | null, survey: Survey): string {
  const parts: string[] = []
  for (const { kind, name, html: piece } of piecesOf(html, opaque)) {
    const led = kind === 'tag' && base !== null && addressed.has(name) ? absolute(piece, base) : piece
    parts.push(kind === 'tag' && name === 'img' ? described(led, survey) : led)
  }
  return parts.join('')
}
