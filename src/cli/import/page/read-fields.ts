import type { Element } from 'hast'
import type { ArticleFields } from '../../../model/article.ts'
import type { Briefing } from '../briefing.ts'
import { extractVisibleLine } from '../markup/page-tree.ts'
import { emptyArticleFields } from '../record/empty-article-fields.ts'
import { findAgencyInCredit } from '../text/agencies.ts'
import { dateFromUrl } from '../urls/date-from-url.ts'
import { findPageDates } from './dates/page-dates.ts'
import { chooseHeadlines } from './headline/choose-headlines.ts'
import { listOwnElements, type Parents } from './lines/own-elements.ts'
import { removeTeasers } from './lines/teasers.ts'
import type { StatedValue } from './metadata/stated-value.ts'
import { readRights, readSection, readTopics } from './metadata/subjects.ts'
import type { WebPage } from './metadata/web-page.ts'
import type { CreditSearch } from './people/credit-search.ts'
import { findCredits } from './people/credits.ts'
import { listOrganisations } from './people/json-ld-people.ts'

/** Collects fields, each with its provenance. */
class FieldCollector {
  readonly fields: ArticleFields = { ...emptyArticleFields, provenance: {} }

  take<Field extends keyof ArticleFields>(
    field: Field,
    stated: StatedValue<ArticleFields[Field] & {}> | null,
  ): void {
    if (stated === null) return
    this.fields[field] = stated.value
    this.fields.provenance[field] = stated.source
  }
}

function takeAuthors(collector: FieldCollector, page: WebPage, search: CreditSearch): void {
  const { authors, byline } = findCredits(page, search)
  const credits = [...(authors?.value ?? []), ...listOrganisations(page)]
  const agency = credits.map(findAgencyInCredit).find((name) => name !== null)
  const people = authors?.value.filter((name) => findAgencyInCredit(name) === null) ?? []
  if (authors && people.length > 0) collector.take('authors', { ...authors, value: people })
  if (agency) collector.take('agency', { value: agency, source: authors?.source ?? 'json-ld' })
  collector.take('byline', byline)
}

function takeDates(
  collector: FieldCollector,
  page: WebPage,
  search: CreditSearch & { briefing: Briefing },
): void {
  const dates = findPageDates(page, search)
  const inUrl = page.url === null ? null : dateFromUrl(page.url)
  const dateInUrl = inUrl === null ? null : { value: inUrl, source: 'url' }
  const { published } = search.briefing
  if (published !== null) collector.fields.published = published
  else collector.take('published', dates.published ?? dateInUrl)
  if (dates.modified && isLater(dates.modified.value, collector.fields.published))
    collector.take('modified', dates.modified)
}

/** False for a change dated at or before publication: CMSs write that for every new article. */
const isLater = (modified: string, published: string | null) =>
  published === null || (modified !== published && !(Date.parse(modified) <= Date.parse(published)))

/** An article's fields, and the full text of the heading on the page, kicker included. */
export interface ExtractedFields {
  fields: ArticleFields
  headingText: string | null
}

/** Reads every field of a page's article except URL, language and body. */
export function readFields(
  page: WebPage,
  briefing: Briefing,
  { heading, parents }: { heading: Element | null; parents: Parents },
): ExtractedFields {
  const collector = new FieldCollector()
  const search = { heading, language: page.parsingLanguage }
  const { headline, alternative } = chooseHeadlines(page, heading, parents)
  collector.take('headline', headline)
  collector.take('alternativeHeadline', alternative)
  takeDates(collector, page, {
    ...search,
    ownElements: removeTeasers(listOwnElements(page, { heading, parents, factKind: 'dates' }), {
      heading,
      parents,
    }),
    briefing,
  })
  takeAuthors(collector, page, {
    ...search,
    ownElements: listOwnElements(page, { heading, parents, factKind: 'credits' }),
  })
  collector.take('section', readSection(page))
  collector.take('topics', readTopics(page))
  collector.take('rights', readRights(page))
  return { fields: collector.fields, headingText: heading ? extractVisibleLine(heading) : null }
}
