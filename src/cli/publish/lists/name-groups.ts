import type { ListDivision } from '../../../model/document.ts'
import type { NameListKind } from '../../../model/edition.ts'
import { slugifyName } from '../../../model/slug.ts'
import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { type IndexedName, orderByFrequency } from './name-index.ts'

/** Names that share a slug, and their articles in order of date. */
export interface NameGroup {
  slug: string
  spellings: Set<string>
  articleCount: number
  lastArticle: ArticleSummary | null
  lastDatedArticle: ArticleSummary | null
  /** `null` if the list of the name is not wanted. */
  articles: ArticleSummary[] | null
}

/** Selects the names whose lists are wanted. */
export type IsWantedName = (listKind: NameListKind, slug: string) => boolean

const sortBySlug = (groupsBySlug: ReadonlyMap<string, NameGroup>): NameGroup[] =>
  [...groupsBySlug.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))

/** Adds an article to a group, but only once if several of its names have the group's slug. */
function addArticleToGroup(group: NameGroup, article: ArticleSummary): void {
  if (group.lastArticle === article) return
  group.articleCount++
  group.lastArticle = article
  if (article.published !== null) group.lastDatedArticle = article
  group.articles?.push(article)
}

/**
 * Groups articles by the slugs of their sections, topics or authors. Sorts the groups by slug.
 * @param articles in order of date
 * @param isWanted selects the names whose articles are collected
 */
export function groupByName(
  articles: readonly ArticleSummary[],
  listKind: NameListKind,
  isWanted: IsWantedName,
): NameGroup[] {
  // Computes the slug of each name once: 400,000 articles have two million names.
  const [groupsByName, groupsBySlug] = [new Map<string, NameGroup>(), new Map<string, NameGroup>()]
  const createGroup = (slug: string): NameGroup => ({
    slug,
    spellings: new Set(),
    articleCount: 0,
    lastArticle: null,
    lastDatedArticle: null,
    articles: isWanted(listKind, slug) ? [] : null,
  })
  function addNameToGroup(name: string): NameGroup {
    const slug = slugifyName(name)
    const group = groupsBySlug.get(slug) ?? createGroup(slug)
    groupsBySlug.set(slug, group)
    groupsByName.set(name, group)
    group.spellings.add(name)
    return group
  }
  for (const article of articles)
    for (const name of article.names[listKind])
      addArticleToGroup(groupsByName.get(name) ?? addNameToGroup(name), article)
  return sortBySlug(groupsBySlug)
}

/** The groups of every kind of name. */
export type NameGroups = Record<NameListKind, NameGroup[]>

/** Groups articles by their sections, topics and authors. */
export const groupNames = (articles: readonly ArticleSummary[], isWanted: IsWantedName): NameGroups => ({
  sections: groupByName(articles, 'sections', isWanted),
  topics: groupByName(articles, 'topics', isWanted),
  authors: groupByName(articles, 'authors', isWanted),
})

const chooseLaterArticle = (a: ArticleSummary | null, b: ArticleSummary | null): ArticleSummary | null =>
  a && b ? (compareArticles(a, b) < 0 ? b : a) : (a ?? b)

const joinGroups = (group: NameGroup, addedGroup: NameGroup): NameGroup => ({
  slug: group.slug,
  spellings: new Set([...group.spellings, ...addedGroup.spellings]),
  articleCount: group.articleCount + addedGroup.articleCount,
  lastArticle: chooseLaterArticle(group.lastArticle, addedGroup.lastArticle),
  lastDatedArticle: chooseLaterArticle(group.lastDatedArticle, addedGroup.lastDatedArticle),
  articles: group.articles && [...group.articles, ...(addedGroup.articles ?? [])].sort(compareArticles),
})

/** Joins groups of names by slug. A group to which nothing is added stays the same object. */
function joinGroupsBySlug(groups: readonly NameGroup[], addedGroups: readonly NameGroup[]): NameGroup[] {
  const groupsBySlug = new Map(groups.map((group) => [group.slug, group]))
  for (const addedGroup of addedGroups) {
    const existingGroup = groupsBySlug.get(addedGroup.slug)
    groupsBySlug.set(addedGroup.slug, existingGroup ? joinGroups(existingGroup, addedGroup) : addedGroup)
  }
  return sortBySlug(groupsBySlug)
}

/** Joins the groups of existing and added articles. */
export const joinNameGroups = (groups: NameGroups, addedGroups: NameGroups): NameGroups => ({
  sections: joinGroupsBySlug(groups.sections, addedGroups.sections),
  topics: joinGroupsBySlug(groups.topics, addedGroups.topics),
  authors: joinGroupsBySlug(groups.authors, addedGroups.authors),
})

/** Returns the sorted spellings of a group's name. */
export const listSpellings = ({ spellings }: NameGroup): string[] => [...spellings].sort()

/** Converts groups to index entries, each with a link to the name's list below `indexAddress`. */
export const createIndexedNames = (indexAddress: string, groups: readonly NameGroup[]): IndexedName[] =>
  groups.map((group) => ({
    slug: group.slug,
    links: [
      {
        address: `${indexAddress}/${group.slug}`,
        name: listSpellings(group).join(' / '),
        articles: group.articleCount,
      },
    ],
  }))

/** Returns links to the names with the most articles, most frequent first. */
export const linkMostFrequentNames = (
  indexAddress: string,
  groups: readonly NameGroup[],
  maxNames: number,
): ListDivision[] =>
  orderByFrequency(createIndexedNames(indexAddress, groups))
    .slice(0, maxNames)
    .flatMap(({ links }) => links)
