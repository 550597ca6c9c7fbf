import { type ArticleSummary, compareArticles } from '../articles/article-summary.ts'
import { groupNames, joinNames, type NameGroups } from './name-groups.ts'

/** An edition's articles, sorted by date, and the same by name. */
export interface EditionGroups {
  articles: ArticleSummary[]
  names: NameGroups
}

export const noGroups: EditionGroups = { articles: [], names: { sections: [], topics: [], authors: [] } }

function groupArticles(articles: readonly ArticleSummary[]): EditionGroups {
  const sorted = articles.toSorted(compareArticles)
  return { articles: sorted, names: groupNames(sorted) }
}

/**
 * Returns a function that groups an edition's articles when it is called, since the groups of one edition at a time may be in
 * memory.
 */
export function groupByEdition(articles: readonly ArticleSummary[]): (edition: string) => EditionGroups {
  const byEdition = Map.groupBy(articles, ({ edition }) => edition)
  return (edition) => groupArticles(byEdition.get(edition) ?? [])
}

/** Returns the groups with some more articles of the edition. The earlier groups stay as they are. */
export function addToGroups(groups: EditionGroups, added: readonly ArticleSummary[]): EditionGroups {
  if (added.length === 0) return groups
  const more = groupArticles(added)
  return {
    articles: [...groups.articles, ...more.articles].sort(compareArticles),
    names: joinNames(groups.names, more.names),
  }
}
