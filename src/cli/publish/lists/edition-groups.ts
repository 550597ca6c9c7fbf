import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { groupNames, type IsWantedName, joinNameGroups, type NameGroups } from './name-groups.ts'

/** An edition's articles, sorted by date, and the same articles grouped by name. */
export interface EditionGroups {
  articles: ArticleSummary[]
  names: NameGroups
}

export const emptyGroups: EditionGroups = { articles: [], names: { sections: [], topics: [], authors: [] } }

function groupArticles(articles: readonly ArticleSummary[], isWanted: IsWantedName): EditionGroups {
  const sortedArticles = articles.toSorted(compareArticles)
  return { articles: sortedArticles, names: groupNames(sortedArticles, isWanted) }
}

/**
 * Returns a function that groups the articles of one edition at a time, so that the groups of all editions need not be
 * in memory.
 * @param isWantedAddress selects lists of names by their addresses
 */
export function createEditionGrouper(
  articles: readonly ArticleSummary[],
  isWantedAddress: (address: string) => boolean = () => true,
): (edition: string) => EditionGroups {
  const articlesByEdition = Map.groupBy(articles, ({ edition }) => edition)
  return (editionId) =>
    groupArticles(articlesByEdition.get(editionId) ?? [], (list, slug) =>
      isWantedAddress(`/${editionId}/${list}/${slug}`),
    )
}

/**
 * Returns groups that also contain `addedArticles` of the same edition, under all of their names. Does not change
 * `groups`.
 */
export function addArticlesToGroups(
  groups: EditionGroups,
  addedArticles: readonly ArticleSummary[],
): EditionGroups {
  if (addedArticles.length === 0) return groups
  const addedGroups = groupArticles(addedArticles, () => true)
  return {
    articles: [...groups.articles, ...addedGroups.articles].sort(compareArticles),
    names: joinNameGroups(groups.names, addedGroups.names),
  }
}
