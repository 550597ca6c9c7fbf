/** Languages whose month and weekday names are recognised. */
const recognisedLanguages = ['en', 'fr', 'es', 'pt', 'it', 'de', 'nl']

const foldName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()

function numberMonthOrWeekdayNames(field: 'month' | 'weekday', dates: readonly Date[]): Map<string, number> {
  const formats = recognisedLanguages.flatMap((language) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DateTimeFormat(language, { [field]: style, timeZone: 'UTC' }),
    ),
  )
  return new Map(
    formats.flatMap((format) => dates.map((date, index) => [foldName(format.format(date)), index + 1])),
  )
}

/** Built on first use: a hundred formats cost every command 50 ms. */
let cachedCalendarNames: { months: Map<string, number>; weekdays: Map<string, number> } | null = null

const loadCalendarNames = () => {
  cachedCalendarNames ??= {
    months: numberMonthOrWeekdayNames(
      'month',
      Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2016, month, 1))),
    ),
    weekdays: numberMonthOrWeekdayNames(
      'weekday',
      Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2016, 1, day + 1))),
    ),
  }
  return cachedCalendarNames
}

/** Returns the number of a month from its name or abbreviation in any of the languages; `null` for any other word. */
export const toMonthNumber = (name: string): string | null =>
  loadCalendarNames().months.get(foldName(name))?.toString() ?? null

/** True for the name of a weekday in any of the languages. */
export const isWeekday = (word: string): boolean => loadCalendarNames().weekdays.has(foldName(word))
