import { grouped } from './grouped.ts'
import type { Words } from './words.ts'

export const en: Words = {
  archive: 'Archive',
  skip: 'Skip to the text',
  corrected: 'This article has been corrected.',
  corrections: 'Corrections',
  inferred: 'inferred',
  otherForms: 'Other forms of this page',
  originalAddress: 'First published at',
  topics: 'Topics:',
  lostPictures: (count) =>
    count === 1
      ? 'A picture of this article is not kept.'
      : `${count} pictures of this article are not kept.`,
  rights: 'Rights',
  contact: 'Contact',
  editions: 'Editions',
  newest: 'Last articles',
  byYear: 'By year',
  undated: 'Undated',
  articles: (count) => (count === 1 ? '1 article' : `${grouped(count, ',')} articles`),
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
  day: (day, month, year) => `${month} ${day}, ${year}`,
  time: (day, hour, minute) => `${day} at ${hour % 12 || 12}:${minute} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
  closed: 'closed',
  front: 'Front page of the archive',
  statuses: {
    300: { title: 'Several pages', detail: 'Several pages of the archive have an address like this one.' },
    404: { title: 'Not in the archive', detail: 'The archive holds nothing at this address.' },
    406: { title: 'No such form', detail: 'This page exists, but in none of the forms that were asked for.' },
    410: { title: 'Withdrawn', detail: 'This page was withdrawn from the archive.' },
    451: { title: 'Withheld', detail: 'This page is withheld for legal reasons.' },
    503: {
      title: 'Out of reach',
      detail: 'The archive cannot be read at the moment. Please try again soon.',
    },
  },
  copyElsewhere: 'Look for a copy at the Internet Archive',
}
