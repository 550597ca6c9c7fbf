import { type MimeEntity, parseMediaType, parseMimeEntity } from '../source/header-block.ts'

/** A part of a message that contains no parts of its own. Its body is still encoded. */
export interface MimePart extends MimeEntity {
  mediaType: string
}

/** The parts of a message, in order. */
export interface MimeParts {
  parts: MimePart[]
  /** True if the closing delimiter of a multipart is missing. */
  isCutShort: boolean
}

/**
 * Maximum depth of nested parts; deeper parts are not divided. Browsers nest parts once, mail programs up to
 * three times.
 */
const maxPartDepth = 8

/** Maximum number of parts in a message. Few pages load even a thousand files. */
export const maxMessagePartCount = 20_000

/** Maximum length of a boundary, in characters; RFC 2046 §5.1.1 permits 70. */
const maxBoundaryLength = 200

/** Returns a parameter of a `Content-Type`, such as `boundary`, or `null` if it is missing. */
export function findContentTypeParameter(
  contentType: string | undefined,
  parameterName: string,
): string | null {
  const parameterPattern = new RegExp(
    `;\\s*${parameterName}\\s*=\\s*(?:"([^"]{0,300})"|([^\\s;"]{1,300}))`,
    'i',
  )
  const [, quotedValue, bareValue] = parameterPattern.exec(contentType ?? '') ?? []
  return quotedValue ?? bareValue ?? null
}

/**
 * Matches the rest of a delimiter line after the boundary: two hyphens if it is the closing delimiter, white
 * space, and the end of the line.
 */
const delimiterEndPattern = /^(--)?[ \t]*(?:\r?\n|$)/

const maxDelimiterEndBytes = 80

const isAtLineStart = (bytes: Buffer, index: number) => index === 0 || bytes[index - 1] === 0x0a

/**
 * Returns the offset at which the part before a delimiter ends. A line break directly before the delimiter
 * belongs to the delimiter (RFC 2046 §5.1.1).
 */
function findPartEnd(bytes: Buffer, delimiterOffset: number): number {
  if (bytes[delimiterOffset - 1] !== 0x0a) return delimiterOffset
  return bytes[delimiterOffset - 2] === 0x0d ? delimiterOffset - 2 : delimiterOffset - 1
}

/** Yields the parts between the delimiters of a multipart body. Finally returns how the body ends. */
function* splitAtDelimiters(body: Buffer, boundary: string): Generator<Buffer, 'complete' | 'cut short'> {
  const delimiterBytes = Buffer.from(`--${boundary}`, 'latin1')
  let partOffset = -1
  for (
    let delimiterOffset = body.indexOf(delimiterBytes);
    delimiterOffset >= 0;
    delimiterOffset = body.indexOf(delimiterBytes, delimiterOffset + delimiterBytes.length)
  ) {
    const delimiterEndOffset = delimiterOffset + delimiterBytes.length
    const delimiterEndMatch = delimiterEndPattern.exec(
      body.toString('latin1', delimiterEndOffset, delimiterEndOffset + maxDelimiterEndBytes),
    )
    if (delimiterEndMatch === null || !isAtLineStart(body, delimiterOffset)) continue
    if (partOffset >= 0)
      yield body.subarray(partOffset, Math.max(partOffset, findPartEnd(body, delimiterOffset)))
    if (delimiterEndMatch[1] !== undefined) return 'complete'
    partOffset = delimiterEndOffset + delimiterEndMatch[0].length
  }
  if (partOffset >= 0) yield body.subarray(partOffset)
  return 'cut short'
}

/**
 * Collects the parts of a message. Stops at one more than `maxMessagePartCount`, so that callers can tell
 * that there are too many.
 */
class MimePartReader implements MimeParts {
  readonly parts: MimePart[] = []
  isCutShort = false

  collectParts(bytes: Buffer, depth: number): void {
    const entity = parseMimeEntity(bytes)
    const contentType = entity.fields.get('content-type')
    const mediaType = parseMediaType(contentType)
    const boundary = mediaType.startsWith('multipart/')
      ? findContentTypeParameter(contentType, 'boundary')
      : null
    if (boundary === null || boundary.length > maxBoundaryLength || depth >= maxPartDepth)
      this.parts.push({ ...entity, mediaType })
    else this.#collectPartsOfEntities(splitAtDelimiters(entity.body, boundary), depth)
  }

  #collectPartsOfEntities(entities: Generator<Buffer, 'complete' | 'cut short'>, depth: number): void {
    let entityResult = entities.next()
    while (!entityResult.done && this.parts.length <= maxMessagePartCount) {
      this.collectParts(entityResult.value, depth + 1)
      entityResult = entities.next()
    }
    if (entityResult.done && entityResult.value === 'cut short') this.isCutShort = true
  }
}

/** Splits a message into the parts that contain no other parts. Their bodies share the message's memory. */
export function readMimeParts(message: Buffer): MimeParts {
  const partReader = new MimePartReader()
  partReader.collectParts(message, 0)
  return partReader
}
