import type { ArticleFields } from '../../../model/article.ts'
import { dateInUrl } from '../date-in-url.ts'
import type { Briefing } from '../importer.ts'
import { unknownArticle } from '../unknown-article.ts'
import { agencyNamed } from './agency.ts'
import type { Claim } from './claim.ts'
import { headlines } from './headline.ts'
import type { Page } from './page.ts'
import { pageDates } from './page-dates.ts'
import { authorsOf, bylineOf, organisationsOf } from './people.ts'
import { rightsOf, sectionOf, topicsOf } from './subject.ts'

/** Fields as they are gathered: each value with how it is known. */
class Gathered {
  readonly fields: ArticleFields = { ...unknownArticle, provenance: {} }

  take<Field extends keyof ArticleFields>(
    field: Field,
    claim: Claim<ArticleFields[Field] & {}> | null,
  ): void {
    if (claim === null) return
    this.fields[field] = claim.value
    this.fields.provenance[field] = claim.from
  }
}

function takeAuthors(gathered: Gathered, page: Page): void {
  const authors = authorsOf(page)
  const credits = [...(authors?.value ?? []), ...organisationsOf(page)]
  const agency = credits.map(agencyNamed).find((name) => name !== null)
  const people = authors?.value.filter((name) => agencyNamed(name) === null) ?? []
  if (authors && people.length > 0) gathered.take('authors', { ...authors, value: people })
  if (agency) gathered.take('agency', { value: agency, from: authors?.from ?? 'json-ld' })
  const byline = bylineOf(page)
  if (byline !== null) gathered.take('byline', { value: byline, from: 'text' })
}

function takeDates(gathered: Gathered, page: Page, { published }: Briefing): void {
  const dates = pageDates(page, gathered.fields.headline)
  const inUrl = page.url === null ? null : dateInUrl(page.url)
  const byUrl = inUrl === null ? null : { value: inUrl, from: 'url' }
  if (published !== null) gathered.fields.published = published
  else gathered.take('published', dates.published ?? byUrl)
  if (dates.modified && dates.modified.value !== gathered.fields.published)
    gathered.take('modified', dates.modified)
}

/** All that a page says of its article but its URL, language and body. */
export function fieldsOf(page: Page, briefing: Briefing): ArticleFields {
  const gathered = new Gathered()
  gathered.take('headline', headlines(page)[0] ?? null)
  takeDates(gathered, page, briefing)
  takeAuthors(gathered, page)
  gathered.take('section', sectionOf(page))
  gathered.take('topics', topicsOf(page))
  gathered.take('rights', rightsOf(page))
  return gathered.fields
}
