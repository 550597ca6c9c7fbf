import { htmlToLine } from './html-to-line.ts'
import { findItemMeta, type WxrItem } from './wxr-item.ts'

/** Meta keys in which plugins and themes store a picture's credit, most specific first. */
const creditMetaKeys = [
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

/**
 * Returns a field of `image_meta` in an attachment's metadata, or an empty string if it is missing. PHP
 * serialises the metadata with lengths in bytes.
 */
function findImageMetaText(serializedMetadata: string, fieldName: string): string {
  const imageMetaOffset = serializedMetadata.indexOf('"image_meta"')
  if (imageMetaOffset < 0) return ''
  const serializedImageMeta = serializedMetadata.slice(imageMetaOffset)
  const fieldLabelMatch = new RegExp(`s:${fieldName.length}:"${fieldName}";s:(\\d{1,4}):"`).exec(
    serializedImageMeta,
  )
  if (!fieldLabelMatch) return ''
  const valueOffset = fieldLabelMatch.index + fieldLabelMatch[0].length
  const valueByteLength = Number(fieldLabelMatch[1])
  return Buffer.from(serializedImageMeta.slice(valueOffset, valueOffset + valueByteLength))
    .subarray(0, valueByteLength)
    .toString()
}

/**
 * Returns an attachment's credit, as written by its editor or camera. Returns an empty string if there is
 * none, or if it is too long to be a credit.
 */
export function findAttachmentCredit(item: WxrItem): string {
  const serializedMetadata = findItemMeta(item, '_wp_attachment_metadata')
  const organisationCredit = findItemMeta(item, '_navis_media_credit_org')
  const metaCredit = creditMetaKeys.map((key) => findItemMeta(item, key)).find((value) => value.trim() !== '')
  const personCredit = metaCredit ?? findImageMetaText(serializedMetadata, 'credit')
  const creditParts = [personCredit, organisationCredit].filter((part) => part.trim() !== '')
  const credit = htmlToLine(
    creditParts.join(' / ') || findImageMetaText(serializedMetadata, 'copyright'),
  ).trim()
  return credit.length > maxCreditLength ? '' : credit
}
