import type { FrontNames, FrontSection } from '../../../model/document.ts'
import { linkMostFrequent, type NameGroup, type NameGroups } from './name-groups.ts'

/** Maximum numbers of names on a front page. */
export const maxFrontNames = { sections: 12, topics: 24, authors: 24 }

function toLatestLink({ lastArticle, lastDatedArticle }: NameGroup): FrontSection['latest'][] {
  const latest = lastDatedArticle ?? lastArticle
  if (!latest) return []
  const { address, headline, language } = latest.listing
  return [{ address, headline, ...(language !== undefined && { language }) }]
}

/** Lists the most frequent sections, topics and authors of an edition. */
export function listFrontNames(edition: string, groups: NameGroups): FrontNames {
  const linkFrequentNames = (list: keyof NameGroups) =>
    linkMostFrequent(`/${edition}/${list}`, groups[list], maxFrontNames[list])
  const sectionsByAddress = new Map(
    groups.sections.map((group) => [`/${edition}/sections/${group.slug}`, group]),
  )
  return {
    sections: linkFrequentNames('sections').flatMap((link) => {
      const group = sectionsByAddress.get(link.address)
      return group ? toLatestLink(group).map((latest) => ({ ...link, latest })) : []
    }),
    topics: linkFrequentNames('topics'),
    authors: linkFrequentNames('authors'),
  }
}
