/** Languages that inflect month names in dates: `8 kwietnia 2016`. */
const inflectingLanguages = 'pl ru uk cs hr el fi sv da nb tr ca ro id bg sr sk hu lt'.split(' ')

const englishMonths =
  'January February March April May June July August September October November December'.split(' ')

/** Built on first use, because creating date formats is slow. */
let englishMonthByName: Map<string, string> | null = null

function listMonthNames(language: string): (readonly [string, string])[] {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return englishMonths.map((name, month) => {
    const part = format.formatToParts(new Date(Date.UTC(2016, month, 1))).find(({ type }) => type === 'month')
    return [part?.value.toLowerCase() ?? '', name] as const
  })
}

/** Replaces an inflected month name with the English one. */
export function replaceInflectedMonths(text: string): string {
  englishMonthByName ??= new Map(inflectingLanguages.flatMap(listMonthNames))
  const names = englishMonthByName
  return text.replace(/\p{L}{3,}/gu, (word) => names.get(word.toLowerCase()) ?? word)
}
