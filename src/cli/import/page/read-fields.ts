import type { Element } from 'hast'
import type { ArticleFields } from '../../../model/article.ts'
import type { Briefing } from '../briefing.ts'
import { extractVisibleLine } from '../markup/page-tree.ts'
import { emptyArticleFields } from '../record/empty-article-fields.ts'
import { parseAgencyCredit } from '../text/agencies.ts'
import { dateFromUrl } from '../urls/date-from-url.ts'
import { findPageDates } from './dates/page-dates.ts'
import { chooseHeadlines } from './headline/choose-headlines.ts'
import { listArticleElements, type ParentByNode } from './lines/article-elements.ts'
import { removeTeaserElements } from './lines/teasers.ts'
import type { StatedValue } from './metadata/stated-value.ts'
import { findCopyrightNotice, findFirstSection, findTopics } from './metadata/subjects.ts'
import type { WebPage } from './metadata/web-page.ts'
import type { CreditSearchArea } from './people/credit-search-area.ts'
import { findAuthorsAndByline } from './people/credits.ts'
import { listCreditedOrganisations } from './people/json-ld-people.ts'

/** Collects an article's fields and their provenance. */
class FieldCollector {
  readonly fields: ArticleFields = { ...emptyArticleFields, provenance: {} }

  setIfStated<Field extends keyof ArticleFields>(
    field: Field,
    statedValue: StatedValue<ArticleFields[Field] & {}> | null,
  ): void {
    if (statedValue === null) return
    this.fields[field] = statedValue.value
    this.fields.provenance[field] = statedValue.source
  }
}

function collectAuthorsBylineAndAgency(
  collector: FieldCollector,
  page: WebPage,
  searchArea: CreditSearchArea,
): void {
  const { authors, byline } = findAuthorsAndByline(page, searchArea)
  const credits = [...(authors?.value ?? []), ...listCreditedOrganisations(page)]
  const agency = credits.map(parseAgencyCredit).find((name) => name !== null)
  const personNames = authors?.value.filter((name) => parseAgencyCredit(name) === null) ?? []
  if (authors && personNames.length > 0) collector.setIfStated('authors', { ...authors, value: personNames })
  if (agency) collector.setIfStated('agency', { value: agency, source: authors?.source ?? 'json-ld' })
  collector.setIfStated('byline', byline)
}

function collectDates(
  collector: FieldCollector,
  page: WebPage,
  searchArea: CreditSearchArea & { briefing: Briefing },
): void {
  const dates = findPageDates(page, searchArea)
  const urlDate = page.url === null ? null : dateFromUrl(page.url)
  const statedUrlDate = urlDate === null ? null : { value: urlDate, source: 'url' }
  const { published } = searchArea.briefing
  if (published !== null) collector.fields.published = published
  else collector.setIfStated('published', dates.published ?? statedUrlDate)
  if (dates.modified && isLaterThanPublication(dates.modified.value, collector.fields.published))
    collector.setIfStated('modified', dates.modified)
}

/** False for a change dated at or before publication. Many CMSs state such a date for every new article. */
const isLaterThanPublication = (modified: string, published: string | null) =>
  published === null || (modified !== published && !(Date.parse(modified) <= Date.parse(published)))

/** An article's fields, and the full text of its heading on the page, including a kicker (`null` without a heading). */
export interface FieldsAndHeadingText {
  fields: ArticleFields
  headingText: string | null
}

/** Reads all fields of a page's article except its URL, language, notices and sign-off. */
export function readFields(
  page: WebPage,
  briefing: Briefing,
  { heading, parents }: { heading: Element | null; parents: ParentByNode },
): FieldsAndHeadingText {
  const collector = new FieldCollector()
  const commonSearchArea = { heading, language: page.parsingLanguage }
  const { headline, alternativeHeadline } = chooseHeadlines(page, heading, parents)
  collector.setIfStated('headline', headline)
  collector.setIfStated('alternativeHeadline', alternativeHeadline)
  collectDates(collector, page, {
    ...commonSearchArea,
    articleElements: removeTeaserElements(
      listArticleElements(page, { heading, parents, factKind: 'dates' }),
      {
        heading,
        parents,
      },
    ),
    briefing,
  })
  collectAuthorsBylineAndAgency(collector, page, {
    ...commonSearchArea,
    articleElements: listArticleElements(page, { heading, parents, factKind: 'credits' }),
  })
  collector.setIfStated('section', findFirstSection(page))
  collector.setIfStated('topics', findTopics(page))
  collector.setIfStated('rights', findCopyrightNotice(page))
  return { fields: collector.fields, headingText: heading ? extractVisibleLine(heading) : null }
}
