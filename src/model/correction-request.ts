/** Maximum lengths of the fields of a correction request, in UTF-16 code units. */
export const maxFieldLengths = { wrong: 4000, right: 4000, source: 1000, name: 200, email: 254 } as const

/** A field of the form for requesting a correction. */
export type CorrectionField = keyof typeof maxFieldLengths
export const correctionFields = Object.keys(maxFieldLengths) as CorrectionField[]

/** A reader's request for a correction, by field. A field that the reader left blank is an empty string. */
export type CorrectionRequest = Record<CorrectionField, string>

/** Reasons for rejecting a field. */
type CorrectionFieldError = 'missing' | 'tooLong' | 'notAddress'

/** Errors of a correction request by field. */
export type CorrectionFieldErrors = Partial<Record<CorrectionField, CorrectionFieldError>>

/** The addresses of an edition's correction form, and of the page that confirms receipt. */
export const correctionFormAddressOf = (editionId: string): string => `/${editionId}/corrections/new`
export const correctionReceiptAddressOf = (editionId: string): string => `/${editionId}/corrections/received`

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are removed
const controlCharacterPattern = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g

/**
 * Prepares a text for storage: makes it well-formed, normalises it to NFC, converts line ends to line feeds, removes
 * control characters, and trims it.
 */
export const cleanFieldText = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(controlCharacterPattern, '').normalize('NFC').trim()

function validateField(field: CorrectionField, text: string): CorrectionFieldError | null {
  if (text.length > maxFieldLengths[field]) return 'tooLong'
  if (field === 'wrong' && text === '') return 'missing'
  return field === 'email' && text !== '' && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(text) ? 'notAddress' : null
}

export function validateCorrectionRequest(request: CorrectionRequest): CorrectionFieldErrors {
  const errors: CorrectionFieldErrors = {}
  for (const field of correctionFields) {
    const error = validateField(field, request[field])
    if (error) errors[field] = error
  }
  return errors
}

/** Crockford's base 32: only digits and letters that are not easily mistaken for each other. */
const base32Alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Creates a reference number of 60 random bits, such as `7K2M-Q9XA-04TB`. */
export const createReferenceNumber = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => base32Alphabet[byte & 31])
    .join('')
    .replace(/.{4}(?=.)/g, '$&-')

export const isReferenceNumber = (text: string): boolean =>
  /^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}$/.test(text)
