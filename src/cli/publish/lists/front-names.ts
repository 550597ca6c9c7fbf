import type { FrontNames, FrontSection } from '../../../model/document.ts'
import { linkMostFrequentNames, type NameGroup, type NameGroups } from './name-groups.ts'

/** Maximum numbers of names on a front page. */
export const maxFrontNames = { sections: 12, topics: 24, authors: 24 }

function toLatestLinkOrNone({ lastArticle, lastDatedArticle }: NameGroup): FrontSection['latest'][] {
  const latestArticle = lastDatedArticle ?? lastArticle
  if (!latestArticle) return []
  const { address, headline, language } = latestArticle.listing
  return [{ address, headline, ...(language !== undefined && { language }) }]
}

/**
 * Lists the most frequent sections, topics and authors of an edition, and links each section to its latest article.
 */
export function listFrontNames(editionId: string, groups: NameGroups): FrontNames {
  const linkFrequentNames = (listKind: keyof NameGroups) =>
    linkMostFrequentNames(`/${editionId}/${listKind}`, groups[listKind], maxFrontNames[listKind])
  const sectionGroupsByAddress = new Map(
    groups.sections.map((group) => [`/${editionId}/sections/${group.slug}`, group]),
  )
  return {
    sections: linkFrequentNames('sections').flatMap((link) => {
      const group = sectionGroupsByAddress.get(link.address)
      return group ? toLatestLinkOrNone(group).map((latest) => ({ ...link, latest })) : []
    }),
    topics: linkFrequentNames('topics'),
    authors: linkFrequentNames('authors'),
  }
}
