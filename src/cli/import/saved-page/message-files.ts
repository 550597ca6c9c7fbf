import type { SavedFile, SavedFiles } from '../html/saved-files.ts'
import { restoreOriginalAddress } from '../html/wayback-copy.ts'
import { toWebUrl } from '../urls/page-key.ts'
import { decodePartBody } from './decode-part.ts'
import type { MimePart } from './mime-parts.ts'

/**
 * Returns the address in a header field, or `null` if the field is missing. Removes white space that folded
 * lines leave in a URL, and restores the original address of a Wayback Machine copy.
 */
export function findHeaderAddress(
  { fields }: Pick<MimePart, 'fields'>,
  headerName = 'content-location',
): string | null {
  const address = restoreOriginalAddress((fields.get(headerName) ?? '').trim())
  if (address === '') return null
  return /^https?:/i.test(address) ? address.replace(/\s+/g, '') : address
}

function decodeContentId(contentId: string): string {
  try {
    return decodeURIComponent(contentId)
  } catch {
    return contentId
  }
}

/**
 * Returns the key by which the part at an address is found: `cid:` and the part's id, or a URL without its
 * fragment. An address that cannot be resolved is its own key.
 */
function toPartKey(address: string, baseUrl: string | null): string {
  if (/^cid:/i.test(address)) return `cid:${decodeContentId(address.slice(4))}`
  const url = URL.parse(restoreOriginalAddress(address), baseUrl ?? undefined)
  if (url === null) return address
  url.hash = ''
  return url.href
}

/** The files in a message, found by the ids and locations of their parts (RFC 2557). */
export class MessageFiles implements SavedFiles {
  readonly pageLocation: string | null
  readonly #partByKey = new Map<string, MimePart>()
  readonly #fileByPart = new Map<MimePart, SavedFile>()

  constructor(parts: readonly MimePart[], pageLocation: string | null) {
    this.pageLocation = pageLocation
    for (const part of parts) {
      const contentId = /^\s*<?([^<>]*)>?\s*$/.exec(part.fields.get('content-id') ?? '')?.[1] ?? ''
      const address = findHeaderAddress(part)
      const partKeys = [
        contentId === '' ? null : `cid:${contentId}`,
        address === null ? null : toPartKey(address, pageLocation),
      ]
      for (const partKey of partKeys)
        if (partKey !== null && !this.#partByKey.has(partKey)) this.#partByKey.set(partKey, part)
    }
  }

  findFile(address: string, baseUrl: string | null): SavedFile | null {
    const part = this.#partByKey.get(toPartKey(address, baseUrl))
    if (!part) return null
    const file = this.#fileByPart.get(part) ?? this.#toSavedFile(part)
    this.#fileByPart.set(part, file)
    return file
  }

  #toSavedFile(part: MimePart): SavedFile {
    const partLocation = findHeaderAddress(part)
    const url = partLocation === null ? null : toWebUrl(toPartKey(partLocation, this.pageLocation))
    return { url, mediaType: part.mediaType, readBytes: () => decodePartBody(part) }
  }
}
