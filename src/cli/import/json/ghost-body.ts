import { bodyFromHtml } from '../html-body.ts'
import { escapeHtml } from '../html-text.ts'
import { joined } from './body-parts.ts'
import { lexicalHtml } from './lexical.ts'
import { mobiledocHtml } from './mobiledoc.ts'
import { type JsonObject, textAt } from './values.ts'

/** Where an export has the site's own URL. */
const placeholder = /__GHOST_URL__/g

const cardMark = /<!--\s*kg-card-(?:begin|end):[^>]*-->/g

function featured(post: JsonObject, meta: JsonObject): string {
  const image = textAt(post, 'feature_image', 'image')
  if (image === null) return ''
  const alt = escapeHtml(textAt(meta, 'feature_image_alt') ?? '')
  const caption = textAt(meta, 'feature_image_caption')
  const words = caption === null ? '' : `<figcaption>${caption}</figcaption>`
  return `<figure><img src="${escapeHtml(image)}" alt="${alt}">${words}</figure>`
}

/** What Ghost rendered; without it, the text of the document that its editor kept. */
function htmlOf(post: JsonObject): string {
  const html = textAt(post, 'html')
  if (html !== null) return html
  const [lexical, mobiledoc] = [textAt(post, 'lexical'), textAt(post, 'mobiledoc')]
  if (lexical !== null) return lexicalHtml(lexical)
  if (mobiledoc !== null) return mobiledocHtml(mobiledoc)
  const text = textAt(post, 'plaintext') ?? ''
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('')
}

/** A post's picture and body as Markdown, with the site's own addresses under its origin. */
export function ghostBody(post: JsonObject, meta: JsonObject, origin: string | null): string {
  const parts = [featured(post, meta), htmlOf(post).replace(cardMark, '')]
  const markdown = textAt(post, 'html') === null ? textAt(post, 'markdown') : null
  const [picture = '', body = ''] = parts.map((html) => bodyFromHtml(html.replace(placeholder, origin ?? '')))
  return joined([picture, markdown?.replace(placeholder, origin ?? '') ?? body])
}
