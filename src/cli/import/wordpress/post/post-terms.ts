import type { ArticleFields } from '../../../../model/article.ts'
import type { Findings } from '../wxr/findings.ts'
import { plain } from '../wxr/plain.ts'
import type { Survey } from '../wxr/survey.ts'
import { type Item, metaOf, type Term, textOf } from '../wxr/wxr-item.ts'

/** Taxonomies of WordPress itself that say nothing about a story. */
const technical = new Set(['post_format', 'nav_menu', 'link_category', 'author'])

const namesOf = (terms: readonly Term[], ...domains: string[]) => [
  ...new Set(
    terms
      .filter(({ domain }) => domains.includes(domain))
      .map(({ name }) => plain(name))
      .filter((name) => name !== ''),
  ),
]

/** Where plugins keep the id of the category that counts (Yoast SEO, Rank Math, SEOPress, The SEO Framework). */
const primaryKeys = [
  '_yoast_wpseo_primary_category',
  'rank_math_primary_category',
  '_seopress_robots_primary_cat',
  '_primary_term_category',
]

/** An item's terms, the category that a plugin calls primary before all others. */
function primaryFirst(item: Item, { categories }: Survey, findings: Findings): readonly Term[] {
  const id = primaryKeys.map((key) => metaOf(item, key)).find((value) => /^[1-9]\d*$/.test(value))
  if (id === undefined) return item.terms
  const isPrimary = ({ domain, nicename }: Term) => domain === 'category' && nicename === categories.get(id)
  const primary = item.terms.filter(isPrimary)
  if (primary.length === 0) findings.note('primary category', id)
  return [...primary, ...item.terms.filter((term) => !isPrimary(term))]
}

/** The primary or first category is the section; the others and the tags (`tag` in WXR 1.0) are topics. */
export function sorting(
  item: Item,
  survey: Survey,
  findings: Findings,
): Pick<ArticleFields, 'section' | 'topics'> {
  const terms = primaryFirst(item, survey, findings)
  for (const { domain } of terms)
    if (!['category', 'post_tag', 'tag'].includes(domain) && !technical.has(domain))
      findings.note('taxonomy', domain)
  const [section = null, ...others] = namesOf(terms, 'category')
  const topics = [...others, ...namesOf(terms, 'post_tag', 'tag')]
  return { section, topics: [...new Set(topics)].filter((topic) => topic !== section) }
}

/** The names of those who wrote an item: co-authors (Co-Authors Plus) where there are any, else the creator. */
export function authorsOf(item: Item, { authors }: Survey, findings: Findings): string[] {
  const coAuthors = item.terms
    .filter(({ domain }) => domain === 'author')
    .map(({ nicename, name }) => [name, nicename.replace(/^cap-/, '')])
  const creator = textOf(item, 'dc:creator')
  const logins = coAuthors.length > 0 ? coAuthors : creator === '' ? [] : [[creator]]
  return [...new Set(logins.map((keys) => nameOf(keys, authors, findings)))].filter((name) => name !== '')
}

function nameOf(logins: readonly string[], authors: ReadonlyMap<string, string>, findings: Findings): string {
  const known = logins.map((login) => authors.get(login)).find((name) => name !== undefined)
  const [login = ''] = logins
  if (known === undefined) findings.note('login', login)
  return plain(known ?? login)
}
