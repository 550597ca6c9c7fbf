import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { groupNames, type IsWantedName, joinNameGroups, type NameGroups } from './name-groups.ts'

/** An edition's articles, sorted by date, and the same by name. */
export interface EditionGroups {
  articles: ArticleSummary[]
  names: NameGroups
}

export const noGroups: EditionGroups = { articles: [], names: { sections: [], topics: [], authors: [] } }

function groupArticles(articles: readonly ArticleSummary[], isWanted: IsWantedName): EditionGroups {
  const sorted = articles.toSorted(compareArticles)
  return { articles: sorted, names: groupNames(sorted, isWanted) }
}

/**
 * Returns a function that groups an edition's articles when it is called, since the groups of one edition at a time may be in
 * memory.
 * @param isWanted selects lists of names by their address
 */
export function groupByEdition(
  articles: readonly ArticleSummary[],
  isWanted: (address: string) => boolean = () => true,
): (edition: string) => EditionGroups {
  const byEdition = Map.groupBy(articles, ({ edition }) => edition)
  return (edition) =>
    groupArticles(byEdition.get(edition) ?? [], (list, slug) => isWanted(`/${edition}/${list}/${slug}`))
}

/** Returns groups that also contain some more articles of the edition, under all of their names. The given groups do not change. */
export function addToGroups(groups: EditionGroups, added: readonly ArticleSummary[]): EditionGroups {
  if (added.length === 0) return groups
  const more = groupArticles(added, () => true)
  return {
    articles: [...groups.articles, ...more.articles].sort(compareArticles),
    names: joinNameGroups(groups.names, more.names),
  }
}
