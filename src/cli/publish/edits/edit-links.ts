import type { ArticleNeighbours } from '../../../model/neighbours.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { toArticleLink } from '../neighbours/find-neighbours.ts'
import type { ArticleEdit } from './article-edit.ts'
import type { EditedRelease } from './edited-release.ts'

/** Replaces the links to edited articles, given by address, among another article's neighbours. */
function relink(neighbours: ArticleNeighbours, edited: ReadonlyMap<string, ArticleSummary>): void {
  for (const key of ['before', 'after', 'earlier', 'later'] as const) {
    const link = neighbours[key]
    const article = link && 'headline' in link ? edited.get(link.address) : undefined
    if (link && article)
      neighbours[key] = {
        ...toArticleLink(article),
        ...('published' in link && { published: link.published }),
      }
  }
}

/** Replaces the links to edited articles in the entries of their neighbours. Reads all shards of the release. */
export async function editLinks(release: EditedRelease, edits: readonly ArticleEdit[]): Promise<void> {
  const edited = new Map<string, ArticleSummary>()
  for (const { before, after } of edits)
    if (JSON.stringify(toArticleLink(before.summary)) !== JSON.stringify(toArticleLink(after.summary)))
      edited.set(after.summary.address, after.summary)
  const links = [...edited.keys()].map((address) => `{"address":${JSON.stringify(address)},"headline":`)
  for (const shard of await release.findShards(links))
    for (const entry of Object.values(shard).flat())
      if (entry.kind === 'article' && entry.neighbours) relink(entry.neighbours, edited)
}
