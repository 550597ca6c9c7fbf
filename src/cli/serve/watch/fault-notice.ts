import { type ContentFault, formatFault } from '../../content/files/content-fault.ts'
import { escapeHtml } from '../../content/html/escape-html.ts'

/** Inserts a notice of faults at the top of a page. Returns the page unchanged if there are none. */
export function addFaultNotice(html: string, faults: readonly ContentFault[]): string {
  if (faults.length === 0) return html
  const faultItems = faults.map((fault) => `<li>${escapeHtml(formatFault(fault))}</li>`).join('')
  const notice = `<section role="alert"><p><strong>Some files are not shown as saved because of ${faults.length === 1 ? 'a fault' : 'faults'}:</strong></p><ul>${faultItems}</ul></section>`
  const bodyTag = /<body[^>]*>/.exec(html)
  const noticePosition = bodyTag ? bodyTag.index + bodyTag[0].length : 0
  return html.slice(0, noticePosition) + notice + html.slice(noticePosition)
}
