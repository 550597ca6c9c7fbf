import { escapeHtml } from '../../../content/html/escape-html.ts'
import type { Attachment, ExportIndex } from '../wxr/export-index.ts'
import type { ExportNotes } from '../wxr/export-notes.ts'
import { toPlainText } from '../wxr/plain-text.ts'

/** Renders an attachment as a figure, with the caption and the alternative text that its editor wrote. */
export function renderFigure({ url, alt, caption }: Attachment): string {
  const text = caption === '' ? '' : `<figcaption>${caption}</figcaption>`
  return `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(toPlainText(alt))}">${text}</figure>`
}

/** Finds attachments by their ids; notes those that the export lacks. */
export function findAttachments(
  ids: readonly string[],
  index: ExportIndex,
  notes: ExportNotes,
): Attachment[] {
  const attachments = ids.map((id) => index.attachments.get(id)).filter((each) => each !== undefined)
  if (attachments.length < ids.length) notes.add('missing attachment', '', ids.length - attachments.length)
  return attachments
}
