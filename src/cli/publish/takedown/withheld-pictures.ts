import path from 'node:path'
import type { Entry } from '../../../archive/shard.ts'
import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import { readMediaList } from '../../content/files/media-list.ts'
import { type EditionPictures, pictureAddress } from '../pictures/edition-pictures.ts'
import { ruleFault } from './unused-rules.ts'

/** A picture that is not shown, whichever edition has it: its digest, and what answers at its addresses. */
export interface WithheldPicture {
  digest: string
  entry: Entry
}

/** A picture's name begins with its digest. */
export const pictureDigest = (name: string): string => name.slice(0, 64)

/** Every name that pictures are known by: of files, and of the list of files that were there once. */
async function knownNames(content: string, media: readonly EditionPictures[]): Promise<Set<string>> {
  const names = new Set(media.flatMap(({ files }) => files.map(({ name }) => name)))
  for (const { edition } of media)
    for (const name of (await readMediaList(path.join(content, edition, 'media'))).values()) names.add(name)
  return names
}

const entryFor = (name: string, { withhold: { reason, since, authority } }: ConfiguredEdition): Entry => ({
  address: pictureAddress(name),
  kind: 'withheld',
  ...{ reason, since, authority, headline: null },
})

const without = (
  { edition, files, list }: EditionPictures,
  withheld: ReadonlySet<string>,
): EditionPictures => ({
  edition,
  files: files.filter(({ name }) => !withheld.has(pictureDigest(name))),
  list,
})

/** Takes out the pictures that editions withhold. A digest that no picture has or had is a fault. */
export async function withholdPictures(
  content: string,
  media: readonly EditionPictures[],
  editions: readonly ConfiguredEdition[],
): Promise<{ media: EditionPictures[]; withheldPictures: WithheldPicture[]; faults: ContentFault[] }> {
  const [found, faults]: [Map<string, WithheldPicture>, ContentFault[]] = [new Map(), []]
  const names = [...(await knownNames(content, media))].sort()
  for (const edition of editions)
    for (const [place, digest] of edition.withhold.pictures.entries()) {
      const own = names.filter((name) => pictureDigest(name) === digest)
      for (const name of own)
        if (!found.has(name)) found.set(name, { digest, entry: entryFor(name, edition) })
      const reason = 'is the digest of no picture of the archive: correct it or remove it'
      if (own.length === 0)
        faults.push(await ruleFault(content, edition, { field: ['pictures', place], reason }))
    }
  const digests = new Set([...found.values()].map(({ digest }) => digest))
  return {
    media: media.map((each) => without(each, digests)),
    withheldPictures: [...found.values()],
    faults,
  }
}
