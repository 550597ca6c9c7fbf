import { encodeAddress } from '../../../model/address.ts'
import type { ArticleDocument } from '../../../model/document.ts'

/**
 * Converts an article's document, given as JSON, to a line of a bulk file: the released fields, the terms of reuse and
 * the text.
 */
export function toBulkLine(
  documentJson: string,
  { origin, digest: documentDigest }: { origin: string; digest: string },
): string {
  const { address, edition, fields, terms, body } = JSON.parse(documentJson) as ArticleDocument
  const url = origin + encodeAddress(address)
  const { text, markdown } = body
  return `${JSON.stringify({ url, address, edition, digest: documentDigest, fields, terms, text, markdown })}\n`
}
