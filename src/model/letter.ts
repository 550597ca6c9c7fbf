/** What a reader writes to ask for a correction: the longest that each field may be, in UTF-16 units. */
export const longestFields = { wrong: 4000, right: 4000, source: 1000, name: 200, email: 254 } as const

export type LetterField = keyof typeof longestFields
export const letterFields = Object.keys(longestFields) as LetterField[]

/** A letter; empty where nothing was written. */
export type Letter = Record<LetterField, string>

/** Why a field cannot be taken as it is. */
export type LetterFault = 'missing' | 'tooLong' | 'notAddress'
export type LetterFaults = Partial<Record<LetterField, LetterFault>>

/** The address of an edition's form, and of the page that says that a letter was received. */
export const formAddress = (edition: string): string => `/${edition}/corrections/new`
export const receivedAddress = (edition: string): string => `/${edition}/corrections/received`

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g

/** Text as it is kept: well-formed, NFC, lines ended by a line feed, without control characters or space around it. */
export const tidy = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '').normalize('NFC').trim()

function faultOf(field: LetterField, text: string): LetterFault | null {
  if (text.length > longestFields[field]) return 'tooLong'
  if (field === 'wrong' && text === '') return 'missing'
  return field === 'email' && text !== '' && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(text) ? 'notAddress' : null
}

/** What is wrong with a letter, by field; empty when it can be taken. */
export function faultsOf(letter: Letter): LetterFaults {
  const faults: LetterFaults = {}
  for (const field of letterFields) {
    const fault = faultOf(field, letter[field])
    if (fault) faults[field] = fault
  }
  return faults
}

/** Digits and letters that are not taken for one another (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new reference number, such as `7K2M-Q9XA-04TB`: 60 random bits. */
export const newReference = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => alphabet[byte & 31])
    .join('')
    .replace(/.{4}(?=.)/g, '$&-')

/** Whether `text` could be a reference number. */
export const isReference = (text: string): boolean =>
  /^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}$/.test(text)
