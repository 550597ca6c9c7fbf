import type { ListDivision } from '../../../model/document.ts'
import type { NameList } from '../../../model/edition.ts'
import { slugifyName } from '../../../model/slug.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'

/** Names that have the same slug, and their articles. */
export interface NameGroup {
  slug: string
  names: Set<string>
  articles: ArticleSummary[]
}

/** Groups articles by the slugs of their names, in order of slug. Two names with one slug list an article once. */
function groupByName(articles: readonly ArticleSummary[], list: NameList): NameGroup[] {
  const [slugs, groups] = [new Map<string, string>(), new Map<string, NameGroup>()]
  for (const article of articles)
    for (const name of article.names[list]) {
      const slug = slugs.get(name) ?? slugifyName(name)
      slugs.set(name, slug)
      const group = groups.get(slug) ?? { slug, names: new Set(), articles: [] }
      groups.set(slug, group)
      group.names.add(name)
      if (group.articles.at(-1) !== article) group.articles.push(article)
    }
  return [...groups.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** The groups of every kind of name. */
export type NameGroups = Record<NameList, NameGroup[]>

/** Groups articles by their sections, topics and authors. */
export const groupNames = (articles: readonly ArticleSummary[]): NameGroups => ({
  sections: groupByName(articles, 'sections'),
  topics: groupByName(articles, 'topics'),
  authors: groupByName(articles, 'authors'),
})

/** Returns every spelling of a group's name. */
export const namesOf = ({ names }: NameGroup): string[] => [...names].sort()

/** Links to a name's list. Beyond an index's first page there are no counts, or an article would change several pages. */
export const linkToName = (base: string, group: NameGroup, isCounted: boolean): ListDivision => ({
  address: `${base}/${group.slug}`,
  name: namesOf(group).join(' / '),
  articles: isCounted ? group.articles.length : null,
})

/** Orders groups by number of articles, the most frequent first, then by slug. */
export const orderByFrequency = (groups: readonly NameGroup[]): NameGroup[] =>
  groups.toSorted((a, b) => b.articles.length - a.articles.length || (a.slug < b.slug ? -1 : 1))
