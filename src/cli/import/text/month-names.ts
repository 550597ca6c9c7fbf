/** Languages whose month and weekday names are recognised. */
const recognisedLanguages = ['en', 'fr', 'es', 'pt', 'it', 'de', 'nl']

const foldName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()

function mapCalendarNamesToNumbers(field: 'month' | 'weekday', dates: readonly Date[]): Map<string, number> {
  const dateFormats = recognisedLanguages.flatMap((language) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DateTimeFormat(language, { [field]: style, timeZone: 'UTC' }),
    ),
  )
  return new Map(
    dateFormats.flatMap((format) => dates.map((date, index) => [foldName(format.format(date)), index + 1])),
  )
}

/** Built on first use, because creating a hundred date formats takes 50 ms. */
let cachedCalendarNames: {
  monthNumberByName: Map<string, number>
  weekdayNumberByName: Map<string, number>
} | null = null

const getCalendarNames = () => {
  cachedCalendarNames ??= {
    monthNumberByName: mapCalendarNamesToNumbers(
      'month',
      Array.from({ length: 12 }, (_, monthIndex) => new Date(Date.UTC(2016, monthIndex, 1))),
    ),
    weekdayNumberByName: mapCalendarNamesToNumbers(
      'weekday',
      Array.from({ length: 7 }, (_, dayIndex) => new Date(Date.UTC(2016, 1, dayIndex + 1))),
    ),
  }
  return cachedCalendarNames
}

/** Returns the number of a month from its name or abbreviation in any of the languages; `null` for any other word. */
export const toMonthNumber = (name: string): string | null =>
  getCalendarNames().monthNumberByName.get(foldName(name))?.toString() ?? null

/** True for the name of a weekday in any of the languages. */
export const isWeekdayName = (word: string): boolean =>
  getCalendarNames().weekdayNumberByName.has(foldName(word))
