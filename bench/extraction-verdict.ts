import { renderBody } from '../src/cli/content/body/render-body.ts'
import type { PageArticleOrKind } from '../src/cli/import/html/read-html-page.ts'
import type { Expected } from '../test/support/extraction/expected.ts'
import { score, shareFound } from '../test/support/extraction/score.ts'

/** The score of one page against one version of its expectations; `null` where a field has no expectation. */
export interface Verdict {
  f1: number | null
  passages: number | null
  headline: boolean | null
  /** The same, where the alternative headline counts too. */
  title: boolean | null
  author: boolean | null
  date: boolean | null
  /** Differences, as lines of found and expected values. */
  faults: string[]
}

type Article = Exclude<PageArticleOrKind, { otherKind: string }>

const letters = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const nearHours = 36
const isNear = (a: string, b: string | null) =>
  Math.abs(Date.parse(a) - Date.parse(b ?? '')) <= nearHours * 60 * 60 * 1000

/** Nothing was found: every expectation is missed. */
export const missed = ({ text, passages, headline, authors, date }: Expected): Verdict => ({
  f1: text === null ? null : 0,
  passages: passages === null ? null : 0,
  headline: headline === null ? null : false,
  title: headline === null ? null : false,
  author: authors === null ? null : false,
  date: date === null ? null : false,
  faults: [],
})

const isCredited = ({ authors, byline, agency }: Article['fields'], name: string): boolean =>
  [...authors, byline ?? '', agency ?? ''].some((credit) => letters(credit).includes(letters(name)))

/** Judges one page as it was read. */
export function judge({ fields, markdown }: Article, expected: Expected): Verdict {
  const { text } = renderBody(markdown)
  const { headline, authors, date } = expected
  const verdict: Verdict = {
    f1: expected.text === null ? null : score(text, expected.text),
    passages: expected.passages === null ? null : shareFound(text, expected.passages),
    headline: headline === null ? null : letters(fields.headline) === letters(headline),
    title:
      headline === null
        ? null
        : [fields.headline, fields.alternativeHeadline ?? ''].map(letters).includes(letters(headline)),
    author: authors === null ? null : authors.every((name) => isCredited(fields, name)),
    date: date === null ? null : isNear(date, fields.published),
    faults: [],
  }
  const { provenance, byline, agency } = fields
  if (verdict.headline === false)
    verdict.faults.push(`headline: ${fields.headline} (${provenance.headline})\n    expected: ${headline}`)
  if (verdict.author === false)
    verdict.faults.push(
      `author: ${JSON.stringify({ authors: fields.authors, byline, agency })} (${provenance.authors})` +
        `\n    expected: ${JSON.stringify(authors)}`,
    )
  if (verdict.date === false)
    verdict.faults.push(`date: ${fields.published} (${provenance.published})\n    expected: ${date}`)
  return verdict
}

const total = ({ f1, passages, headline, author, date }: Verdict) =>
  [f1, passages, headline, author, date].map(Number).reduce((a, b) => a + b)

/** The verdict of the version that fits best. */
export const bestOf = (verdicts: readonly Verdict[]): Verdict | null =>
  verdicts.toSorted((a, b) => total(b) - total(a))[0] ?? null
