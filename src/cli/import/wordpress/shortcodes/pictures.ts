import { escapeHtml } from '../../../content/html/escape-html.ts'
import type { Attachment, ExportIndex } from '../wxr/export-index.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'

/** Renders an attachment as a figure, with the caption and alternative text that its editor wrote. */
export function renderFigure({ id, url, alt, caption, credit }: Attachment): string {
  // The WordPress editor writes this class too. `createAttachmentCreditLookup` finds the credit by it.
  const classAttribute = credit === '' ? '' : `class="wp-image-${escapeHtml(id)}" `
  const captionHtml = caption === '' ? '' : `<figcaption>${caption}</figcaption>`
  return `<figure><img ${classAttribute}src="${escapeHtml(url)}" alt="${escapeHtml(htmlToLine(alt))}">${captionHtml}</figure>`
}

/** Finds attachments by id. Omits those that the export does not contain. */
export const findAttachments = (ids: readonly string[], { attachmentById }: ExportIndex): Attachment[] =>
  ids.map((id) => attachmentById.get(id)).filter((each) => each !== undefined)
