import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { listFilesBelow } from '../../content/files/list-files.ts'
import { findUnstoredPictureUrls } from '../markup/picture-urls.ts'
import { isUneditedSinceImport } from '../shelf/import-stamp.ts'

/** Originals and pictures that an edition's articles refer to. */
export interface ReferencedFiles {
  originalDigests: ReadonlySet<string>
  pictureUrls: ReadonlySet<string>
}

/**
 * Collects the references in all articles as they will be after the undo. `findFutureTextFile` returns the file with an
 * article's future text; `null` for an article that will be removed. URLs of pictures count only in articles that a
 * person wrote or edited, because other articles did not have the pictures before the import.
 */
export async function collectReferencedFiles(
  editionFolder: string,
  findFutureTextFile: (file: string) => string | null,
  isEdited: (file: string) => boolean,
): Promise<ReferencedFiles> {
  const [originalDigests, pictureUrls] = [new Set<string>(), new Set<string>()]
  for await (const file of listFilesBelow(path.join(editionFolder, 'articles'), '.md')) {
    const textFile = findFutureTextFile(file)
    const futureText = textFile === null ? '' : await readFile(textFile, 'utf8')
    for (const [digest] of futureText.matchAll(/[0-9a-f]{64}/g)) originalDigests.add(digest)
    if (isEdited(file) || !isUneditedSinceImport(futureText))
      for (const url of findUnstoredPictureUrls(futureText)) pictureUrls.add(url)
  }
  return { originalDigests, pictureUrls }
}
