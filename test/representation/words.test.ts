import { describe, expect, it } from 'vitest'
import { formatDate } from '../../src/representation/format-date.ts'
import { chooseCatalogue } from '../../src/representation/words/index.ts'

describe('words', () => {
  it.each([
    ['en', 0, '0 articles'],
    ['en', 1, '1 article'],
    ['en-CA', 390_231, '390,231 articles'],
    ['fr', 0, '0 article'],
    ['fr-CA', 1000, '1\u202f000 articles'],
    ['es', 1, '1 artículo'],
    ['es-MX', 2345, '2345 artículos'],
    ['es', 12_345, '12\u202f345 artículos'],
    ['de', 1, '1 Artikel'],
    ['de-AT', 12_345, '12.345 Artikel'],
    ['pt', 2, '2 articles'],
  ])('count in %s: %i', (language, count, expected) =>
    expect(chooseCatalogue(language).articleCount(count)).toBe(expected),
  )

  it.each([
    ['en', ' 1 day.', ' 2 days.'],
    ['fr', ' 1 jour.', ' 2 jours.'],
    ['es', ' 1 día.', ' 2 días.'],
    ['de', ' 1 Tag ', ' 2 Tagen '],
  ])('count the days until a correction request is deleted in %s', (language, one, two) => {
    const { explanation } = chooseCatalogue(language).correctionForm
    expect([explanation('A', 1), explanation('A', 2)]).toEqual([
      expect.stringContaining(one),
      expect.stringContaining(two),
    ])
  })

  it.each([
    ['en', '1,234 comments by readers', '1,234 pictures are missing', '12,345'],
    ['fr', '1\u202f234 commentaires de lecteurs', '1\u202f234 images manquantes', '12\u202f345'],
    ['es', '1234 comentarios de lectores', 'Faltan 1234 imágenes', '12\u202f345'],
    ['de', '1.234 Leserkommentare', '1.234 Bilder fehlen', '12.345'],
  ])('group digits in %s', (language, comments, pictures, count) => {
    const { readersComments, holdings, formatCount } = chooseCatalogue(language)
    expect([readersComments(1234), holdings.lostPictures(1234), formatCount(12_345)]).toEqual([
      comments,
      pictures,
      count,
    ])
  })

  it.each(['en', 'fr', 'es', 'de'])('name months and days of the week in %s as Unicode does', (language) => {
    const { months, weekdays } = chooseCatalogue(language)
    const name = (format: Intl.DateTimeFormatOptions, month: number, day: number) =>
      new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }).format(Date.UTC(2018, month, day))
    expect(months).toEqual(Array.from({ length: 12 }, (_, month) => name({ month: 'long' }, month, 1)))
    // The first of January 2018 was a Monday.
    const days = Array.from({ length: 7 }, (_, day) => name({ weekday: 'long' }, 0, day + 1))
    expect(weekdays).toEqual(days.map((day, index) => day.slice(0, weekdays[index]?.length)))
    expect(new Set(weekdays).size).toBe(7)
  })

  it.each([
    ['en-CA', '2016-06-24T08:15-04:00', 'June 24, 2016 at 8:15 a.m.'],
    ['en', '2016-06-24T00:15', 'June 24, 2016 at 12:15 a.m.'],
    ['en', '2016-06-24T12:00', 'June 24, 2016 at 12:00 p.m.'],
    ['es', '2016-06-24', '24 de junio de 2016'],
    ['es-MX', '2016-06', 'junio de 2016'],
    ['es', '2016-06-01T13:05', '1 de junio de 2016 a las 13:05'],
    ['es', '2016-06-01T01:05', '1 de junio de 2016 a la 1:05'],
    ['de-CH', '2016-06', 'Juni 2016'],
    ['de', '2016-06-24T12:15Z', '24. Juni 2016, 8.15 Uhr'],
    ['pt', '2016-06-24', '24 de junho de 2016'],
    ['ar-EG', '2016', '٢٠١٦'],
    ['pt', '2016-06', 'junho de 2016'],
  ])('date in %s: %s', (language, date, expected) =>
    expect(formatDate(date, language, 'America/Toronto')).toBe(expected),
  )

  it.each([
    ['en', '2016', false, 'Corrected in 2016'],
    ['es', 'abril de 2016', false, 'Artículo corregido en abril de 2016'],
    ['es', '8 de abril de 2016', true, 'Artículo corregido el 8 de abril de 2016'],
    ['de', '8. April 2016', true, 'Korrigiert am 8. April 2016'],
    ['de', 'April 2016', false, 'Korrigiert im April 2016'],
    ['de', '2016', false, 'Korrigiert 2016'],
  ])('tell in %s when an article was corrected: %s', (language, date, isDay, expected) =>
    expect(chooseCatalogue(language).corrected(date, isDay)).toBe(expected),
  )
})
