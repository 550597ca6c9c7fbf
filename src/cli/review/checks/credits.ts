import { toLettersAndDigits } from '../../content/html/to-letters-and-digits.ts'
import { parseAgencyCredit } from '../../import/text/agencies.ts'
import { isFullName } from '../../import/text/names.ts'
import { type ArticleCheck, type ArticleFinding, createFieldFinding } from '../check.ts'
import type { ReviewedArticle } from '../reviewed-article.ts'
import { listEditionNamesAndHosts } from './headline.ts'

/** True if the byline contains an author's full or family name, or names the same agency in other words. */
function isNamedInByline(byline: string, author: string): boolean {
  const agency = parseAgencyCredit(author)
  if (agency !== null && agency === parseAgencyCredit(byline)) return true
  const familyName = author.trim().split(/\s+/).at(-1) ?? author
  return [author, familyName].some((name) => toLettersAndDigits(byline).includes(toLettersAndDigits(name)))
}

function findAuthorsMissingFromByline(article: ReviewedArticle): ArticleFinding[] {
  const { authors, byline } = article.fields
  if (byline === null) return []
  return authors.flatMap((author, index) =>
    isNamedInByline(byline, author)
      ? []
      : [
          createFieldFinding(article, 'unlike-byline', {
            path: ['authors', index],
            text: `${author}; the byline is ${byline}`,
          }),
        ],
  )
}

/**
 * Finds an article without a credit, authors whose names may not be a person's, and authors whom the byline omits.
 */
export const checkCredits: ArticleCheck = (article) => {
  const { authors, byline, agency, signOff } = article.fields
  if (authors.length === 0 && byline === null && agency === null && signOff === null)
    return [
      createFieldFinding(article, 'no-author', { path: ['authors'], text: 'no author, byline or agency' }),
    ]
  const editionNames = listEditionNamesAndHosts(article.edition)
  const isPersonName = (author: string) =>
    isFullName(author, true) &&
    parseAgencyCredit(author) === null &&
    !editionNames.has(toLettersAndDigits(author))
  const doubtfulAuthorFindings = authors.flatMap((author, index) =>
    isPersonName(author)
      ? []
      : [createFieldFinding(article, 'doubtful-author', { path: ['authors', index], text: author })],
  )
  return [...doubtfulAuthorFindings, ...findAuthorsMissingFromByline(article)]
}
