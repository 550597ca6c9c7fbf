import type { ArticleFields } from '../../../model/article.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import { emptyArticleFields } from '../record/empty-article-fields.ts'
import { findForeignLanguage } from '../record/find-foreign-language.ts'
import { parseWrittenDate } from '../text/parse-written-date.ts'
import { dateFromUrl } from '../urls/date-from-url.ts'
import {
  findFrontMatterText,
  isNoValue,
  isYesValue,
  listFrontMatterTexts,
  listPersonNames,
} from './front-matter/front-matter-values.ts'
import type { PageFacts, PageFactsWithPath } from './urls/page-facts.ts'
import { readPageUrls } from './urls/page-urls.ts'
import { findFrontMatterDate, parseDateField } from './urls/publication-date.ts'

/** Returns a short reason why a page was not published; `null` for a published page. */
export function findUnpublishedReason({ frontMatter, parsedFilePath }: PageFacts): string | null {
  if (parsedFilePath.isSectionPage) return 'section page'
  if (parsedFilePath.isDraft || isYesValue(frontMatter.draft) || isNoValue(frontMatter.published))
    return 'draft'
  const status = findFrontMatterText(frontMatter, 'status')?.toLowerCase() ?? ''
  return ['draft', 'private', 'pending', 'future', 'trash'].includes(status) ? status : null
}

const removeRepetitions = (texts: readonly string[]) => [...new Set(texts)]

function findDatesAndProvenance(facts: PageFacts, url: string | null) {
  const { parsedFilePath, briefing } = facts
  const datesWithProvenance: [PartialDate | null, Record<string, string>][] = [
    [briefing.published, {}],
    [findFrontMatterDate(facts), {}],
    [parsedFilePath.published, { published: 'file' }],
    [url === null ? null : dateFromUrl(url), { published: 'url' }],
  ]
  const [published = null, provenance = {}] = datesWithProvenance.find(([date]) => date !== null) ?? []
  const modified = parseDateField(
    facts,
    'lastmod',
    'last_modified_at',
    'updated',
    'modified',
    'last-modified-at',
  )
  return { published, modified, provenance }
}

function findSectionAndTopics({
  frontMatter,
  parsedFilePath,
}: PageFacts): Pick<ArticleFields, 'section' | 'topics'> {
  const separator = parsedFilePath.isJekyllFile ? /[,\s]+/ : /,/
  const categories = [
    ...listFrontMatterTexts(frontMatter.section, null),
    ...listFrontMatterTexts(frontMatter.category, /,/),
    ...listFrontMatterTexts(frontMatter.categories, separator),
  ]
  const topics = ['tags', 'tag', 'topics', 'keywords'].flatMap((fieldName) =>
    listFrontMatterTexts(frontMatter[fieldName], fieldName === 'tags' ? separator : /,/),
  )
  const [section = null, ...otherCategories] = removeRepetitions(categories)
  return {
    section,
    topics: removeRepetitions([...otherCategories, ...topics]).filter((topic) => topic !== section),
  }
}

/** Reads an article's fields, except its headline, from front matter and file name. */
export function readFrontMatterFields(facts: PageFactsWithPath): ArticleFields {
  const { frontMatter, parsedFilePath, briefing } = facts
  const { url, formerly, provenance: urlProvenance } = readPageUrls(facts)
  const { provenance: dateProvenance, ...dateFields } = findDatesAndProvenance(facts, url)
  const statedLanguage = findFrontMatterText(frontMatter, 'lang', 'language', 'locale')
  const language = findForeignLanguage(statedLanguage ?? parsedFilePath.language, briefing.edition)
  return {
    ...emptyArticleFields,
    ...dateFields,
    ...findSectionAndTopics(facts),
    alternativeHeadline: findFrontMatterText(
      frontMatter,
      'subtitle',
      'standfirst',
      'dek',
      'excerpt',
      'alternativeheadline',
    ),
    url,
    formerly,
    byline: findFrontMatterText(frontMatter, 'byline'),
    authors: removeRepetitions([
      ...listPersonNames(frontMatter.author),
      ...listPersonNames(frontMatter.authors),
    ]),
    language,
    rights: findFrontMatterText(frontMatter, 'rights', 'copyright'),
    provenance: {
      ...urlProvenance,
      ...dateProvenance,
      ...(language !== null && statedLanguage === null ? { language: 'file' } : {}),
    },
  }
}

/** Returns the date in the front matter if it cannot be parsed, for a warning; otherwise `null`. */
export function findUnparsableDate({ frontMatter, briefing }: PageFacts): string | null {
  const dateText = findFrontMatterText(frontMatter, 'date')
  return dateText === null || parseWrittenDate(dateText, briefing.edition.language) !== null ? null : dateText
}
