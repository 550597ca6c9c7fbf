import { removeDiacritics } from './slug.ts'
import { createUnicodePatternGetter } from './unicode-pattern.ts'

/** Removes case and accents, unless the agency is an acronym: *AP* must not match the *ap* of a Welsh name. */
const foldUnlessAcronym = (text: string, agency: string) =>
  agency === agency.toUpperCase() ? text : removeDiacritics(text.normalize('NFKD')).toLowerCase()

const wordPattern = createUnicodePatternGetter(String.raw`[\p{L}\p{N}\p{M}]+`)

/** True if a credit contains the agency's name as whole words, such as "with files from Reuters". */
export function mentionsAgency(credit: string, agency: string): boolean {
  const foldAndJoinWords = (text: string) =>
    ` ${(foldUnlessAcronym(text, agency).match(wordPattern()) ?? []).join(' ')} `
  return credit !== '' && foldAndJoinWords(credit).includes(foldAndJoinWords(agency))
}
