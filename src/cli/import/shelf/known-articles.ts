import path from 'node:path'
import type { ArticleSource } from '../../../model/article.ts'
import { toPageKey } from '../urls/page-key.ts'
import { isNamedByPosition, pathInsideFolder } from './article-relation.ts'
import { FilesByKey } from './files-by-key.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'

const toPlaceKey = ({ importer, record }: ArticleSource, path: string) =>
  `place\n${importer}\n${path}\n${record ?? ''}`

function listIdentityKeys({
  source,
  url,
  wordsDigest,
}: Pick<ShelvedArticle, 'source' | 'url' | 'wordsDigest'>): string[] {
  const keys = url === null ? [] : [`url\n${toPageKey(url)}`]
  if (source === null) return keys
  const { importer, sha256, file, record } = source
  keys.push(toPlaceKey(source, pathInsideFolder(file ?? '')))
  if (record === null) keys.push(`bytes\n${importer}\n${sha256}`)
  else if (url !== null) keys.push(`site\n${importer}\n${new URL(url).host}\n${record}`)
  if (record !== null && isNamedByPosition(record)) keys.push(`words\n${importer}\n${file}\n${wordsDigest}`)
  return keys
}

/**
 * Candidates per key. A key shared by more files, such as a canonical link to the front page or the words "Photo
 * gallery", does not distinguish articles; each is still found by its source.
 */
const maxCandidates = 32

/** Finds the files that earlier imports may have written for an article. */
export class KnownArticles {
  readonly #files = new FilesByKey()

  add(shelved: ShelvedArticle): void {
    for (const key of listIdentityKeys(shelved)) this.#files.add(key, shelved.file)
  }

  /** Returns the files that may be the article's. */
  findCandidates(incoming: IncomingArticle): Set<string> {
    const { source } = incoming
    const nameKey = toPlaceKey(source, path.posix.basename(source.file ?? ''))
    return new Set(
      [...listIdentityKeys(incoming), nameKey].flatMap((key) => this.#files.listFirst(key, maxCandidates)),
    )
  }
}
