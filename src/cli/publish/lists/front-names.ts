import type { FrontNames, FrontSection } from '../../../model/document.ts'
import type { NameList } from '../../../model/edition.ts'
import { linkToName, type NameGroup, type NameGroups, orderByFrequency } from './name-groups.ts'

/** The greatest numbers of names on a front. */
const limits = { sections: 12, topics: 24, authors: 24 }

function latestOf({ articles }: NameGroup): FrontSection['latest'][] {
  const latest = articles.findLast(({ published }) => published !== null) ?? articles.at(-1)
  if (!latest) return []
  const { address, headline, language } = latest.listing
  return [{ address, headline, ...(language !== undefined && { language }) }]
}

/** Lists the most frequent sections, topics and authors of an edition, whose groups have their articles in order. */
export function listFrontNames(edition: string, groups: NameGroups): FrontNames {
  const listMostFrequent = (list: NameList) =>
    orderByFrequency(groups[list])
      .slice(0, limits[list])
      .map((group) => ({ group, link: linkToName(`/${edition}/${list}`, group, true) }))
  const linkAll = (list: NameList) => listMostFrequent(list).map(({ link }) => link)
  return {
    sections: listMostFrequent('sections').flatMap(({ group, link }) =>
      latestOf(group).map((latest) => ({ ...link, latest })),
    ),
    topics: linkAll('topics'),
    authors: linkAll('authors'),
  }
}
