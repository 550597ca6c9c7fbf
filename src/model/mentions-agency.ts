import { removeDiacritics } from './slug.ts'
import { createUnicodePattern } from './unicode-pattern.ts'

/** Drops case and accents, unless the agency is an acronym: *AP* is not the *ap* of a Welsh name. */
const foldLike = (text: string, agency: string) =>
  agency === agency.toUpperCase() ? text : removeDiacritics(text.normalize('NFKD')).toLowerCase()

const wordPattern = createUnicodePattern(String.raw`[\p{L}\p{N}\p{M}]+`)

/** True when the credit contains the agency as whole words: "with files from Reuters". */
export function mentionsAgency(credit: string, agency: string): boolean {
  const wordsOf = (text: string) => ` ${(foldLike(text, agency).match(wordPattern()) ?? []).join(' ')} `
  return credit !== '' && wordsOf(credit).includes(wordsOf(agency))
}
