import { type MimeEntity, parseMediaType, parseMimeEntity } from '../source/header-block.ts'

/** A part of a message that contains no parts of its own. Its body is still encoded. */
export interface MimePart extends MimeEntity {
  mediaType: string
}

/** The parts of a message, in their order. */
export interface MimeParts {
  parts: MimePart[]
  /** True if the last delimiter of a multipart is missing. */
  isCutShort: boolean
}

/** Browsers nest parts once, mail programs up to three times; parts deeper than this are not divided. */
const maxPartDepth = 8

/** Maximum number of parts; a page that loads even a thousand files is rare. */
export const maxMessagePartCount = 20_000

/** Maximum length of a boundary, in characters; RFC 2046 §5.1.1 permits 70. */
const maxBoundaryLength = 200

/** Returns a parameter of a `Content-Type`, such as `boundary`; `null` if it is missing. */
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
 * Matches the text after the boundary in a delimiter line: two hyphens in the last delimiter, white space, the end of
 * the line.
 */
const delimiterEndPattern = /^(--)?[ \t]*(?:\r?\n|$)/

const maxDelimiterEndBytes = 80

const isAtLineStart = (bytes: Buffer, index: number) => index === 0 || bytes[index - 1] === 0x0a

/**
 * Returns the end of the part before a delimiter. A line break between them belongs to the delimiter (RFC
 * 2046 §5.1.1).
 */
function findPartEnd(bytes: Buffer, delimiterOffset: number): number {
  if (bytes[delimiterOffset - 1] !== 0x0a) return delimiterOffset
  return bytes[delimiterOffset - 2] === 0x0d ? delimiterOffset - 2 : delimiterOffset - 1
}

/**
 * Yields the parts between the delimiters of a multipart body. Returns true if the last delimiter is missing.
 */
function* splitAtDelimiters(body: Buffer, boundary: string): Generator<Buffer, boolean> {
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
    if (delimiterEndMatch[1] !== undefined) return false
    partOffset = delimiterEndOffset + delimiterEndMatch[0].length
  }
  if (partOffset >= 0) yield body.subarray(partOffset)
  return true
}

/**
 * Collects the parts of a message; stops at one more than `maxMessagePartCount`, which shows that there are
 * too many.
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

  #collectPartsOfEntities(entities: Generator<Buffer, boolean>, depth: number): void {
    let entityResult = entities.next()
    while (!entityResult.done && this.parts.length <= maxMessagePartCount) {
      this.collectParts(entityResult.value, depth + 1)
      entityResult = entities.next()
    }
    if (entityResult.done && entityResult.value) this.isCutShort = true
  }
}

/**
 * Splits a message into the parts that do not contain other parts. Their bodies share the message's bytes.
 */
export function readMimeParts(message: Buffer): MimeParts {
  const partReader = new MimePartReader()
  partReader.collectParts(message, 0)
  return partReader
}
