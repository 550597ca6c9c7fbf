import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Entry } from '../../../archive/shard.ts'
import type { Body } from '../../../model/article.ts'
import { type MediaList, mediaFileNamePattern, readMediaList } from '../../content/files/media-list.ts'
import { readSizeList, type SizeList } from '../../content/files/size-list.ts'
import { pictureAddressOf } from '../store/picture-addresses.ts'

/** A file to store in the archive: a picture, or a bulk file. Its name is `<sha256>.<extension>`. */
export interface MediaFile {
  file: string
  name: string
  size: number
}

/** The pictures of an edition. */
export interface EditionPictures {
  edition: string
  files: MediaFile[]
  /** The URLs of pictures that have a file. */
  mediaList: MediaList
  /** Names in the edition's list, with or without a file. */
  listedNames: string[]
  /** The smaller copies in the edition's list, with or without a file. */
  sizes: SizeList
}

/** Media types by file extension: of pictures, and of the archive's own files. */
const mediaTypesByExtension = new Map([
  ['gz', 'application/gzip'],
  ['json', 'application/json'],
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['svg', 'image/svg+xml'],
])

export const mediaTypeOf = (name: string): string =>
  mediaTypesByExtension.get(name.slice(name.lastIndexOf('.') + 1)) ?? ''

async function listFolder(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

/** Lists the pictures in an edition's `media` folder. */
export async function surveyPictures(mediaFolder: string, edition: string): Promise<EditionPictures> {
  const fileNames = (await listFolder(mediaFolder)).filter((name) => mediaFileNamePattern.test(name)).sort()
  const files = await Promise.all(
    fileNames.map(async (name) => {
      const file = path.join(mediaFolder, name)
      return { name, file, size: (await stat(file)).size }
    }),
  )
  const listedPictures = [...(await readMediaList(mediaFolder))]
  const existingNames = new Set(fileNames)
  return {
    edition,
    files,
    mediaList: new Map(listedPictures.filter(([, name]) => existingNames.has(name))),
    listedNames: listedPictures.map(([, name]) => name),
    sizes: await readSizeList(mediaFolder),
  }
}

export const createMediaEntry = ({ name, size }: MediaFile): Entry => ({
  address: pictureAddressOf(name),
  kind: 'media',
  mediaType: mediaTypeOf(name),
  size,
})

/** Merges the lists of smaller copies of all editions. Leaves out copies that have no file. */
export function mergeSizes(pictures: readonly Pick<EditionPictures, 'files' | 'sizes'>[]): SizeList {
  const fileNames = new Set(pictures.flatMap(({ files }) => files.map(({ name }) => name)))
  const copiesByPicture = new Map<string, readonly string[]>()
  for (const [original, copies] of pictures.flatMap(({ sizes }) => [...sizes])) {
    const existingCopies = [
      ...(copiesByPicture.get(original) ?? []),
      ...copies.filter((copy) => fileNames.has(copy)),
    ]
    if (existingCopies.length > 0) copiesByPicture.set(original, [...new Set(existingCopies)].sort())
  }
  return copiesByPicture
}

/** Returns the names of the pictures that a body shows, their smaller copies included. */
export const findShownPictures = ({ html }: Pick<Body, 'html'>): string[] =>
  [...html.matchAll(/ src="\/media\/([0-9a-f]{64}\.[a-z]{3,4})"(?: srcset="([^"]*)")?/g)].flatMap(
    ([, name = '', sources = '']) => [
      ...new Set([name, ...[...sources.matchAll(/\/media\/([\w.]+)/g)].map(([, copy = '']) => copy)]),
    ],
  )
