import type { Expected } from './expected.ts'

/** The article that one version of fundus's parser expects on a page. */
interface FundusArticle {
  title: string | null
  authors?: string[]
  publishing_date: string | null
  body: {
    summary: string[]
    sections: { headline: string[]; paragraphs: string[] }[]
  }
}

/** The contents of a `NAME.expected.json` file of fundus. */
export interface FundusPage {
  expected: Record<string, FundusArticle>
}

/** Python writes a space before the time, and omits an unknown offset. */
function isoDate(written: string | null): string | null {
  if (written === null) return null
  const date = written.replace(' ', 'T')
  return /(?:Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`
}

function expectedOf({ title, authors, publishing_date, body }: FundusArticle): Expected {
  const sections = body.sections.flatMap(({ headline, paragraphs }) => [...headline, ...paragraphs])
  return {
    text: [...body.summary, ...sections].join('\n'),
    passages: null,
    headline: title,
    authors: authors ?? null,
    date: isoDate(publishing_date),
  }
}

/** The expectations of each version of fundus's parser; a page matches one of them, but the file does not say which. */
export const fundusVersions = ({ expected }: FundusPage): Expected[] =>
  Object.values(expected).map(expectedOf)
