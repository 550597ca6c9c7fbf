import { hash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Entry } from '../../../archive/shard.ts'
import type { Body } from '../../../model/article.ts'
import { type MediaList, mediaFileName, readMediaList } from '../../content/files/media-list.ts'
import { ArchiveError } from '../store/archive-error.ts'
import type { ReleaseStore } from '../store/release-store.ts'

/** The pictures of an edition's folder. */
export interface EditionPictures {
  edition: string
  files: { file: string; name: string; size: number }[]
  /** URLs that articles know them by, where the file is there. */
  list: MediaList
}

const mediaTypes = new Map(
  Object.entries({
    jpg: 'image/jpeg',
    png: 'image/png',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
    svg: 'image/svg+xml',
  }),
)

const mediaTypeOf = (name: string) => mediaTypes.get(name.slice(name.lastIndexOf('.') + 1)) ?? ''

/** Looks at what an edition's `media` folder holds. */
export async function surveyPictures(content: string, edition: string): Promise<EditionPictures> {
  const folder = path.join(content, edition, 'media')
  const all = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const names = all.filter((name) => mediaFileName.test(name)).sort()
  const files = await Promise.all(
    names.map(async (name) => ({
      name,
      file: path.join(folder, name),
      size: (await stat(path.join(folder, name))).size,
    })),
  )
  const list = await readMediaList(folder)
  return { edition, files, list: new Map([...list].filter(([, name]) => names.includes(name))) }
}

/** The address of a picture. */
export const pictureAddress = (name: string): string => `/media/${name}`

const mediaPrefix = pictureAddress('')

/** Keys of objects, and the names of those that are addresses of pictures. */
export function separatePictures(keys: readonly string[]): { keys: string[]; pictures: string[] } {
  const isMedia = (key: string) => key.startsWith(mediaPrefix)
  return {
    keys: keys.filter((key) => !isMedia(key)),
    pictures: keys.filter(isMedia).map((key) => key.slice(mediaPrefix.length)),
  }
}

/** The entry of a picture, its size and type with it. */
export const pictureEntry = ({ name, size }: EditionPictures['files'][number]): Entry => ({
  address: pictureAddress(name),
  kind: 'media',
  mediaType: mediaTypeOf(name),
  size,
})

/** The names of the pictures that a body shows. */
export const findShownPictures = ({ html }: Pick<Body, 'html'>): string[] =>
  [...html.matchAll(/ src="\/media\/([0-9a-f]{64}\.[a-z]{3,4})"/g)].map(([, name = '']) => name)

/** How many pictures are written at a time. */
const together = 4

/** Writes the pictures that documents show and the store is not known to hold. @returns how many there were */
export async function writePictures(
  media: readonly EditionPictures[],
  shown: ReadonlySet<string>,
  { store, known }: { store: ReleaseStore; known: Set<string> },
): Promise<number> {
  const isMissing = ({ name }: { name: string }) => shown.has(name) && !known.has(pictureAddress(name))
  const missing = media.flatMap(({ files }) => files).filter(isMissing)
  const distinct = [...new Map(missing.map((picture) => [picture.name, picture])).values()]
  for (let first = 0; first < distinct.length; first += together) {
    const some = distinct.slice(first, first + together)
    await Promise.all(
      some.map(async ({ file, name }) => {
        const bytes = await readFile(file)
        if (hash('sha256', bytes) !== name.slice(0, name.lastIndexOf('.')))
          throw new ArchiveError(`${file}:1: changed while it was being published: publish again`)
        await store.writePicture(name, bytes, mediaTypeOf(name))
      }),
    )
  }
  for (const { name } of distinct) known.add(pictureAddress(name))
  return distinct.length
}
