import type { PartialDate } from '../../../../model/partial-date.ts'

/** Pattern source for an optional time after a date: `10:30`, `10h30`, `2 PM`, `14 Uhr`. */
const timePatternSource =
  '(?:,?\\s*(?:à|at|um|a las|às|alle|-|–|\\||@)?\\s*\\d{1,2}(?:(?::|h)\\d\\d(?::\\d\\d)?|(?=\\s*(?:[APap]\\.?[Mm]|[Uu]hr)))(?:\\s*(?:[APap]\\.?[Mm]\\.?|[Uu]hr))?(?:\\s+[A-Z]{3,4})?)?'

/** Parses text that consists of a date. Returns `null` for any other text. */
export type DateParser = (text: string) => PartialDate | null

/** Patterns for dates within a line, most reliable first. */
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

/** Removes everything after the first year that is followed by a space. */
const removeTextAfterYear = (text: string) => text.replace(/(\d{4}),?\s.*$/su, '$1')

/** Maximum length of a line, in characters. A longer line is prose, which may mention dates of other events. */
const maxSearchedLineLength = 400

/**
 * Returns the first date in a line that matches the most reliable pattern. Returns `null` if the line contains no date
 * or is too long. `parseDate` parses the date alone.
 */
export function findDate(line: string, parseDate: DateParser): PartialDate | null {
  if (line.length > maxSearchedLineLength) return null
  for (const datePattern of datePatterns) {
    for (const [matchedText] of line.matchAll(datePattern)) {
      const date = parseDate(matchedText) ?? parseDate(removeTextAfterYear(matchedText))
      if (date !== null) return date
    }
  }
  return null
}
