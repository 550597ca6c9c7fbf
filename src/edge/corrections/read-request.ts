import { type CorrectionRequest, cleanFieldText, correctionFields } from '../../model/correction-request.ts'
import { readBody } from '../gateway/read-body.ts'

/**
 * Maximum size of a request's body, in bytes: enough for fields of the maximum lengths in any script, since a form
 * encodes a character in up to nine bytes.
 */
const maxBodyBytes = 98_304

const acceptedMediaTypes = ['application/x-www-form-urlencoded', 'application/json']

/** The value of `Accept-Post` (Linked Data Platform 1.0 §7.1): the accepted media types. */
export const acceptPostValue = acceptedMediaTypes.join(', ')

/** The fields of a body, or the status with which the body is rejected (RFC 9110 §15.5). */
export type FieldsOrRejection = { fields: ReadonlyMap<string, string> } | { rejection: 400 | 413 | 415 }

/** True for a request with JSON, false for one with form data; `null` for any other media type. */
export function isJsonRequest(request: Request): boolean | null {
  const [type = ''] = (request.headers.get('content-type') ?? '').slice(0, 128).split(';', 1)
  const index = acceptedMediaTypes.indexOf(type.trim().toLowerCase())
  return index < 0 ? null : index === 1
}

/** Parses a JSON object whose values are strings or `null`, which are dropped; returns `null` for any other text. */
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

/** Reads the fields of a body, or why it is rejected. Replaces invalid UTF-8; the last of several equal names wins. */
export async function readSubmission(request: Request): Promise<FieldsOrRejection> {
  const isJson = isJsonRequest(request)
  if (isJson === null) return { rejection: 415 }
  const text = await readBody(request.body, maxBodyBytes)
  if (text === null) return { rejection: 413 }
  const fields = isJson ? parseJsonFields(text) : new Map(new URLSearchParams(text))
  return fields ? { fields } : { rejection: 400 }
}

/** Returns the cleaned fields of a correction request; an empty string for a missing one. Ignores other fields. */
export const correctionRequestFromFields = (textsByField: ReadonlyMap<string, string>): CorrectionRequest =>
  Object.fromEntries(
    correctionFields.map((name) => [name, cleanFieldText(textsByField.get(name) ?? '')]),
  ) as CorrectionRequest
