/** The number of an object in a property list. */
export type ObjectNumber = number

const plistMagic = 'bplist00'
const trailerByteCount = 32

const [dataMarker, asciiMarker, unicodeMarker, arrayMarker, dictionaryMarker] = [0x4, 0x5, 0x6, 0xa, 0xd]

/** Length in an object's first byte that says that the length follows as an integer. */
const lengthFollowsMarker = 0xf

/** An object in the bytes: its content begins at `contentOffset`, and has `unitCount` bytes, characters or entries. */
interface StoredObject {
  marker: number
  contentOffset: number
  unitCount: number
}

/** Reads a big-endian integer of 1 to 8 bytes; `NaN` outside the bytes. */
function readInteger(bytes: Buffer, offset: number, byteCount: number): number {
  if (!(offset >= 0 && byteCount >= 1 && byteCount <= 8 && offset + byteCount <= bytes.length))
    return Number.NaN
  let value = 0
  for (const byte of bytes.subarray(offset, offset + byteCount)) value = value * 256 + byte
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
  readonly #offsetTableStart: number

  private constructor(bytes: Buffer) {
    const trailerOffset = bytes.length - trailerByteCount
    this.#bytes = bytes
    this.#offsetByteCount = readInteger(bytes, trailerOffset + 6, 1)
    this.#objectNumberByteCount = readInteger(bytes, trailerOffset + 7, 1)
    this.rootObject = readInteger(bytes, trailerOffset + 16, 8)
    this.#offsetTableStart = readInteger(bytes, trailerOffset + 24, 8)
  }

  /** Opens a property list; `null` for other bytes. One that was cut short has no readable root. */
  static open(bytes: Buffer): BinaryPlist | null {
    const isBinaryPlist =
      bytes.length >= plistMagic.length + trailerByteCount && bytes.toString('latin1', 0, 8) === plistMagic
    return isBinaryPlist ? new BinaryPlist(bytes) : null
  }

  #findObject(objectNumber: ObjectNumber): StoredObject | null {
    const objectOffset = readInteger(
      this.#bytes,
      this.#offsetTableStart + objectNumber * this.#offsetByteCount,
      this.#offsetByteCount,
    )
    const firstByte = readInteger(this.#bytes, objectOffset, 1)
    if (Number.isNaN(firstByte)) return null
    const [marker, shortLength] = [firstByte >> 4, firstByte & 0xf]
    if (shortLength !== lengthFollowsMarker)
      return { marker, contentOffset: objectOffset + 1, unitCount: shortLength }
    const lengthByteCount = 2 ** (readInteger(this.#bytes, objectOffset + 1, 1) & 0xf)
    const unitCount = readInteger(this.#bytes, objectOffset + 2, lengthByteCount)
    return { marker, contentOffset: objectOffset + 2 + lengthByteCount, unitCount }
  }

  /** Returns the bytes of an object's content; `null` for another kind of object, and beyond the end of the file. */
  #readContent(objectNumber: ObjectNumber, marker: number, unitByteCount: number): Buffer | null {
    const storedObject = this.#findObject(objectNumber)
    if (storedObject?.marker !== marker) return null
    const contentEnd = storedObject.contentOffset + storedObject.unitCount * unitByteCount
    return contentEnd <= this.#bytes.length
      ? this.#bytes.subarray(storedObject.contentOffset, contentEnd)
      : null
  }

  readData = (objectNumber: ObjectNumber): Buffer | null => this.#readContent(objectNumber, dataMarker, 1)

  /** Returns a text; `null` for another kind of object, and for a text longer than any address. */
  readString(objectNumber: ObjectNumber): string | null {
    // Many objects can refer to one text of many megabytes.
    if ((this.#findObject(objectNumber)?.unitCount ?? 0) > maxStringLength) return null
    const unicodeBytes = this.#readContent(objectNumber, unicodeMarker, 2)
    if (unicodeBytes) return new TextDecoder('utf-16be').decode(unicodeBytes)
    return this.#readContent(objectNumber, asciiMarker, 1)?.toString('latin1') ?? null
  }

  #listObjectNumbers(content: Buffer | null, maxCount: number): ObjectNumber[] {
    const count = Math.min(maxCount, (content?.length ?? 0) / this.#objectNumberByteCount) || 0
    return Array.from({ length: Math.floor(count) }, (_, index) =>
      readInteger(content as Buffer, index * this.#objectNumberByteCount, this.#objectNumberByteCount),
    )
  }

  /** Lists the objects of an array, at most `maxCount`; none for another kind of object. */
  listArrayItems = (objectNumber: ObjectNumber, maxCount: number): ObjectNumber[] =>
    this.#listObjectNumbers(
      this.#readContent(objectNumber, arrayMarker, this.#objectNumberByteCount),
      maxCount,
    )

  /** Finds the value of a key of a dictionary; `null` if it has none among its first `maxKeyCount`. */
  findDictionaryValue(objectNumber: ObjectNumber, key: string): ObjectNumber | null {
    const content = this.#readContent(objectNumber, dictionaryMarker, this.#objectNumberByteCount * 2)
    if (content === null) return null
    const keyNumbers = this.#listObjectNumbers(content.subarray(0, content.length / 2), maxKeyCount)
    const keyIndex = keyNumbers.findIndex(
      (each) => this.#findObject(each)?.unitCount === key.length && this.readString(each) === key,
    )
    return keyIndex < 0
      ? null
      : readInteger(
          content,
          content.length / 2 + keyIndex * this.#objectNumberByteCount,
          this.#objectNumberByteCount,
        )
  }
}

const maxStringLength = 8192

/** Maximum number of keys of a dictionary that are looked at; Safari writes six. */
const maxKeyCount = 50
