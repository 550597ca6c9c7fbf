import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Entry } from '../../archive/shard.ts'
import type { Body } from '../../model/article.ts'
import { type MediaList, mediaName, readMediaList } from '../content/media-list.ts'
import type { ReleaseStore } from './release-store.ts'

/** The pictures of an edition's folder. */
export interface EditionMedia {
  edition: string
  files: { file: string; name: string; size: number }[]
  /** URLs that articles know them by, where the file is there. */
  list: MediaList
}

const mediaTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
}

const mediaTypeOf = (name: string) => mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? ''

/** Looks at what an edition's `media` folder holds. */
export async function surveyMedia(content: string, edition: string): Promise<EditionMedia> {
  const folder = path.join(content, edition, 'media')
  const names = (await readdir(folder).catch(() => [])).filter((name) => mediaName.test(name)).sort()
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
export const mediaAddress = (name: string): string => `/media/${name}`

/** The entry of a picture, its size and type with it. */
export const mediaEntry = ({ name, size }: EditionMedia['files'][number]): Entry => ({
  address: mediaAddress(name),
  kind: 'media',
  mediaType: mediaTypeOf(name),
  size,
})

/** The names of the pictures that a body shows. */
export const picturesIn = ({ html }: Pick<Body, 'html'>): string[] =>
  [...html.matchAll(/ src="\/media\/([0-9a-f]{64}\.[a-z]{3,4})"/g)].map(([, name = '']) => name)

/** Writes the pictures that documents show and the store is not known to hold. */
export async function writeMedia(
  media: readonly EditionMedia[],
  shown: ReadonlySet<string>,
  { store, known }: { store: ReleaseStore; known: Set<string> },
): Promise<number> {
  let written = 0
  for (const { file, name } of media.flatMap(({ files }) => files)) {
    if (!shown.has(name) || known.has(mediaAddress(name))) continue
    known.add(mediaAddress(name))
    await store.writeMedia(name, await readFile(file), mediaTypeOf(name))
    written++
  }
  return written
}
