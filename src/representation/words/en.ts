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
  lostPictures: (count) =>
    count === 1
      ? 'A picture of this article is not kept.'
      : `${count} pictures of this article are not kept.`,
  namesOf: { sections: 'Section:', topics: 'Topics:', authors: 'By:' },
  rights: 'Rights',
  contact: 'Contact',
  editions: 'Editions',
  newest: 'Last articles',
  byYear: 'By year',
  undated: 'Undated',
  lists: { sections: 'Sections', topics: 'Topics', authors: 'Authors', days: 'On this day' },
  earlier: 'Earlier articles',
  previous: 'Previous',
  next: 'Next',
  articles: (count) => (count === 1 ? '1 article' : `${grouped(count, ',')} articles`),
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
  day: (day, month, year) => `${month} ${day}, ${year}`,
  monthDay: (day, month) => `${month} ${day}`,
  time: (day, hour, minute) => `${day} at ${hour % 12 || 12}:${minute} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
  holdings: {
    title: 'Holdings',
    byMonth: 'Articles by month',
    span: (first, last) => `The first is of ${first}, the last of ${last}.`,
    year: 'Year',
    total: 'Total',
    missing: 'What is missing',
    without: {
      date: 'without a date',
      byline: 'without a byline',
      authors: 'without a named author',
      body: 'without a text',
    },
    gaps: 'Known gaps',
    noGaps: 'None is known. A month without articles may still be a gap.',
  },
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
