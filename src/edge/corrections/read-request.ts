import { type CorrectionRequest, cleanFieldText, correctionFields } from '../../model/correction-request.ts'
import { readBodyWithinLimit } from '../gateway/read-body.ts'

/**
 * Maximum size of a request's body, in bytes. Fits fields of maximum length in any script: a form encodes a character
 * in up to nine bytes.
 */
const maxBodyBytes = 98_304

const jsonMediaType = 'application/json'
const acceptedMediaTypes = ['application/x-www-form-urlencoded', jsonMediaType]

/** The value of `Accept-Post` (Linked Data Platform 1.0 §7.1): the accepted media types. */
export const acceptPostValue = acceptedMediaTypes.join(', ')

/** The fields of a body, or the status for rejecting it (RFC 9110 §15.5). */
export type FieldsOrRejection = { fields: ReadonlyMap<string, string> } | { rejection: 400 | 413 | 415 }

/** Returns the media type of a request's body, without parameters and in lower case. */
const mediaTypeOf = ({ headers }: Request): string =>
  (headers.get('content-type') ?? '').slice(0, 128).replace(/;.*/, '').trim().toLowerCase()

/** True if a request's body is declared as JSON. */
export const isJsonRequest = (request: Request): boolean => mediaTypeOf(request) === jsonMediaType

/** Parses a JSON object whose values are strings. Drops `null` values. Returns `null` for any other text. */
function parseJsonFields(text: string): Map<string, string> | null {
  try {
    const parsedJson: unknown = JSON.parse(text)
    if (typeof parsedJson !== 'object' || parsedJson === null || Array.isArray(parsedJson)) return null
    const fields = Object.entries(parsedJson).filter(([, value]) => value !== null)
    return fields.every(([, value]) => typeof value === 'string') ? new Map(fields) : null
  } catch {
    return null
  }
}

/**
 * Reads the fields of a body, or the status for rejecting it. Replaces invalid UTF-8. The last of equal names counts.
 */
export async function readSubmission(request: Request): Promise<FieldsOrRejection> {
  if (!acceptedMediaTypes.includes(mediaTypeOf(request))) return { rejection: 415 }
  const text = await readBodyWithinLimit(request.body, maxBodyBytes)
  if (text === null) return { rejection: 413 }
  const fields = isJsonRequest(request) ? parseJsonFields(text) : new Map(new URLSearchParams(text))
  return fields ? { fields } : { rejection: 400 }
}

/** Creates a correction request from cleaned fields. A missing field is an empty string. Ignores unknown fields. */
export const correctionRequestFromFields = (textsByField: ReadonlyMap<string, string>): CorrectionRequest =>
  Object.fromEntries(
    correctionFields.map((name) => [name, cleanFieldText(textsByField.get(name) ?? '')]),
  ) as CorrectionRequest
