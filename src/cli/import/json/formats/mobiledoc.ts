import { escapeHtml } from '../../../content/html/escape-html.ts'
import { isObject, type JsonObject } from '../../record/json-values.ts'
import { parseEditorDocument, renderGhostCard } from './ghost-card.ts'

/** Section types of Mobiledoc 0.3. */
const [markup, image, list, card] = [1, 2, 3, 10]

const elements = /^(?:p|h[1-6]|blockquote|aside|ul|ol|a|b|strong|i|em|s|del|code|sub|sup|u)$/

const chooseTag = (name: unknown, otherwise: string) =>
  elements.test(String(name)) ? String(name) : otherwise

const listAt = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** `["a", ["href", "https://…"]]` */
function renderOpening(definition: unknown): { openTags: string; close: string } {
  const [name, attributes] = listAt(definition)
  const [attribute, value] = listAt(attributes)
  const element = chooseTag(name, 'span')
  const href = attribute === 'href' ? ` href="${escapeHtml(String(value))}"` : ''
  return { openTags: `<${element}${href}>`, close: `</${element}>` }
}

/** Renders markers: each is a text run with the markups that it opens and closes, or an atom. */
function renderMarkers(markers: unknown, { markups, atoms }: JsonObject): string {
  const open: string[] = []
  const parts: string[] = []
  for (const marker of listAt(markers)) {
    const [kind, opened, closed, value] = listAt(marker)
    for (const index of listAt(opened)) {
      const { openTags: start, close } = renderOpening(listAt(markups)[Number(index)])
      parts.push(start)
      open.push(close)
    }
    const atom = listAt(listAt(atoms)[Number(value)])
    parts.push(
      kind === 1
        ? atom[0] === 'soft-return'
          ? '<br>'
          : escapeHtml(String(atom[1] ?? ''))
        : escapeHtml(String(value ?? '')),
    )
    parts.push(...open.splice(open.length - Math.min(Number(closed ?? 0), open.length)).reverse())
  }
  return parts.join('') + open.reverse().join('')
}

function renderSection(section: unknown, document: JsonObject): string {
  const [kind, first, second] = listAt(section)
  if (kind === markup)
    return `<${chooseTag(first, 'p')}>${renderMarkers(second, document)}</${chooseTag(first, 'p')}>`
  if (kind === image) return renderGhostCard({ src: first })
  if (kind === list) {
    const items = listAt(second).map((markers) => `<li>${renderMarkers(markers, document)}</li>`)
    return `<${chooseTag(first, 'ul')}>${items.join('')}</${chooseTag(first, 'ul')}>`
  }
  const [name, payload] = kind === card ? listAt(listAt(document.cards)[Number(first)]) : []
  if (name === 'hr') return '<hr>'
  return isObject(payload) ? renderGhostCard(payload) : ''
}

/** Renders a document of Ghost's former editor, Mobiledoc. */
export function renderMobiledoc(json: string): string {
  const document = parseEditorDocument(json)
  return listAt(document.sections)
    .map((section) => renderSection(section, document))
    .join('\n')
}
