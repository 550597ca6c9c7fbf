import path from 'node:path'
import type { ArticleSource } from '../../../model/article.ts'
import { toPageKey } from '../urls/page-key.ts'
import { isNamedByPosition, toPathBelowGivenFolder } from './article-relation.ts'
import { FilesByKey } from './files-by-key.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'

const toSourceKey = ({ importer, record }: ArticleSource, sourcePath: string) =>
  `place\n${importer}\n${sourcePath}\n${record ?? ''}`

function listIdentityKeys({
  source,
  statedUrl,
  wordsDigest,
}: Pick<ShelvedArticle, 'source' | 'statedUrl' | 'wordsDigest'>): string[] {
  const identityKeys = statedUrl === null ? [] : [`url\n${toPageKey(statedUrl)}`]
  if (source === null) return identityKeys
  const { importer, sha256, file, record } = source
  identityKeys.push(toSourceKey(source, toPathBelowGivenFolder(file ?? '')))
  if (record === null) identityKeys.push(`bytes\n${importer}\n${sha256}`)
  else if (statedUrl !== null) identityKeys.push(`site\n${importer}\n${new URL(statedUrl).host}\n${record}`)
  if (record !== null && isNamedByPosition(record))
    identityKeys.push(`words\n${importer}\n${file}\n${wordsDigest}`)
  return identityKeys
}

/**
 * Maximum number of candidates per key. A key shared by more files, such as a canonical link to the front page or the
 * words "Photo gallery", does not distinguish articles; each is still found by its source.
 */
const maxCandidatesPerKey = 32

/** Finds the files that earlier imports may have written for an article. */
export class KnownArticles {
  readonly #filesByIdentityKey = new FilesByKey()

  addArticle(shelvedArticle: ShelvedArticle): void {
    for (const identityKey of listIdentityKeys(shelvedArticle))
      this.#filesByIdentityKey.addFile(identityKey, shelvedArticle.file)
  }

  /** Returns the files that may be earlier imports of an article. */
  findCandidateFiles(incomingArticle: IncomingArticle): Set<string> {
    const { source } = incomingArticle
    const fileNameKey = toSourceKey(source, path.posix.basename(source.file ?? ''))
    return new Set(
      [...listIdentityKeys(incomingArticle), fileNameKey].flatMap((key) =>
        this.#filesByIdentityKey.listFirstFiles(key, maxCandidatesPerKey),
      ),
    )
  }
}
