import { RemainsSurvey } from '../../../src/cli/setup/evidence/remains-survey.ts'
import { proposeEdition } from '../../../src/cli/setup/propose-edition.ts'
import { fieldsOf } from '../../support/generated.ts'

type Source = Parameters<RemainsSurvey['recordEvent']>[1]

export const source = { pathFromGivenFolder: 'a.html' } as Source

/** Surveys articles, given by their URLs, dates and authors, in one file. */
export function surveyOf(
  articles: [url: string | null, published: string | null, ...authors: string[]][],
  pathFromGivenFolder = 'a.html',
  { language = 'en', markdown = 'Words.' } = {},
): RemainsSurvey {
  const survey = new RemainsSurvey()
  for (const [url, published, ...authors] of articles)
    void survey.recordEvent(
      {
        kind: 'article',
        fields: fieldsOf({ headline: 'A', url, published, authors, language }),
        slug: null,
        markdown,
        original: { mediaType: 'text/html', extension: 'html', bytes: new Uint8Array() },
        account: { sourceText: '', dropped: [] },
      },
      { pathFromGivenFolder } as Source,
    )
  return survey
}

export const propose = (survey: RemainsSurvey, takenIds: string[] = [], name: string | null = null) =>
  proposeEdition(survey, { name, takenIds })
