import type { Edition } from '../../../model/edition.ts'
import { toLettersAndDigits } from '../../content/html/to-letters-and-digits.ts'
import { type ArticleCheck, createFieldFinding } from '../check.ts'

/**
 * Matches a separator that sites write between a headline and their name: a vertical bar or dash between spaces,
 * or a colon.
 */
const siteNameSeparatorPattern = /\s[|\-–—·•»«›:/\\~]+\s|\s?[|｜»›]\s?|:\s/u

/** Lists an edition's name and hosts, reduced to letters. */
export const listFoldedEditionNames = ({ name, hosts }: Edition): ReadonlySet<string> =>
  new Set([name, ...hosts, ...hosts.map((host) => host.replace(/^www\./, ''))].map(toLettersAndDigits))

/** Finds the edition's name, or one of its hosts, at the beginning or end of the headline. */
export const checkHeadline: ArticleCheck = (article) => {
  const { headline } = article.fields
  const foldedHeadlineParts = headline.split(siteNameSeparatorPattern).map(toLettersAndDigits)
  const editionNames = listFoldedEditionNames(article.edition)
  const hasEditionName =
    foldedHeadlineParts.length > 1 &&
    [foldedHeadlineParts[0], foldedHeadlineParts.at(-1)].some((part) => editionNames.has(part ?? ''))
  return hasEditionName
    ? [createFieldFinding(article, 'site-in-headline', { path: ['headline'], text: headline })]
    : []
}
