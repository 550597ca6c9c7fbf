import type { KnownFields } from '../../../../src/cli/import/page/lines/known-fields.ts'

/** The fields of an article about a ferry. */
export const ferryFields: KnownFields = {
  headline: 'A ferry, late',
  alternativeHeadline: 'Fog again',
  headingText: 'Harbour: A ferry, late',
  authors: ['Ann Lee', 'Bo'],
  byline: 'By Ann Lee and Bo for the Wire',
  published: '2016-04-08',
  modified: '2016-05-01T10:00Z',
  url: 'https://a.example/ferry',
  language: 'en',
}
