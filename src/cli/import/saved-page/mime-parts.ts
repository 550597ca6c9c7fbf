import { type MimeEntity, parseMediaType, parseMimeEntity } from '../source/header-block.ts'

/** A part of a message that contains no parts of its own. Its body is still encoded. */
export interface MimePart extends MimeEntity {
  mediaType: string
}

/** The parts of a message, in its order. */
export interface MimeParts {
  parts: MimePart[]
  /** True if the last delimiter of a multipart is missing. */
  isCutShort: boolean
}

/** Browsers nest parts once, mail programs up to three times; parts deeper than this are not divided. */
const maxPartDepth = 8

/** Maximum number of parts: a page that loads a thousand files is rare. */
export const maxMessageParts = 20_000

/** RFC 2046 §5.1.1 permits 70. */
const maxBoundaryLength = 200

/** Returns a parameter of a `Content-Type`, such as `boundary`; `null` if it is missing. */
export function findParameter(contentType: string | undefined, name: string): string | null {
  const pattern = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{0,300})"|([^\\s;"]{1,300}))`, 'i')
  const [, quoted, bare] = pattern.exec(contentType ?? '') ?? []
  return quoted ?? bare ?? null
}

/**
 * Matches the text after the boundary in a delimiter line: two hyphens in the last delimiter, white space, the end of
 * the line.
 */
const delimiterEndPattern = /^(--)?[ \t]*(?:\r?\n|$)/

const maxDelimiterEndBytes = 80

const isAtLineStart = (bytes: Buffer, index: number) => index === 0 || bytes[index - 1] === 0x0a

/** Returns the end of a part before a delimiter: the line break there belongs to the delimiter (RFC 2046 §5.1.1). */
function findPartEnd(bytes: Buffer, delimiter: number): number {
  if (bytes[delimiter - 1] !== 0x0a) return delimiter
  return bytes[delimiter - 2] === 0x0d ? delimiter - 2 : delimiter - 1
}

/** Yields the parts between the delimiters of a multipart body; returns true if the last delimiter is missing. */
function* divideAtDelimiters(body: Buffer, boundary: string): Generator<Buffer, boolean> {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  let partStart = -1
  for (
    let delimiterStart = body.indexOf(delimiter);
    delimiterStart >= 0;
    delimiterStart = body.indexOf(delimiter, delimiterStart + delimiter.length)
  ) {
    const delimiterEnd = delimiterStart + delimiter.length
    const lineEnd = delimiterEndPattern.exec(
      body.toString('latin1', delimiterEnd, delimiterEnd + maxDelimiterEndBytes),
    )
    if (lineEnd === null || !isAtLineStart(body, delimiterStart)) continue
    if (partStart >= 0) yield body.subarray(partStart, Math.max(partStart, findPartEnd(body, delimiterStart)))
    if (lineEnd[1] !== undefined) return false
    partStart = delimiterEnd + lineEnd[0].length
  }
  if (partStart >= 0) yield body.subarray(partStart)
  return true
}

/** Collects the parts of a message, up to one more than `maxMessageParts`. */
class MimePartReader implements MimeParts {
  readonly parts: MimePart[] = []
  isCutShort = false

  read(bytes: Buffer, depth: number): void {
    const entity = parseMimeEntity(bytes)
    const contentType = entity.fields.get('content-type')
    const mediaType = parseMediaType(contentType)
    const boundary = mediaType.startsWith('multipart/') ? findParameter(contentType, 'boundary') : null
    if (boundary === null || boundary.length > maxBoundaryLength || depth >= maxPartDepth)
      this.parts.push({ ...entity, mediaType })
    else this.#readAll(divideAtDelimiters(entity.body, boundary), depth)
  }

  #readAll(entities: Generator<Buffer, boolean>, depth: number): void {
    let nextEntity = entities.next()
    while (!nextEntity.done && this.parts.length <= maxMessageParts) {
      this.read(nextEntity.value, depth + 1)
      nextEntity = entities.next()
    }
    if (nextEntity.done && nextEntity.value) this.isCutShort = true
  }
}

/** Divides a message into the parts that contain no parts themselves. Their bodies share the message's bytes. */
export function readMimeParts(message: Buffer): MimeParts {
  const reader = new MimePartReader()
  reader.read(message, 0)
  return reader
}
