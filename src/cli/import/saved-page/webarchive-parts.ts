import { parseMediaType } from '../source/header-block.ts'
import { BinaryPlist, type ObjectNumber } from './binary-plist.ts'
import { type MimePart, maxMessageParts } from './mime-parts.ts'

/** Maximum number of frames, each an archive of its own. */
const maxFrames = 200

/** Collects the files of an archive and of its frames as parts of a message, the page first. */
class PartCollector {
  readonly parts: MimePart[] = []
  readonly #plist: BinaryPlist
  readonly #archives = new Set<ObjectNumber>()

  constructor(plist: BinaryPlist) {
    this.#plist = plist
  }

  addArchive(archive: ObjectNumber): void {
    // An archive can be its own frame.
    if (this.#archives.has(archive) || this.#archives.size > maxFrames) return
    this.#archives.add(archive)
    const main = this.#plist.findValue(archive, 'WebMainResource')
    if (main !== null) this.#addFile(main)
    for (const file of this.#list(archive, 'WebSubresources')) this.#addFile(file)
    for (const frame of this.#list(archive, 'WebSubframeArchives')) this.addArchive(frame)
  }

  #list(archive: ObjectNumber, key: string): ObjectNumber[] {
    const list = this.#plist.findValue(archive, key)
    return list === null ? [] : this.#plist.listItems(list, maxMessageParts + 1 - this.parts.length)
  }

  #readText(file: ObjectNumber, key: string): string | null {
    const value = this.#plist.findValue(file, key)
    return value === null ? null : this.#plist.readString(value)
  }

  #addFile(file: ObjectNumber): void {
    const data = this.#plist.findValue(file, 'WebResourceData')
    const body = data === null ? null : this.#plist.readData(data)
    if (body === null || this.parts.length > maxMessageParts) return
    const encoding = this.#readText(file, 'WebResourceTextEncodingName')
    const mediaType = this.#readText(file, 'WebResourceMIMEType') ?? ''
    const fields = new Map([
      ['content-type', encoding === null ? mediaType : `${mediaType}; charset="${encoding}"`],
      ['content-location', this.#readText(file, 'WebResourceURL') ?? ''],
    ])
    this.parts.push({ fields, body, mediaType: parseMediaType(mediaType) })
  }
}

/** Reads the files of a web archive, as Safari saves pages: the page, then all others; `null` for a damaged one. */
export function readWebarchiveParts(bytes: Buffer): MimePart[] | null {
  const plist = BinaryPlist.open(bytes)
  if (plist === null || plist.findValue(plist.rootObject, 'WebMainResource') === null) return null
  const collector = new PartCollector(plist)
  collector.addArchive(plist.rootObject)
  return collector.parts
}
