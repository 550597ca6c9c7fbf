import { htmlToLine } from './html-to-line.ts'
import { findItemMeta, type WxrItem } from './wxr-item.ts'

/** Meta keys in which plugins and themes store a picture's credit, most specific first. */
const creditKeys = [
  '_media_credit',
  '_navis_media_credit',
  '_wp_attachment_source_name',
  'media_credit',
  'photo_credit',
  'image_credit',
  'credit',
  'photographer',
  'isc_image_source',
]

/** Maximum length of a credit, in characters; longer texts are not credits. */
const maxCreditLength = 300

/** Returns a string of `image_meta` in WordPress's metadata, which PHP serialises with its length in bytes. */
function findImageMetaText(serialized: string, name: string): string {
  const start = serialized.indexOf('"image_meta"')
  if (start < 0) return ''
  const imageMeta = serialized.slice(start)
  const labelMatch = new RegExp(`s:${name.length}:"${name}";s:(\\d{1,4}):"`).exec(imageMeta)
  if (!labelMatch) return ''
  const from = labelMatch.index + labelMatch[0].length
  const bytes = Number(labelMatch[1])
  return Buffer.from(imageMeta.slice(from, from + bytes))
    .subarray(0, bytes)
    .toString()
}

/** Returns an attachment's credit, as written by its editor or camera; empty if there is none. */
export function findAttachmentCredit(item: WxrItem): string {
  const metadata = findItemMeta(item, '_wp_attachment_metadata')
  const organisation = findItemMeta(item, '_navis_media_credit_org')
  const writtenCredit = creditKeys.map((key) => findItemMeta(item, key)).find((value) => value.trim() !== '')
  const person = writtenCredit ?? findImageMetaText(metadata, 'credit')
  const parts = [person, organisation].filter((part) => part.trim() !== '')
  const credit = htmlToLine(parts.join(' / ') || findImageMetaText(metadata, 'copyright')).trim()
  return credit.length > maxCreditLength ? '' : credit
}
