import { escapeHtml } from '../../../content/html/escape-html.ts'
import { isObject, type JsonObject } from '../../record/json-values.ts'
import { parseDocumentOrEmpty, renderGhostCard } from './ghost-card.ts'

/** Section types of Mobiledoc 0.3. */
const [markupSectionType, imageSectionType, listSectionType, cardSectionType] = [1, 2, 3, 10]

const allowedTagPattern = /^(?:p|h[1-6]|blockquote|aside|ul|ol|a|b|strong|i|em|s|del|code|sub|sup|u)$/

const chooseAllowedTag = (tagName: unknown, fallbackTag: string) =>
  allowedTagPattern.test(String(tagName)) ? String(tagName) : fallbackTag

const toArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Renders the tags of a markup, such as `["a", ["href", "https://…"]]`. */
function renderMarkupTags(markupDefinition: unknown): { openingTag: string; closingTag: string } {
  const [writtenTagName, attributes] = toArray(markupDefinition)
  const [attributeName, attributeValue] = toArray(attributes)
  const tagName = chooseAllowedTag(writtenTagName, 'span')
  const hrefAttribute = attributeName === 'href' ? ` href="${escapeHtml(String(attributeValue))}"` : ''
  return { openingTag: `<${tagName}${hrefAttribute}>`, closingTag: `</${tagName}>` }
}

/** Renders markers, each of them a text or an atom, with the markups that they open and close. */
function renderMarkers(markers: unknown, { markups, atoms }: JsonObject): string {
  const pendingClosingTags: string[] = []
  const htmlParts: string[] = []
  for (const marker of toArray(markers)) {
    const [markerType, openedMarkupIndexes, closedMarkupCount, textOrAtomIndex] = toArray(marker)
    for (const markupIndex of toArray(openedMarkupIndexes)) {
      const { openingTag, closingTag } = renderMarkupTags(toArray(markups)[Number(markupIndex)])
      htmlParts.push(openingTag)
      pendingClosingTags.push(closingTag)
    }
    const atom = toArray(toArray(atoms)[Number(textOrAtomIndex)])
    htmlParts.push(
      markerType === 1
        ? atom[0] === 'soft-return'
          ? '<br>'
          : escapeHtml(String(atom[1] ?? ''))
        : escapeHtml(String(textOrAtomIndex ?? '')),
    )
    htmlParts.push(
      ...pendingClosingTags
        .splice(
          pendingClosingTags.length - Math.min(Number(closedMarkupCount ?? 0), pendingClosingTags.length),
        )
        .reverse(),
    )
  }
  return htmlParts.join('') + pendingClosingTags.reverse().join('')
}

function renderSection(section: unknown, mobiledoc: JsonObject): string {
  const [sectionType, firstMember, secondMember] = toArray(section)
  if (sectionType === markupSectionType)
    return `<${chooseAllowedTag(firstMember, 'p')}>${renderMarkers(secondMember, mobiledoc)}</${chooseAllowedTag(firstMember, 'p')}>`
  if (sectionType === imageSectionType) return renderGhostCard({ src: firstMember })
  if (sectionType === listSectionType) {
    const listItems = toArray(secondMember).map((markers) => `<li>${renderMarkers(markers, mobiledoc)}</li>`)
    return `<${chooseAllowedTag(firstMember, 'ul')}>${listItems.join('')}</${chooseAllowedTag(firstMember, 'ul')}>`
  }
  const [cardName, cardPayload] =
    sectionType === cardSectionType ? toArray(toArray(mobiledoc.cards)[Number(firstMember)]) : []
  if (cardName === 'hr') return '<hr>'
  return isObject(cardPayload) ? renderGhostCard(cardPayload) : ''
}

/** Renders a document of Ghost's former editor, Mobiledoc. */
export function renderMobiledoc(mobiledocJson: string): string {
  const mobiledoc = parseDocumentOrEmpty(mobiledocJson)
  return toArray(mobiledoc.sections)
    .map((section) => renderSection(section, mobiledoc))
    .join('\n')
}
