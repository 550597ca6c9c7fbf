import type { PartialDate } from '../../../../model/partial-date.ts'

/** `10:30`, `10h30`, `2 PM`, `14 Uhr`. */
const timePatternSource =
  '(?:,?\\s*(?:à|at|um|a las|às|alle|-|–|\\||@)?\\s*\\d{1,2}(?:(?::|h)\\d\\d(?::\\d\\d)?|(?=\\s*(?:[APap]\\.?[Mm]|[Uu]hr)))(?:\\s*(?:[APap]\\.?[Mm]\\.?|[Uu]hr))?(?:\\s+[A-Z]{3,4})?)?'

/** Parses a date that stands alone; `null` when the text is not a date. */
export type ParseDate = (text: string) => PartialDate | null

/** Shapes of dates within a line, most reliable first. */
const datePatterns: readonly RegExp[] = [
  /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?/gu,
  new RegExp(
    `\\d{1,2}(?:er|st|nd|rd|th|\\.|º)?,?\\s+(?:de\\s+|of\\s+)?\\p{L}{3,12}\\.?,?\\s+(?:de\\s+|del\\s+)?\\d{4}${timePatternSource}`,
    'gu',
  ),
  new RegExp(`\\p{L}{3,12}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}${timePatternSource}`, 'gu'),
  /\d{4}\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]/gu,
  new RegExp(`(?<!\\d)\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}(?!\\d)${timePatternSource}`, 'gu'),
  /(?<!\d)\d{4}[./]\d{1,2}[./]\d{1,2}(?!\d)/gu,
]

/** Cuts text after the year, where the year is followed by digits that are not a time. */
const removeTextAfterYear = (text: string) => text.replace(/(\d{4}),?\s.*$/su, '$1')

/** Maximum length of a line, in characters; longer ones are prose, which mentions dates of other events. */
const maxSearchedLineLength = 400

/** Returns the first date within a line of text, or `null`. `parseDate` parses a date that stands alone. */
export function findDate(line: string, parseDate: ParseDate): PartialDate | null {
  if (line.length > maxSearchedLineLength) return null
  for (const datePattern of datePatterns) {
    for (const [matchedText] of line.matchAll(datePattern)) {
      const date = parseDate(matchedText) ?? parseDate(removeTextAfterYear(matchedText))
      if (date !== null) return date
    }
  }
  return null
}
