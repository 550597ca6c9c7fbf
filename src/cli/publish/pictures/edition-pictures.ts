import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Entry } from '../../../archive/shard.ts'
import type { DocumentBody } from '../../../model/article.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import { type MediaNameByUrl, mediaFileNamePattern } from '../../content/picture-lists/media-list.ts'
import { readPictureLists } from '../../content/picture-lists/read-picture-lists.ts'
import type { SmallerCopiesByPicture } from '../../content/picture-lists/smaller-copies.ts'
import { pictureAddressOf } from '../store/picture-addresses.ts'

/** A file to store in the archive: a picture or a bulk file. Its name is `<sha256>.<extension>`. */
export interface MediaFile {
  file: string
  name: string
  byteCount: number
}

/** The pictures in an edition's `media` folder and in its list. */
export interface EditionPictures {
  edition: string
  files: MediaFile[]
  /** Names of the pictures whose files exist, by original URL. */
  mediaNameByUrl: MediaNameByUrl
  /** Names of the pictures in the edition's list, even if their files do not exist. */
  listedNames: string[]
  /** Smaller copies in the edition's list, even if their files do not exist. */
  smallerCopies: SmallerCopiesByPicture
  /** Faults in the edition's lists of pictures and of smaller copies. */
  listFaults: ContentFault[]
}

/** Media types of pictures and of the archive's own files, by file extension. */
const mediaTypeByExtension = new Map([
  ['gz', 'application/gzip'],
  ['json', 'application/json'],
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['svg', 'image/svg+xml'],
])

export const getMediaType = (fileName: string): string =>
  mediaTypeByExtension.get(fileName.slice(fileName.lastIndexOf('.') + 1)) ?? ''

async function listFileNames(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

/** Lists the pictures in an edition's `media` folder, and reads its lists of pictures and of smaller copies. */
export async function surveyPictures(mediaFolder: string, editionId: string): Promise<EditionPictures> {
  const fileNames = (await listFileNames(mediaFolder))
    .filter((name) => mediaFileNamePattern.test(name))
    .sort()
  const files = await Promise.all(
    fileNames.map(async (name) => {
      const filePath = path.join(mediaFolder, name)
      return { name, file: filePath, byteCount: (await stat(filePath)).size }
    }),
  )
  const { mediaNameByUrl, smallerCopies, faults } = await readPictureLists(mediaFolder)
  const listedPictures = [...mediaNameByUrl]
  const existingNames = new Set(fileNames)
  return {
    edition: editionId,
    files,
    mediaNameByUrl: new Map(listedPictures.filter(([, name]) => existingNames.has(name))),
    listedNames: listedPictures.map(([, name]) => name),
    smallerCopies,
    listFaults: faults,
  }
}

export const createMediaEntry = ({ name, byteCount }: MediaFile): Entry => ({
  address: pictureAddressOf(name),
  kind: 'media',
  mediaType: getMediaType(name),
  size: byteCount,
})

/** Merges the smaller copies of all editions' pictures. Omits copies whose files do not exist. */
export function mergeSmallerCopies(
  editionPictures: readonly Pick<EditionPictures, 'files' | 'smallerCopies'>[],
): SmallerCopiesByPicture {
  const fileNames = new Set(editionPictures.flatMap(({ files }) => files.map(({ name }) => name)))
  const copyNamesByPicture = new Map<string, readonly string[]>()
  for (const [pictureName, copyNames] of editionPictures.flatMap(({ smallerCopies }) => [...smallerCopies])) {
    const existingCopyNames = [
      ...(copyNamesByPicture.get(pictureName) ?? []),
      ...copyNames.filter((copy) => fileNames.has(copy)),
    ]
    if (existingCopyNames.length > 0)
      copyNamesByPicture.set(pictureName, [...new Set(existingCopyNames)].sort())
  }
  return copyNamesByPicture
}

/** Returns the names of the pictures that a body shows, and of their smaller copies. */
export const findShownPictureNames = ({ html }: Pick<DocumentBody, 'html'>): string[] =>
  [...html.matchAll(/ src="\/media\/([0-9a-f]{64}\.[a-z]{3,4})"(?: srcset="([^"]*)")?/g)].flatMap(
    ([, name = '', sources = '']) => [
      ...new Set([name, ...[...sources.matchAll(/\/media\/([\w.]+)/g)].map(([, copy = '']) => copy)]),
    ],
  )
