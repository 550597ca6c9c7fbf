import { escapeHtml } from '../../../content/html/escape-html.ts'
import { splitHtml } from '../shortcodes/html-scanner.ts'
import type { ExportIndex } from '../wxr/export-index.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'

const opaqueElements = new Set(['script', 'style', 'textarea'])

const linkingElements = new Set(['a', 'img', 'iframe', 'embed', 'source', 'video', 'audio'])

const linkAttributePattern = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** Makes a relative `href` or `src` of a tag absolute. Returns any other tag unchanged. */
function resolveTagLink(tagHtml: string, baseUrl: string): string {
  return tagHtml.replace(
    linkAttributePattern,
    (attributeText, attributeStart: string, ...valueGroups: (string | undefined)[]) => {
      const writtenUrl = valueGroups.slice(0, 3).find((each) => each !== undefined) ?? ''
      if (writtenUrl === '' || /^(?:#|[a-z][a-z0-9+.-]*:)/i.test(writtenUrl)) return attributeText
      const resolvedUrl = URL.parse(htmlToLine(writtenUrl), baseUrl)
      return resolvedUrl === null ? attributeText : `${attributeStart}"${escapeHtml(resolvedUrl.href)}"`
    },
  )
}

/** Adds the attachment's alternative text to an `<img>` without one. */
function addMissingAltText(tagHtml: string, { attachmentById }: ExportIndex): string {
  const attachmentId = /[\s"']wp-image-(\d+)/.exec(tagHtml)?.[1]
  const altText = htmlToLine(
    (attachmentId === undefined ? undefined : attachmentById.get(attachmentId)?.alt) ?? '',
  )
  if (altText === '' || /\salt\s*=\s*(?:"[^"]|'[^']|[^\s"'>])/i.test(tagHtml)) return tagHtml
  return `<img alt="${escapeHtml(altText)}"${tagHtml.slice('<img'.length)}`
}

/** Makes links in HTML absolute if `baseUrl` is known, and adds missing alternative texts to pictures. */
export function resolveLinksAndAddAltTexts(html: string, baseUrl: string | null, index: ExportIndex): string {
  const htmlParts: string[] = []
  for (const { kind, elementName, html: pieceHtml } of splitHtml(html, opaqueElements)) {
    const resolvedHtml =
      kind === 'tag' && baseUrl !== null && linkingElements.has(elementName)
        ? resolveTagLink(pieceHtml, baseUrl)
        : pieceHtml
    htmlParts.push(
      kind === 'tag' && elementName === 'img' ? addMissingAltText(resolvedHtml, index) : resolvedHtml,
    )
  }
  return htmlParts.join('')
}
