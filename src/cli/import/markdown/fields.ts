import type { ArticleFields } from '../../../model/article.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import { emptyArticle } from '../record/empty-article.ts'
import { languageIfForeign } from '../record/language-if-foreign.ts'
import { parseWrittenDate } from '../text/parse-written-date.ts'
import { dateFromUrl } from '../urls/date-from-url.ts'
import { isFalse, isTrue, listIn, namesIn, textIn } from './front-matter/values.ts'
import type { PageFacts } from './urls/page-facts.ts'
import { pageUrls } from './urls/page-urls.ts'
import { dateField, matterDate } from './urls/stated-date.ts'

/** Returns the reason why a page was not published, in a word; `null` for a published page. */
export function unpublished({ matter, name }: PageFacts): string | null {
  if (name.isSection) return 'section page'
  if (name.isDraft || isTrue(matter.draft) || isFalse(matter.published)) return 'draft'
  const status = textIn(matter, 'status')?.toLowerCase() ?? ''
  return ['draft', 'private', 'pending', 'future', 'trash'].includes(status) ? status : null
}

const distinct = (list: readonly string[]) => [...new Set(list)]

function dates(facts: PageFacts, url: string | null) {
  const { name, briefing } = facts
  const known: [PartialDate | null, Record<string, string>][] = [
    [briefing.published, {}],
    [matterDate(facts), {}],
    [name.published, { published: 'file' }],
    [url === null ? null : dateFromUrl(url), { published: 'url' }],
  ]
  const [published = null, provenance = {}] = known.find(([date]) => date !== null) ?? []
  const modified = dateField(facts, 'lastmod', 'last_modified_at', 'updated', 'modified', 'last-modified-at')
  return { published, modified, provenance }
}

function subjects({ matter, name }: PageFacts): Pick<ArticleFields, 'section' | 'topics'> {
  const words = name.isJekyll ? /[,\s]+/ : /,/
  const categories = [
    ...listIn(matter.section, null),
    ...listIn(matter.category, /,/),
    ...listIn(matter.categories, words),
  ]
  const topics = ['tags', 'tag', 'topics', 'keywords'].flatMap((each) =>
    listIn(matter[each], each === 'tags' ? words : /,/),
  )
  const [section = null, ...others] = distinct(categories)
  return { section, topics: distinct([...others, ...topics]).filter((topic) => topic !== section) }
}

/** Reads an article's fields, except its headline, from front matter and file name. */
export function fieldsOf(facts: PageFacts): ArticleFields {
  const { matter, name, briefing } = facts
  const { url, formerly, provenance: ofUrl } = pageUrls(facts)
  const { provenance, ...dated } = dates(facts, url)
  const stated = textIn(matter, 'lang', 'language', 'locale')
  const language = languageIfForeign(stated ?? name.language, briefing.edition)
  return {
    ...emptyArticle,
    ...dated,
    ...subjects(facts),
    alternativeHeadline: textIn(matter, 'subtitle', 'standfirst', 'dek', 'excerpt', 'alternativeheadline'),
    url,
    formerly,
    byline: textIn(matter, 'byline'),
    authors: distinct([...namesIn(matter.author), ...namesIn(matter.authors)]),
    language,
    rights: textIn(matter, 'rights', 'copyright'),
    provenance: {
      ...ofUrl,
      ...provenance,
      ...(language !== null && stated === null ? { language: 'file' } : {}),
    },
  }
}

/** Returns a date in the front matter that cannot be parsed, for a warning. */
export function obscureDate({ matter, briefing }: PageFacts): string | null {
  const text = textIn(matter, 'date')
  return text === null || parseWrittenDate(text, briefing.edition.language) !== null ? null : text
}
