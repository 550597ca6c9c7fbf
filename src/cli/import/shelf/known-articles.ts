import path from 'node:path'
import type { ArticleSource } from '../../../model/article.ts'
import { toPageKey } from '../urls/page-key.ts'
import { isNamedByPosition, toPathBelowGivenFolder } from './article-relation.ts'
import { FilesByKey } from './files-by-key.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'

const toSourceKey = ({ importer, record }: ArticleSource, path: string) =>
  `place\n${importer}\n${path}\n${record ?? ''}`

function listIdentityKeys({
  source,
  statedUrl,
  wordsDigest,
}: Pick<ShelvedArticle, 'source' | 'statedUrl' | 'wordsDigest'>): string[] {
  const keys = statedUrl === null ? [] : [`url\n${toPageKey(statedUrl)}`]
  if (source === null) return keys
  const { importer, sha256, file, record } = source
  keys.push(toSourceKey(source, toPathBelowGivenFolder(file ?? '')))
  if (record === null) keys.push(`bytes\n${importer}\n${sha256}`)
  else if (statedUrl !== null) keys.push(`site\n${importer}\n${new URL(statedUrl).host}\n${record}`)
  if (record !== null && isNamedByPosition(record)) keys.push(`words\n${importer}\n${file}\n${wordsDigest}`)
  return keys
}

/**
 * Candidates per key. A key shared by more files, such as a canonical link to the front page or the words "Photo
 * gallery", does not distinguish articles; each is still found by its source.
 */
const maxCandidatesPerKey = 32

/** Finds the files that earlier imports may have written for an article. */
export class KnownArticles {
  readonly #filesByIdentityKey = new FilesByKey()

  addArticle(shelved: ShelvedArticle): void {
    for (const key of listIdentityKeys(shelved)) this.#filesByIdentityKey.addFile(key, shelved.file)
  }

  /** Returns the files that may be the article's. */
  findCandidateFiles(incoming: IncomingArticle): Set<string> {
    const { source } = incoming
    const fileNameKey = toSourceKey(source, path.posix.basename(source.file ?? ''))
    return new Set(
      [...listIdentityKeys(incoming), fileNameKey].flatMap((key) =>
        this.#filesByIdentityKey.listFirstFiles(key, maxCandidatesPerKey),
      ),
    )
  }
}
