import { escapeHtml } from '../../../content/html/escape-html.ts'
import type { Attachment, ExportIndex } from '../wxr/export-index.ts'
import type { ExportNoteCounts } from '../wxr/export-notes.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'

/** Renders an attachment as a figure, with the caption and the alternative text that its editor wrote. */
export function renderFigure({ id, url, alt, caption, credit }: Attachment): string {
  // The WordPress editor writes this class, too. `createAttachmentCreditLookup` finds the credit by it.
  const classAttribute = credit === '' ? '' : `class="wp-image-${escapeHtml(id)}" `
  const captionHtml = caption === '' ? '' : `<figcaption>${caption}</figcaption>`
  return `<figure><img ${classAttribute}src="${escapeHtml(url)}" alt="${escapeHtml(htmlToLine(alt))}">${captionHtml}</figure>`
}

/** Finds attachments by their ids; leaves out those that the export lacks, and notes their number. */
export function findAttachments(
  ids: readonly string[],
  index: ExportIndex,
  notes: ExportNoteCounts,
): Attachment[] {
  const attachments = ids.map((id) => index.attachmentById.get(id)).filter((each) => each !== undefined)
  if (attachments.length < ids.length) notes.add('missing attachment', '', ids.length - attachments.length)
  return attachments
}
