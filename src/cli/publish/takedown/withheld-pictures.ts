import type { Entry } from '../../../archive/shard.ts'
import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import type { ContentProblem } from '../articles/content-problem.ts'
import type { EditionPictures } from '../pictures/edition-pictures.ts'
import { pictureAddressOf, pictureDigestOf } from '../store/picture-addresses.ts'

/** A picture that no edition may show, and the response at its address. */
export interface WithheldPicture {
  digest: string
  entry: Entry
}

const createEntry = (name: string, { withhold }: ConfiguredEdition): Entry => ({
  address: pictureAddressOf(name),
  kind: 'withheld',
  reason: withhold.reason,
  since: withhold.since,
  authority: withhold.authority,
  headline: null,
})

/**
 * Maps every picture and smaller copy to all names of the same picture. A takedown request may name a copy, since that
 * is what a browser shows.
 */
function groupSizes(pictures: readonly EditionPictures[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  for (const [whole, copies] of pictures.flatMap(({ sizes }) => [...sizes])) {
    const names = [whole, ...copies]
    const group = new Set(names.flatMap((name) => [name, ...(groups.get(name) ?? [])]))
    for (const name of group) groups.set(name, group)
  }
  return groups
}

/**
 * Finds the pictures that editions withhold, with their smaller copies, by the names of present and former files. A
 * digest that no picture ever had is a problem of `edition.yaml`.
 */
export function findWithheldPictures(
  content: ContentFolder,
  pictures: readonly EditionPictures[],
  editions: readonly ConfiguredEdition[],
): { withheldPictures: WithheldPicture[]; problems: ContentProblem[] } {
  const [withheld, problems] = [new Map<string, WithheldPicture>(), [] as ContentProblem[]]
  const files = pictures.flatMap((edition) => edition.files.map(({ name }) => name))
  const sizes = groupSizes(pictures)
  const allListedNames = pictures.flatMap(({ listedNames }) => listedNames)
  const names = [...new Set([...files, ...allListedNames, ...sizes.keys()])].sort()
  for (const edition of editions)
    for (const [index, digest] of edition.withhold.pictures.entries()) {
      const matches = names.filter((name) => pictureDigestOf(name) === digest)
      for (const name of matches.flatMap((match) => [...(sizes.get(match) ?? [match])]))
        if (!withheld.has(name))
          withheld.set(name, { digest: pictureDigestOf(name), entry: createEntry(name, edition) })
      if (matches.length === 0)
        problems.push({
          file: content.editionFile(edition.id),
          field: ['withhold', 'pictures', index],
          reason: `${digest} is not the name of a picture in the archive: correct it or remove it`,
        })
    }
  return { withheldPictures: [...withheld.values()], problems }
}

/** Returns an edition's pictures without the withheld files. */
export const removeWithheldPictures = (
  { files, ...edition }: EditionPictures,
  withheld: ReadonlySet<string>,
): EditionPictures => ({
  ...edition,
  files: files.filter(({ name }) => !withheld.has(pictureDigestOf(name))),
})
