/** Languages that inflect month names in dates: `8 kwietnia 2016`. */
const inflectingLanguages = 'pl ru uk cs hr el fi sv da nb tr ca ro id bg sr sk hu lt'.split(' ')

const englishMonthNames =
  'January February March April May June July August September October November December'.split(' ')

/** Built on first use, because creating date formats is slow. */
let englishMonthByInflectedName: Map<string, string> | null = null

function listInflectedAndEnglishMonths(language: string): (readonly [string, string])[] {
  const dateFormat = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return englishMonthNames.map((englishName, monthIndex) => {
    const monthPart = dateFormat
      .formatToParts(new Date(Date.UTC(2016, monthIndex, 1)))
      .find(({ type }) => type === 'month')
    return [monthPart?.value.toLowerCase() ?? '', englishName] as const
  })
}

/** Replaces inflected month names in a text with English ones. */
export function replaceInflectedMonths(text: string): string {
  englishMonthByInflectedName ??= new Map(inflectingLanguages.flatMap(listInflectedAndEnglishMonths))
  const englishMonthByName = englishMonthByInflectedName
  return text.replace(/\p{L}{3,}/gu, (word) => englishMonthByName.get(word.toLowerCase()) ?? word)
}
