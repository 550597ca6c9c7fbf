import type { SavedFile, SavedFiles } from '../html/saved-files.ts'
import { removeCopyAddress } from '../html/wayback-copy.ts'
import { parseWebUrl } from '../urls/page-key.ts'
import { decodePart } from './decode-part.ts'
import type { MimePart } from './mime-parts.ts'

/** Returns the address in a header field, without the space of folded lines; `null` if it is missing. */
export function findLocation({ fields }: Pick<MimePart, 'fields'>, name = 'content-location'): string | null {
  const address = removeCopyAddress((fields.get(name) ?? '').trim())
  if (address === '') return null
  return /^https?:/i.test(address) ? address.replace(/\s+/g, '') : address
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

/** Returns the key of an address: the id of a part, or a URL without fragment. */
function toKey(address: string, baseUrl: string | null): string {
  if (/^cid:/i.test(address)) return `cid:${decodeId(address.slice(4))}`
  const url = URL.parse(removeCopyAddress(address), baseUrl ?? undefined)
  if (url === null) return address
  url.hash = ''
  return url.href
}

/** The parts of a message, found by their ids and locations (RFC 2557). */
export class MessageFiles implements SavedFiles {
  readonly location: string | null
  readonly #parts = new Map<string, MimePart>()
  readonly #files = new Map<MimePart, SavedFile>()

  constructor(parts: readonly MimePart[], location: string | null) {
    this.location = location
    for (const part of parts) {
      const id = /^\s*<?([^<>]*)>?\s*$/.exec(part.fields.get('content-id') ?? '')?.[1] ?? ''
      const address = findLocation(part)
      const keys = [id === '' ? null : `cid:${id}`, address === null ? null : toKey(address, location)]
      for (const key of keys) if (key !== null && !this.#parts.has(key)) this.#parts.set(key, part)
    }
  }

  find(address: string, baseUrl: string | null): SavedFile | null {
    const part = this.#parts.get(toKey(address, baseUrl))
    if (!part) return null
    const file = this.#files.get(part) ?? this.#createFile(part)
    this.#files.set(part, file)
    return file
  }

  #createFile(part: MimePart): SavedFile {
    const location = findLocation(part)
    const url = location === null ? null : parseWebUrl(toKey(location, this.location))
    return { url, mediaType: part.mediaType, read: () => decodePart(part) }
  }
}
