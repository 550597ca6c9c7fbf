import type { Edition } from '../../../model/edition.ts'
import { toLettersAndDigits } from '../../content/html/to-letters-and-digits.ts'
import { type ArticleCheck, createFieldFinding } from '../check.ts'

/**
 * Matches the separators that sites write between a headline and the site's name: a vertical bar or dash between
 * spaces, or a colon.
 */
const siteNameSeparatorPattern = /\s[|\-–—·•»«›:/\\~]+\s|\s?[|｜»›]\s?|:\s/u

/** Returns an edition's name and hosts, reduced to letters and digits. */
export const listEditionNamesAndHosts = ({ name, hosts }: Edition): ReadonlySet<string> =>
  new Set([name, ...hosts, ...hosts.map((host) => host.replace(/^www\./, ''))].map(toLettersAndDigits))

/** Finds the edition's name, or one of its hosts, at the start or end of the headline. */
export const checkHeadline: ArticleCheck = (article) => {
  const { headline } = article.fields
  const foldedHeadlineParts = headline.split(siteNameSeparatorPattern).map(toLettersAndDigits)
  const editionNames = listEditionNamesAndHosts(article.edition)
  const hasEditionName =
    foldedHeadlineParts.length > 1 &&
    [foldedHeadlineParts[0], foldedHeadlineParts.at(-1)].some((part) => editionNames.has(part ?? ''))
  return hasEditionName
    ? [createFieldFinding(article, 'site-in-headline', { path: ['headline'], text: headline })]
    : []
}
