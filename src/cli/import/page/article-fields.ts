import type { ArticleFields } from '../../../model/article.ts'
import type { Briefing } from '../briefing.ts'
import { visibleLine } from '../markup/page-tree.ts'
import { emptyArticle } from '../record/empty-article.ts'
import { agencyFromCredit } from '../text/agencies.ts'
import { dateFromUrl } from '../urls/date-from-url.ts'
import { pageDates } from './dates/page-dates.ts'
import { headingOf } from './headline/heading.ts'
import { headlinesOf } from './headline/headline.ts'
import { ownElements, parentsIn } from './lines/own-part.ts'
import type { Claim } from './metadata/claim.ts'
import type { Page } from './metadata/page.ts'
import { rightsOf, sectionOf, topicsOf } from './metadata/subject.ts'
import { organisationsOf } from './people/json-ld-people.ts'
import { creditsOf } from './people/people.ts'
import type { CreditSearch } from './people/shown-people.ts'

/** Collects fields, each with its provenance. */
class Gathered {
  readonly fields: ArticleFields = { ...emptyArticle, provenance: {} }

  take<Field extends keyof ArticleFields>(
    field: Field,
    claim: Claim<ArticleFields[Field] & {}> | null,
  ): void {
    if (claim === null) return
    this.fields[field] = claim.value
    this.fields.provenance[field] = claim.from
  }
}

function takeAuthors(gathered: Gathered, page: Page, search: CreditSearch): void {
  const { authors, byline } = creditsOf(page, search)
  const credits = [...(authors?.value ?? []), ...organisationsOf(page)]
  const agency = credits.map(agencyFromCredit).find((name) => name !== null)
  const people = authors?.value.filter((name) => agencyFromCredit(name) === null) ?? []
  if (authors && people.length > 0) gathered.take('authors', { ...authors, value: people })
  if (agency) gathered.take('agency', { value: agency, from: authors?.from ?? 'json-ld' })
  gathered.take('byline', byline)
}

function takeDates(gathered: Gathered, page: Page, search: CreditSearch & { briefing: Briefing }): void {
  const dates = pageDates(page, search)
  const inUrl = page.url === null ? null : dateFromUrl(page.url)
  const byUrl = inUrl === null ? null : { value: inUrl, from: 'url' }
  const { published } = search.briefing
  if (published !== null) gathered.fields.published = published
  else gathered.take('published', dates.published ?? byUrl)
  if (dates.modified && isLater(dates.modified.value, gathered.fields.published))
    gathered.take('modified', dates.modified)
}

/** False for a change dated at or before publication: CMSs write that for every new article. */
const isLater = (modified: string, published: string | null) =>
  published === null || (modified !== published && !(Date.parse(modified) <= Date.parse(published)))

/** An article's fields, and the full text of the heading on the page, kicker included. */
export interface PageFields {
  fields: ArticleFields
  heading: string | null
}

/** Reads every field of a page's article except URL, language and body. */
export function fieldsOf(page: Page, briefing: Briefing): PageFields {
  const gathered = new Gathered()
  const parents = parentsIn(page.tree)
  const heading = headingOf(page, parents)
  const search = { heading, language: page.language }
  const { headline, alternative } = headlinesOf(page, heading, parents)
  gathered.take('headline', headline)
  gathered.take('alternativeHeadline', alternative)
  takeDates(gathered, page, {
    ...search,
    own: ownElements(page, { heading, parents, seeks: 'dates' }),
    briefing,
  })
  takeAuthors(gathered, page, { ...search, own: ownElements(page, { heading, parents, seeks: 'credits' }) })
  gathered.take('section', sectionOf(page))
  gathered.take('topics', topicsOf(page))
  gathered.take('rights', rightsOf(page))
  return { fields: gathered.fields, heading: heading ? visibleLine(heading) : null }
}
