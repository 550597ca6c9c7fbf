import type { Edition } from '../../../model/edition.ts'
import { toLetters } from '../../content/html/to-letters.ts'
import { type ArticleCheck, createFieldFinding } from '../check.ts'

/** A separator that sites write between a headline and their name: a vertical bar or dash between spaces, or a colon. */
const separator = /\s[|\-–—·•»«›:/\\~]+\s|\s?[|｜»›]\s?|:\s/u

/** Lists the letters of an edition's name and hosts. */
export const listEditionNames = ({ name, hosts }: Edition): ReadonlySet<string> =>
  new Set([name, ...hosts, ...hosts.map((host) => host.replace(/^www\./, ''))].map(toLetters))

/** Finds the edition's name, or one of its hosts, at the beginning or end of the headline. */
export const checkHeadline: ArticleCheck = (article) => {
  const { headline } = article.fields
  const parts = headline.split(separator).map(toLetters)
  const names = listEditionNames(article.edition)
  const isNamed = parts.length > 1 && [parts[0], parts.at(-1)].some((part) => names.has(part ?? ''))
  return isNamed
    ? [createFieldFinding(article, 'site-in-headline', { path: ['headline'], text: headline })]
    : []
}
