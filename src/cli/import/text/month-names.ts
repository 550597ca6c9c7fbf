/** Languages whose names of months and weekdays newsrooms' files are likely to hold. */
const languages = ['en', 'fr', 'es', 'pt', 'it', 'de', 'nl']

const plain = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()

function namesOf(field: 'month' | 'weekday', dates: readonly Date[]): Map<string, number> {
  const formats = languages.flatMap((language) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DateTimeFormat(language, { [field]: style, timeZone: 'UTC' }),
    ),
  )
  return new Map(
    formats.flatMap((format) => dates.map((date, index) => [plain(format.format(date)), index + 1])),
  )
}

/** Made when first asked for: building a hundred formats costs every command 50 ms. */
let known: { months: Map<string, number>; weekdays: Map<string, number> } | null = null

const names = () => {
  known ??= {
    months: namesOf(
      'month',
      Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2016, month, 1))),
    ),
    weekdays: namesOf(
      'weekday',
      Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2016, 1, day + 1))),
    ),
  }
  return known
}

/** The number of a month by its name or abbreviation in any of the languages, as text; `null` when it is none. */
export const monthNumber = (name: string): string | null =>
  names().months.get(plain(name))?.toString() ?? null

/** Whether a word names a weekday in any of the languages. */
export const isWeekday = (word: string): boolean => names().weekdays.has(plain(word))
