import type { ArticleNeighbours } from '../../../model/neighbours.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { toArticleLink } from '../neighbours/find-neighbours.ts'
import type { ArticleEdit } from './article-edit.ts'
import type { EditedRelease } from './edited-release.ts'

/** Replaces the links to edited articles in the neighbours of another article. */
function replaceLinks(
  neighbours: ArticleNeighbours,
  editedArticleByAddress: ReadonlyMap<string, ArticleSummary>,
): void {
  for (const relation of ['before', 'after', 'earlier', 'later'] as const) {
    const link = neighbours[relation]
    const article = link && 'headline' in link ? editedArticleByAddress.get(link.address) : undefined
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
  const editedArticleByAddress = new Map<string, ArticleSummary>()
  for (const { articleBefore, articleAfter } of edits)
    if (
      JSON.stringify(toArticleLink(articleBefore.summary)) !==
      JSON.stringify(toArticleLink(articleAfter.summary))
    )
      editedArticleByAddress.set(articleAfter.summary.address, articleAfter.summary)
  const linkJsonPrefixes = [...editedArticleByAddress.keys()].map(
    (address) => `{"address":${JSON.stringify(address)},"headline":`,
  )
  for (const shard of await release.findShardsContainingAny(linkJsonPrefixes))
    for (const entry of Object.values(shard).flat())
      if (entry.kind === 'article' && entry.neighbours) replaceLinks(entry.neighbours, editedArticleByAddress)
}
