import { groupDigits } from './group-digits.ts'
import { englishMonths } from './months.ts'

const formatCount = (count: number): string => groupDigits(count, ',')

const formatArticleCount = (count: number): string =>
  count === 1 ? '1 article' : `${formatCount(count)} articles`

/** English. All other catalogues have the same shape. An edition's own notices are in its `edition.yaml`. */
export const en = {
  archive: 'Archive',
  skipToContent: 'Skip to content',
  /** `isDay` is false for a month or a year. */
  corrected: (date: string, isDay: boolean) => `Corrected ${isDay ? 'on' : 'in'} ${date}`,
  /** Follows a name that the archive inferred. */
  attributed: 'attributed by the archive',
  otherFormats: 'Other formats:',
  originalUrl: 'Originally published at:',
  citeHeading: 'Cite this article',
  moreFromDate: 'More from this date:',
  /** Heading for the links to related articles. */
  readOn: 'Read next',
  /** Labels for the links to the previous and next articles or dates. */
  adjoining: { prev: 'Previous', next: 'Next' },
  /** Precedes the URL in print. */
  permanentLink: 'Permanent link:',
  /** In print, precedes a blank for the date of access. */
  accessedOn: 'Accessed on:',
  missingPicture: 'Picture missing',
  missingPictures: (count: number) =>
    `${count === 1 ? 'A picture is' : `${count} pictures are`} missing from this article.`,
  readersComments: (count: number) =>
    count === 1 ? '1 comment by a reader' : `${formatCount(count)} comments by readers`,
  /** Labels for the links to an article's names. */
  nameLabels: { sections: 'Section:', topics: 'Topics:', authors: 'More by:' },
  anonymised: 'Names in this article have been changed.',
  /** Labels for the date and the authority of a takedown. */
  takedown: { since: 'Since', authority: 'At the request of' },
  editions: 'Editions',
  newest: 'Latest articles',
  byYear: 'By year',
  undated: 'Undated',
  listTitles: {
    sections: 'Sections',
    topics: 'Topics',
    authors: 'Authors',
    days: 'On this day',
    corrections: 'Corrections',
  },
  earlierArticles: 'Earlier articles',
  /** Formats a count with its digits grouped. */
  formatCount,
  articleCount: formatArticleCount,
  months: englishMonths,
  month: (month: string, year: string) => `${month} ${year}`,
  /** Headings of the days in calendars, Monday first. */
  weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  day: (day: number, month: string, year: string) => `${month} ${day}, ${year}`,
  monthDay: (day: number, month: string) => `${month} ${day}`,
  /** Formats a day with an hour (0–23) and a two-digit minute. */
  time: (day: string, hour: number, minute: string) =>
    `${day} at ${hour % 12 || 12}:${minute} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
  holdings: {
    title: 'Contents and gaps',
    byMonth: 'Articles by month',
    span: (first: string, last: string) => `The earliest is from ${first}, the latest from ${last}.`,
    year: 'Year',
    total: 'Total',
    missingInformation: 'Missing information',
    without: {
      date: 'without a date',
      byline: 'without a byline',
      authors: 'without a named author',
      body: 'without text',
    },
    lostPictures: (count: number) =>
      count === 1 ? '1 picture is missing' : `${formatCount(count)} pictures are missing`,
    gaps: 'Known gaps',
    gap: (period: string, reason: string) => `${period}: ${reason}`,
    noGaps: 'No gaps are known, but a month without articles may be one.',
  },
  /** Precedes the closing date of an edition whose founding date is unknown. */
  closed: 'publication ended',
  frontPage: 'Front page',
  absences: {
    300: {
      title: 'Several possible pages',
      detail: 'Several pages have nearly the same address. Which one did you want?',
    },
    404: { title: 'Page not found', detail: 'The archive has no page at this address.' },
    405: {
      title: 'Request not accepted',
      detail: 'Requests accepted at this address: ',
    },
    410: { title: 'Page withdrawn', detail: 'This page has been withdrawn from the archive.' },
    414: { title: 'Address too long', detail: 'No page in the archive has an address this long.' },
    451: {
      title: 'Unavailable for legal reasons',
      detail: 'This page has been withheld for legal reasons.',
    },
    503: {
      title: 'Temporarily unavailable',
      detail: 'The archive is unavailable at the moment. Try again shortly.',
    },
  },
  internetArchive: 'Look for a copy in the Internet Archive',
  search: {
    title: 'Search the archive',
    submit: 'Search',
    terms: 'Search terms',
    hint: 'Finds articles that contain all your words. Use "quotation marks" for an exact phrase, -word to exclude a word, and word* for words that begin with it.',
    narrow: 'Narrow your search',
    from: 'From',
    to: 'To',
    section: 'Section',
    author: 'Author',
    topic: 'Topic',
    everyEdition: 'All editions',
    sort: 'Sort by',
    sorts: { relevance: 'Best match', newest: 'Newest first', oldest: 'Oldest first' },
    /** Removes the restriction to an edition, a year, a section, an author or a topic. */
    all: 'All',
    countedFirst: 'Based on the first 300 articles.',
    results: 'Search results',
    found: (total: number, capped: boolean) =>
      capped ? `More than ${formatCount(total)} articles` : formatArticleCount(total),
    previous: 'Previous results',
    alternatives: 'No articles match this search. Try one of these:',
    withoutLimits: 'The same words, without filters',
    next: 'More results',
    stopWords: (words: string) => `Ignored because too common: ${words}`,
    excess: (words: string) => `Ignored because the search is too long: ${words}`,
    prefixes: (words: string) => `Too short or too many, so * was ignored: ${words}`,
    invalidFields: (names: string) => `Filters ignored because invalid: ${names}`,
    unreadable: 'Search is unavailable at the moment. Try again shortly.',
    busy: 'Too many searches right now. Try again shortly.',
    browse: 'You can also browse the archive:',
  },
  correctionForm: {
    title: 'Report an error',
    fields: {
      wrong: 'What is wrong?',
      right: 'What should it say?',
      source: 'Where can we check this?',
      name: 'Your name',
      email: 'Your email address',
    },
    requiredFields: 'Only the first field is required.',
    explanation: (keeper: string, days: number) =>
      `${keeper} reads every report. Yours will not be published, and is deleted after ${days} day${days > 1 ? 's' : ''}.`,
    /** Label of a field that people never see and that only programs fill in. */
    honeypot: 'Leave this field empty',
    send: 'Send',
    errors: {
      missing: 'Tell us what is wrong.',
      tooLong: 'This text is too long.',
      notAddress: 'This is not a valid email address.',
    },
    failures: {
      busy: 'Too many reports right now; yours was not saved. Try again shortly.',
      unreadable: 'Your report was not saved. Keep a copy and try again later.',
      tooLarge: 'Your report was not saved: it is too long. Go back and shorten it.',
    },
    received: 'Report received',
    reference: 'Your reference number:',
  },
}

/** A catalogue: the texts of the archive's pages in one language. */
export type Catalogue = typeof en
