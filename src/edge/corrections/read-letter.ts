import { type CorrectionRequest, cleanText, correctionFields } from '../../model/correction-request.ts'

/** Bytes that a letter may have as it is sent. */
const most = 16_384

/** Bytes that are read of a longer one, and thrown away: who is cut off while sending never hears why. */
const mostDiscarded = 8_388_608

const types = ['application/x-www-form-urlencoded', 'application/json']

/** The types that are read, as `Accept-Post` has them (Linked Data Platform 1.0 §7.1). */
export const acceptPost = types.join(', ')

/** What was sent, read; or the status that refuses it (RFC 9110 §15.5): 400, 413 or 415. */
export type Sent = { fields: ReadonlyMap<string, string> } | { refused: 400 | 413 | 415 }

/** Whether what is sent is JSON; `null` when it is of no type that is read. */
export function isJson(request: Request): boolean | null {
  const [type = ''] = (request.headers.get('content-type') ?? '').slice(0, 128).split(';', 1)
  const index = types.indexOf(type.trim().toLowerCase())
  return index < 0 ? null : index === 1
}

/**
 * The body as text, its bytes counted as the stream yields them, whatever its headers say; `null` past the limit. What
 * is past it is not kept, but read for a while, so that the answer is not lost with the connection (RFC 9112 §9.6).
 */
async function textOf(body: ReadableStream<Uint8Array> | null): Promise<string | null> {
  const decoder = new TextDecoder()
  let [text, size] = ['', 0]
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > mostDiscarded) return null
    if (size <= most) text += decoder.decode(part, { stream: true })
  }
  return size > most ? null : text + decoder.decode()
}

/** Fields of a JSON object whose values are text or `null`; `null` for anything else. */
function jsonFields(text: string): Map<string, string> | null {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return null
    const fields = Object.entries(read).filter(([, value]) => value !== null)
    return fields.every(([, value]) => typeof value === 'string') ? new Map(fields) : null
  } catch {
    return null
  }
}

/** Reads what was sent. What is no UTF-8 is replaced; of a field that occurs twice, the last counts. */
export async function readSent(request: Request): Promise<Sent> {
  const json = isJson(request)
  if (json === null) return { refused: 415 }
  const text = await textOf(request.body)
  if (text === null) return { refused: 413 }
  const fields = json ? jsonFields(text) : new Map(new URLSearchParams(text))
  return fields ? { fields } : { refused: 400 }
}

/** The letter in the fields, as it is kept; fields of no letter are left out. */
export const letterIn = (fields: ReadonlyMap<string, string>): CorrectionRequest =>
  Object.fromEntries(
    correctionFields.map((name) => [name, cleanText(fields.get(name) ?? '')]),
  ) as CorrectionRequest
