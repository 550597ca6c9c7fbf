import path from 'node:path'
import type { ArticleSource } from '../../../model/article.ts'
import { pageKey } from '../urls/page-key.ts'
import { isPositionRecord, pathInsideFolder } from './article-relation.ts'
import { FileIndex } from './file-index.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'

const placeKey = ({ importer, record }: ArticleSource, place: string) =>
  `place\n${importer}\n${place}\n${record ?? ''}`

function identityKeys({ source, url, words }: Pick<ShelvedArticle, 'source' | 'url' | 'words'>): string[] {
  const keys = url === null ? [] : [`url\n${pageKey(url)}`]
  if (source === null) return keys
  const { importer, sha256, file, record } = source
  keys.push(placeKey(source, pathInsideFolder(file ?? '')))
  if (record === null) keys.push(`bytes\n${importer}\n${sha256}`)
  else if (url !== null) keys.push(`site\n${importer}\n${new URL(url).host}\n${record}`)
  if (record !== null && isPositionRecord(record)) keys.push(`words\n${importer}\n${file}\n${words}`)
  return keys
}

/**
 * How many files of one key are candidates. What more share, such as a canonical link to the front page or the words
 * "Photo gallery", does not tell articles apart; each is still known by its place.
 */
const maxCandidates = 32

/** Finds the files that earlier imports may have made of an article, by all that can make it known again. */
export class KnownArticles {
  readonly #files = new FileIndex()

  add(shelved: ShelvedArticle): void {
    for (const key of identityKeys(shelved)) this.#files.add(key, shelved.file)
  }

  /** Files of which one may be the article's. */
  candidates(read: IncomingArticle): Set<string> {
    const { source } = read
    const bare = placeKey(source, path.posix.basename(source.file ?? ''))
    return new Set([...identityKeys(read), bare].flatMap((key) => this.#files.first(key, maxCandidates)))
  }
}
