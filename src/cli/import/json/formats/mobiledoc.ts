import { escapeHtml } from '../../../content/html/escape-html.ts'
import { isObject, type JsonObject } from '../../record/json-values.ts'
import { parseEditorDocument, renderGhostCard } from './ghost-card.ts'

/** Section types of Mobiledoc 0.3. */
const [markupSectionType, imageSectionType, listSectionType, cardSectionType] = [1, 2, 3, 10]

const allowedTagPattern = /^(?:p|h[1-6]|blockquote|aside|ul|ol|a|b|strong|i|em|s|del|code|sub|sup|u)$/

const chooseAllowedTag = (name: unknown, fallbackTag: string) =>
  allowedTagPattern.test(String(name)) ? String(name) : fallbackTag

const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** `["a", ["href", "https://…"]]` */
function renderMarkupTags(definition: unknown): { openingTag: string; closingTag: string } {
  const [name, attributes] = toList(definition)
  const [attribute, value] = toList(attributes)
  const element = chooseAllowedTag(name, 'span')
  const href = attribute === 'href' ? ` href="${escapeHtml(String(value))}"` : ''
  return { openingTag: `<${element}${href}>`, closingTag: `</${element}>` }
}

/** Renders markers: each is a text run with the markups that it opens and closes, or an atom. */
function renderMarkers(markers: unknown, { markups, atoms }: JsonObject): string {
  const openClosingTags: string[] = []
  const parts: string[] = []
  for (const marker of toList(markers)) {
    const [kind, opened, closedCount, value] = toList(marker)
    for (const index of toList(opened)) {
      const { openingTag: start, closingTag } = renderMarkupTags(toList(markups)[Number(index)])
      parts.push(start)
      openClosingTags.push(closingTag)
    }
    const atom = toList(toList(atoms)[Number(value)])
    parts.push(
      kind === 1
        ? atom[0] === 'soft-return'
          ? '<br>'
          : escapeHtml(String(atom[1] ?? ''))
        : escapeHtml(String(value ?? '')),
    )
    parts.push(
      ...openClosingTags
        .splice(openClosingTags.length - Math.min(Number(closedCount ?? 0), openClosingTags.length))
        .reverse(),
    )
  }
  return parts.join('') + openClosingTags.reverse().join('')
}

function renderSection(section: unknown, document: JsonObject): string {
  const [kind, first, second] = toList(section)
  if (kind === markupSectionType)
    return `<${chooseAllowedTag(first, 'p')}>${renderMarkers(second, document)}</${chooseAllowedTag(first, 'p')}>`
  if (kind === imageSectionType) return renderGhostCard({ src: first })
  if (kind === listSectionType) {
    const items = toList(second).map((markers) => `<li>${renderMarkers(markers, document)}</li>`)
    return `<${chooseAllowedTag(first, 'ul')}>${items.join('')}</${chooseAllowedTag(first, 'ul')}>`
  }
  const [name, payload] = kind === cardSectionType ? toList(toList(document.cards)[Number(first)]) : []
  if (name === 'hr') return '<hr>'
  return isObject(payload) ? renderGhostCard(payload) : ''
}

/** Renders a document of Ghost's former editor, Mobiledoc. */
export function renderMobiledoc(json: string): string {
  const document = parseEditorDocument(json)
  return toList(document.sections)
    .map((section) => renderSection(section, document))
    .join('\n')
}
