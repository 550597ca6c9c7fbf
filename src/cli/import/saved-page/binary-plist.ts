/** The number of an object in a property list. */
export type ObjectNumber = number

const plistMagic = 'bplist00'
const trailerByteCount = 32

const [dataMarker, asciiMarker, unicodeMarker, arrayMarker, dictionaryMarker] = [0x4, 0x5, 0x6, 0xa, 0xd]

/** Length in an object's first byte that says that the length follows as an integer. */
const followingLengthMark = 0xf

/** An object in the bytes: its content begins at `start`, and has `length` bytes, characters or entries. */
interface StoredObject {
  marker: number
  contentStart: number
  length: number
}

/** Reads a big-endian integer of 1 to 8 bytes; `NaN` outside the bytes. */
function readInteger(bytes: Buffer, start: number, byteCount: number): number {
  if (!(start >= 0 && byteCount >= 1 && byteCount <= 8 && start + byteCount <= bytes.length))
    return Number.NaN
  let value = 0
  for (const byte of bytes.subarray(start, start + byteCount)) value = value * 256 + byte
  return value
}

/**
 * A property list in Apple's binary form (CFBinaryPList.c), of which each object is read when it is asked for. Libraries
 * read all at once, and follow an object as often as others refer to it: a kilobyte can stand for terabytes.
 */
export class BinaryPlist {
  readonly rootObject: ObjectNumber
  readonly #bytes: Buffer
  readonly #offsetByteCount: number
  readonly #objectNumberByteCount: number
  readonly #tableStart: number

  private constructor(bytes: Buffer) {
    const trailerStart = bytes.length - trailerByteCount
    this.#bytes = bytes
    this.#offsetByteCount = readInteger(bytes, trailerStart + 6, 1)
    this.#objectNumberByteCount = readInteger(bytes, trailerStart + 7, 1)
    this.rootObject = readInteger(bytes, trailerStart + 16, 8)
    this.#tableStart = readInteger(bytes, trailerStart + 24, 8)
  }

  /** Opens a property list; `null` for other bytes. One that was cut short has no readable root. */
  static open(bytes: Buffer): BinaryPlist | null {
    const isPlist =
      bytes.length >= plistMagic.length + trailerByteCount && bytes.toString('latin1', 0, 8) === plistMagic
    return isPlist ? new BinaryPlist(bytes) : null
  }

  #findObject(objectNumber: ObjectNumber): StoredObject | null {
    const start = readInteger(
      this.#bytes,
      this.#tableStart + objectNumber * this.#offsetByteCount,
      this.#offsetByteCount,
    )
    const firstByte = readInteger(this.#bytes, start, 1)
    if (Number.isNaN(firstByte)) return null
    const [marker, shortLength] = [firstByte >> 4, firstByte & 0xf]
    if (shortLength !== followingLengthMark) return { marker, contentStart: start + 1, length: shortLength }
    const byteCount = 2 ** (readInteger(this.#bytes, start + 1, 1) & 0xf)
    const length = readInteger(this.#bytes, start + 2, byteCount)
    return { marker, contentStart: start + 2 + byteCount, length }
  }

  /** Returns the bytes of an object's content; `null` for another kind of object, and beyond the end of the file. */
  #readContent(objectNumber: ObjectNumber, marker: number, unitBytes: number): Buffer | null {
    const storedObject = this.#findObject(objectNumber)
    if (storedObject?.marker !== marker) return null
    const end = storedObject.contentStart + storedObject.length * unitBytes
    return end <= this.#bytes.length ? this.#bytes.subarray(storedObject.contentStart, end) : null
  }

  readData = (objectNumber: ObjectNumber): Buffer | null => this.#readContent(objectNumber, dataMarker, 1)

  /** Returns a text; `null` for another kind of object, and for a text longer than any address. */
  readString(objectNumber: ObjectNumber): string | null {
    // Many objects can refer to one text of many megabytes.
    if ((this.#findObject(objectNumber)?.length ?? 0) > maxStringLength) return null
    const unicode = this.#readContent(objectNumber, unicodeMarker, 2)
    if (unicode) return new TextDecoder('utf-16be').decode(unicode)
    return this.#readContent(objectNumber, asciiMarker, 1)?.toString('latin1') ?? null
  }

  #listNumbers(content: Buffer | null, maxCount: number): ObjectNumber[] {
    const count = Math.min(maxCount, (content?.length ?? 0) / this.#objectNumberByteCount) || 0
    return Array.from({ length: Math.floor(count) }, (_, index) =>
      readInteger(content as Buffer, index * this.#objectNumberByteCount, this.#objectNumberByteCount),
    )
  }

  /** Lists the objects of an array, at most `maxCount`; none for another kind of object. */
  listItems = (objectNumber: ObjectNumber, maxCount: number): ObjectNumber[] =>
    this.#listNumbers(this.#readContent(objectNumber, arrayMarker, this.#objectNumberByteCount), maxCount)

  /** Finds the value of a key of a dictionary; `null` if it has none among its first `maxKeys`. */
  findValue(objectNumber: ObjectNumber, key: string): ObjectNumber | null {
    const content = this.#readContent(objectNumber, dictionaryMarker, this.#objectNumberByteCount * 2)
    if (content === null) return null
    const keys = this.#listNumbers(content.subarray(0, content.length / 2), maxKeys)
    const index = keys.findIndex(
      (each) => this.#findObject(each)?.length === key.length && this.readString(each) === key,
    )
    return index < 0
      ? null
      : readInteger(
          content,
          content.length / 2 + index * this.#objectNumberByteCount,
          this.#objectNumberByteCount,
        )
  }
}

const maxStringLength = 8192

/** Maximum number of keys of a dictionary that are looked at; Safari writes six. */
const maxKeys = 50
