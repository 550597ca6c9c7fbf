import { parseMediaType } from '../source/header-block.ts'
import { BinaryPlist, type ObjectNumber } from './binary-plist.ts'
import { type MimePart, maxMessagePartCount } from './mime-parts.ts'

/** Maximum number of frames to read. Each frame is an archive of its own. */
const maxFrameCount = 200

/** Collects the files of an archive and its frames as message parts, with the page first. */
class PartCollector {
  readonly parts: MimePart[] = []
  readonly #plist: BinaryPlist
  readonly #seenArchives = new Set<ObjectNumber>()

  constructor(plist: BinaryPlist) {
    this.#plist = plist
  }

  addArchive(archiveObject: ObjectNumber): void {
    // An archive can refer to itself as a frame.
    if (this.#seenArchives.has(archiveObject) || this.#seenArchives.size > maxFrameCount) return
    this.#seenArchives.add(archiveObject)
    const mainResource = this.#plist.findDictionaryValue(archiveObject, 'WebMainResource')
    if (mainResource !== null) this.#addFile(mainResource)
    for (const fileObject of this.#listArrayField(archiveObject, 'WebSubresources')) this.#addFile(fileObject)
    for (const frameArchive of this.#listArrayField(archiveObject, 'WebSubframeArchives'))
      this.addArchive(frameArchive)
  }

  #listArrayField(archiveObject: ObjectNumber, key: string): ObjectNumber[] {
    const arrayObject = this.#plist.findDictionaryValue(archiveObject, key)
    return arrayObject === null
      ? []
      : this.#plist.listArrayItems(arrayObject, maxMessagePartCount + 1 - this.parts.length)
  }

  #readTextField(fileObject: ObjectNumber, key: string): string | null {
    const textObject = this.#plist.findDictionaryValue(fileObject, key)
    return textObject === null ? null : this.#plist.readString(textObject)
  }

  #addFile(fileObject: ObjectNumber): void {
    const dataObject = this.#plist.findDictionaryValue(fileObject, 'WebResourceData')
    const body = dataObject === null ? null : this.#plist.readData(dataObject)
    if (body === null || this.parts.length > maxMessagePartCount) return
    const encodingName = this.#readTextField(fileObject, 'WebResourceTextEncodingName')
    const mediaType = this.#readTextField(fileObject, 'WebResourceMIMEType') ?? ''
    const fields = new Map([
      ['content-type', encodingName === null ? mediaType : `${mediaType}; charset="${encodingName}"`],
      ['content-location', this.#readTextField(fileObject, 'WebResourceURL') ?? ''],
    ])
    this.parts.push({ fields, body, mediaType: parseMediaType(mediaType) })
  }
}

/** Reads the files of a web archive, the format in which Safari saves pages, with the page first. */
export function readWebarchiveParts(bytes: Buffer): MimePart[] | 'damaged' {
  const plist = BinaryPlist.open(bytes)
  if (plist === null || plist.findDictionaryValue(plist.rootObjectNumber, 'WebMainResource') === null)
    return 'damaged'
  const partCollector = new PartCollector(plist)
  partCollector.addArchive(plist.rootObjectNumber)
  return partCollector.parts
}
