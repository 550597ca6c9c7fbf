import { RemainsSurvey } from '../../../src/cli/setup/evidence/remains-survey.ts'
import { proposeEdition } from '../../../src/cli/setup/propose-edition.ts'
import { fieldsOf } from '../../support/generated.ts'

/** A survey of articles, given by their URLs, dates and authors. */
export function surveyOf(
  articles: [url: string | null, published: string | null, ...authors: string[]][],
): RemainsSurvey {
  const survey = new RemainsSurvey()
  for (const [url, published, ...authors] of articles)
    void survey.record(
      {
        kind: 'article',
        fields: fieldsOf({ headline: 'A', url, published, authors, language: 'en' }),
        slug: null,
        markdown: 'Words.',
        original: { mediaType: 'text/html', extension: 'html', bytes: new Uint8Array() },
        account: { sourceText: '', dropped: [] },
      },
      { name: 'a.html' } as Parameters<RemainsSurvey['record']>[1],
    )
  return survey
}

export const propose = (survey: RemainsSurvey, takenIds: string[] = [], name: string | null = null) =>
  proposeEdition(survey, { name, takenIds })
