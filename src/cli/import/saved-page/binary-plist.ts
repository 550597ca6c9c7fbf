/** Index of an object in a property list's offset table. */
export type ObjectNumber = number

const plistMagic = 'bplist00'
const trailerByteCount = 32

const [dataMarker, asciiMarker, unicodeMarker, arrayMarker, dictionaryMarker] = [0x4, 0x5, 0x6, 0xa, 0xd]

/** Value in place of a length in an object's first byte, if the actual length follows as an integer. */
const lengthFollowsMarker = 0xf

/**
 * An object in the file. Its content begins at `contentOffset` and consists of `unitCount` bytes, characters
 * or entries, depending on the kind of object.
 */
interface StoredObject {
  marker: number
  contentOffset: number
  unitCount: number
}

/**
 * Reads a big-endian integer of 1 to 8 bytes. Returns `NaN` for any other length, and for an integer beyond
 * the end of `bytes`.
 */
function readInteger(bytes: Buffer, offset: number, byteCount: number): number {
  if (!(offset >= 0 && byteCount >= 1 && byteCount <= 8 && offset + byteCount <= bytes.length))
    return Number.NaN
  let value = 0
  for (const byte of bytes.subarray(offset, offset + byteCount)) value = value * 256 + byte
  return value
}

/**
 * A property list in Apple's binary format (CFBinaryPList.c). Reads objects only on request. Libraries read
 * all objects, and each one again for every reference to it, so that a kilobyte can expand to terabytes.
 */
export class BinaryPlist {
  readonly rootObjectNumber: ObjectNumber
  readonly #bytes: Buffer
  readonly #offsetByteCount: number
  readonly #objectNumberByteCount: number
  readonly #offsetTableStart: number

  private constructor(bytes: Buffer) {
    const trailerOffset = bytes.length - trailerByteCount
    this.#bytes = bytes
    this.#offsetByteCount = readInteger(bytes, trailerOffset + 6, 1)
    this.#objectNumberByteCount = readInteger(bytes, trailerOffset + 7, 1)
    this.rootObjectNumber = readInteger(bytes, trailerOffset + 16, 8)
    this.#offsetTableStart = readInteger(bytes, trailerOffset + 24, 8)
  }

  /**
   * Opens a property list, or returns `null` if the bytes are not one. In a list that was cut short, the root
   * object cannot be read.
   */
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

  /**
   * Returns the bytes of an object's content. Returns `null` if the object is of another kind, or extends
   * beyond the end of the file.
   */
  #readContent(objectNumber: ObjectNumber, marker: number, unitByteCount: number): Buffer | null {
    const storedObject = this.#findObject(objectNumber)
    if (storedObject?.marker !== marker) return null
    const contentEnd = storedObject.contentOffset + storedObject.unitCount * unitByteCount
    return contentEnd <= this.#bytes.length
      ? this.#bytes.subarray(storedObject.contentOffset, contentEnd)
      : null
  }

  readData = (objectNumber: ObjectNumber): Buffer | null => this.#readContent(objectNumber, dataMarker, 1)

  /**
   * Returns the text of a string object. Returns `null` for any other kind of object, and for a string that
   * is longer than any address.
   */
  readString(objectNumber: ObjectNumber): string | null {
    // Any number of objects can refer to the same string of many megabytes.
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

  /** Lists the first `maxCount` objects in an array. Returns an empty list for any other kind of object. */
  listArrayItems = (objectNumber: ObjectNumber, maxCount: number): ObjectNumber[] =>
    this.#listObjectNumbers(
      this.#readContent(objectNumber, arrayMarker, this.#objectNumberByteCount),
      maxCount,
    )

  /**
   * Finds the value of a key in a dictionary. Returns `null` if the key is not among the first `maxKeyCount`,
   * or if the object is not a dictionary.
   */
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

/** Maximum number of keys to compare in a dictionary. Safari writes six. */
const maxKeyCount = 50
