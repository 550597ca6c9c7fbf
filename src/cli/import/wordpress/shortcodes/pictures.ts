import { escapeHtml } from '../../markup/html-text.ts'
import type { Findings } from '../wxr/findings.ts'
import { plain } from '../wxr/plain.ts'
import type { Attachment, Survey } from '../wxr/survey.ts'

/** An attachment as a figure, with the caption and the alternative text that its editor gave it. */
export function figureOf({ url, alt, caption }: Attachment): string {
  const text = caption === '' ? '' : `<figcaption>${caption}</figcaption>`
  return `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(plain(alt))}">${text}</figure>`
}

/** The attachments of these ids; those that the export lacks are noted. */
export function attachmentsOf(ids: readonly string[], survey: Survey, findings: Findings): Attachment[] {
  const found = ids.map((id) => survey.attachments.get(id)).filter((each) => each !== undefined)
  if (found.length < ids.length) findings.note('missing attachment', '', ids.length - found.length)
  return found
}
