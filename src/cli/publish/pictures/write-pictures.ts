import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { chunksOf } from '../../content/files/chunks.ts'
import { createChangedFileError } from '../../content/files/content-fault.ts'
import type { KnownKeys } from '../store/key-set.ts'
import { pictureAddressOf, pictureDigestOf } from '../store/picture-addresses.ts'
import type { PublicationStore } from '../store/release-store.ts'
import { type EditionPictures, getMediaType, type MediaFile } from './edition-pictures.ts'

const maxConcurrentUploads = 4

async function writePicture(store: PublicationStore, { file, name }: MediaFile): Promise<void> {
  const bytes = await readFile(file)
  if (hash('sha256', bytes) !== pictureDigestOf(name)) throw createChangedFileError(file)
  await store.writePicture(name, bytes, getMediaType(name))
}

/**
 * Writes the shown pictures whose keys are not in `knownKeys`, and adds their keys. In a dry run, only counts the
 * pictures.
 */
export async function writePictures(
  editionPictures: readonly Pick<EditionPictures, 'files'>[],
  shownPictureNames: ReadonlySet<string>,
  { store, knownKeys, isDryRun }: { store: PublicationStore; knownKeys: KnownKeys; isDryRun: boolean },
): Promise<{ pictureCount: number }> {
  const unstoredPictures = editionPictures
    .flatMap(({ files }) => files)
    .filter(({ name }) => shownPictureNames.has(name) && !knownKeys.has(pictureAddressOf(name)))
  const distinctPictures = [...new Map(unstoredPictures.map((picture) => [picture.name, picture])).values()]
  const pictureCount = distinctPictures.length
  if (isDryRun) return { pictureCount }
  for (const chunk of chunksOf(distinctPictures, maxConcurrentUploads))
    await Promise.all(chunk.map((picture) => writePicture(store, picture)))
  for (const { name } of distinctPictures) knownKeys.add(pictureAddressOf(name))
  return { pictureCount }
}
