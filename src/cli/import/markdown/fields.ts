import type { ArticleFields } from '../../../model/article.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import { dateInUrl } from '../date-in-url.ts'
import type { Briefing } from '../importer.ts'
import { isOfEdition, oldUrl } from '../old-url.ts'
import { otherLanguage } from '../other-language.ts'
import { unknownArticle } from '../unknown-article.ts'
import { writtenDate } from '../written-date.ts'
import type { FileName } from './file-name.ts'
import type { Matter } from './front-matter.ts'
import { isFalse, isTrue, listIn, namesIn, textIn } from './values.ts'

/** A page's front matter, its file's name, and what the archivist said. */
export interface PageFacts {
  matter: Record<string, Matter>
  name: FileName
  briefing: Briefing
}

/** Why a page was never published, in a word; `null` when it was. */
export function unpublished({ matter, name }: PageFacts): string | null {
  if (name.isSection) return 'section page'
  if (name.isDraft || isTrue(matter.draft) || isFalse(matter.published)) return 'draft'
  const status = textIn(matter, 'status')?.toLowerCase() ?? ''
  return ['draft', 'private', 'pending', 'future', 'trash'].includes(status) ? status : null
}

const distinct = (list: readonly string[]) => [...new Set(list)]

function urls({ matter, briefing }: PageFacts): Pick<ArticleFields, 'url' | 'formerly'> {
  const { edition } = briefing
  const absolute = (name: string) =>
    listIn(matter[name], null).map((text) => oldUrl(text.replace(/\/index\.html$/, '/'), edition))
  const names = ['permalink', 'url', 'original_url', 'wordpress_url', 'canonical_url', 'canonical']
  // Elsewhere a text may have been first, or the page is about another's: that is no address of the edition.
  const own = names.flatMap(absolute).filter((url) => url !== null && isOfEdition(url, edition))
  const other = ['aliases', 'redirect_from'].flatMap(absolute)
  const [url = null] = [briefing.url, ...own].filter((each) => each !== null)
  const all = distinct([...own, ...other].filter((each) => each !== null))
  return { url, formerly: all.filter((each) => each !== url) }
}

function dates({ matter, name, briefing }: PageFacts, url: string | null) {
  const field = (...names: string[]) => {
    const text = textIn(matter, ...names)
    return text === null ? null : writtenDate(text, briefing.edition.language)
  }
  const known: [PartialDate | null, Record<string, string>][] = [
    [briefing.published, {}],
    [field('date') ?? field('publishdate', 'pubdate', 'published_at', 'published'), {}],
    [name.published, { published: 'file' }],
    [url === null ? null : dateInUrl(url), { published: 'url' }],
  ]
  const [published = null, provenance = {}] = known.find(([date]) => date !== null) ?? []
  const modified = field('lastmod', 'last_modified_at', 'updated', 'modified', 'last-modified-at')
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

/** What front matter and file name say of an article, but for its headline. */
export function fieldsOf(facts: PageFacts): ArticleFields {
  const { matter, name, briefing } = facts
  const { url, formerly } = urls(facts)
  const { provenance, ...dated } = dates(facts, url)
  const stated = textIn(matter, 'lang', 'language', 'locale')
  const language = otherLanguage(stated ?? name.language, briefing.edition)
  return {
    ...unknownArticle,
    ...dated,
    ...subjects(facts),
    alternativeHeadline: textIn(matter, 'subtitle', 'standfirst', 'dek', 'excerpt', 'alternativeheadline'),
    url,
    formerly,
    byline: textIn(matter, 'byline'),
    authors: distinct([...namesIn(matter.author), ...namesIn(matter.authors)]),
    language,
    rights: textIn(matter, 'rights', 'copyright'),
    provenance: { ...provenance, ...(language !== null && stated === null ? { language: 'file' } : {}) },
  }
}

/** A date that a person meant and that is not understood: it is worth a remark. */
export function obscureDate({ matter, briefing }: PageFacts): string | null {
  const text = textIn(matter, 'date')
  return text === null || writtenDate(text, briefing.edition.language) !== null ? null : text
}
