import type { ListDivision } from '../../../model/document.ts'
import type { NameList } from '../../../model/edition.ts'
import { slugifyName } from '../../../model/slug.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { type IndexedName, orderByFrequency } from './name-index.ts'

/** Names that have the same slug, and their articles. */
export interface NameGroup {
  slug: string
  names: Set<string>
  articles: ArticleSummary[]
}

const sortBySlug = (bySlug: ReadonlyMap<string, NameGroup>): NameGroup[] =>
  [...bySlug.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))

/**
 * Groups articles by the slugs of their names, in order of slug. An article that has two names with the same slug is
 * listed once.
 */
export function groupByName(articles: readonly ArticleSummary[], list: NameList): NameGroup[] {
  // One look-up for each name of an article: there are two million in 400,000 articles.
  const [byName, bySlug] = [new Map<string, NameGroup>(), new Map<string, NameGroup>()]
  function addName(name: string): NameGroup {
    const slug = slugifyName(name)
    const group = bySlug.get(slug) ?? { slug, names: new Set(), articles: [] }
    bySlug.set(slug, group)
    byName.set(name, group)
    group.names.add(name)
    return group
  }
  for (const article of articles)
    for (const name of article.names[list]) {
      const { articles: own } = byName.get(name) ?? addName(name)
      if (own.at(-1) !== article) own.push(article)
    }
  return sortBySlug(bySlug)
}

/** The groups of every kind of name. */
export type NameGroups = Record<NameList, NameGroup[]>

/** Groups articles by their sections, topics and authors. */
export const groupNames = (articles: readonly ArticleSummary[]): NameGroups => ({
  sections: groupByName(articles, 'sections'),
  topics: groupByName(articles, 'topics'),
  authors: groupByName(articles, 'authors'),
})

/** Joins groups of names, of which the second ones are few. Groups that stay the same are shared. */
function joinByName(groups: readonly NameGroup[], added: readonly NameGroup[]): NameGroup[] {
  const bySlug = new Map(groups.map((group) => [group.slug, group]))
  for (const { slug, names, articles } of added) {
    const group = bySlug.get(slug)
    bySlug.set(slug, {
      slug,
      names: new Set([...(group?.names ?? []), ...names]),
      articles: [...(group?.articles ?? []), ...articles].sort(compareArticles),
    })
  }
  return sortBySlug(bySlug)
}

/** Returns the groups that all articles together would have. */
export const joinNames = (groups: NameGroups, added: NameGroups): NameGroups => ({
  sections: joinByName(groups.sections, added.sections),
  topics: joinByName(groups.topics, added.topics),
  authors: joinByName(groups.authors, added.authors),
})

/** Lists the spellings of a group's name. */
export const spellingsOf = ({ names }: NameGroup): string[] => [...names].sort()

/** Lists names with links to their lists under `base`, and their numbers of articles. */
export const indexNames = (base: string, groups: readonly NameGroup[]): IndexedName[] =>
  groups.map((group) => ({
    slug: group.slug,
    links: [
      {
        address: `${base}/${group.slug}`,
        name: spellingsOf(group).join(' / '),
        articles: group.articles.length,
      },
    ],
  }))

/** Links to the names with the most articles, the most frequent first. */
export const linkMostFrequent = (base: string, groups: readonly NameGroup[], limit: number): ListDivision[] =>
  orderByFrequency(indexNames(base, groups))
    .slice(0, limit)
    .flatMap(({ links }) => links)
