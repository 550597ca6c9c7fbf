import type { ArticleNeighbours } from '../../../model/neighbours.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { toArticleLink } from '../neighbours/find-neighbours.ts'
import type { ArticleEdit } from './article-edit.ts'
import type { EditedRelease } from './edited-release.ts'

/** Replaces the links to edited articles among another article's neighbours. */
function replaceLinks(
  neighbours: ArticleNeighbours,
  editedByAddress: ReadonlyMap<string, ArticleSummary>,
): void {
  for (const relation of ['before', 'after', 'earlier', 'later'] as const) {
    const link = neighbours[relation]
    const article = link && 'headline' in link ? editedByAddress.get(link.address) : undefined
    if (link && article)
      neighbours[relation] = {
        ...toArticleLink(article),
        ...('published' in link && { published: link.published }),
      }
  }
}

/** Replaces the links to edited articles in the entries of their neighbours. Reads all shards of the release. */
export async function updateLinksToEditedArticles(
  release: EditedRelease,
  edits: readonly ArticleEdit[],
): Promise<void> {
  const editedByAddress = new Map<string, ArticleSummary>()
  for (const { before, after } of edits)
    if (JSON.stringify(toArticleLink(before.summary)) !== JSON.stringify(toArticleLink(after.summary)))
      editedByAddress.set(after.summary.address, after.summary)
  const linkBeginnings = [...editedByAddress.keys()].map(
    (address) => `{"address":${JSON.stringify(address)},"headline":`,
  )
  for (const shard of await release.findShards(linkBeginnings))
    for (const entry of Object.values(shard).flat())
      if (entry.kind === 'article' && entry.neighbours) replaceLinks(entry.neighbours, editedByAddress)
}
