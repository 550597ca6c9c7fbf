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

const createWithheldEntry = (name: string, { withhold }: ConfiguredEdition): Entry => ({
  address: pictureAddressOf(name),
  kind: 'withheld',
  reason: withhold.reason,
  since: withhold.since,
  authority: withhold.authority,
  headline: null,
})

/**
 * Maps every picture and every smaller copy to all names of the same picture. A takedown request may name a copy,
 * since browsers show copies.
 */
function groupCopies(pictures: readonly EditionPictures[]): Map<string, Set<string>> {
  const groupsByName = new Map<string, Set<string>>()
  for (const [original, copies] of pictures.flatMap(({ sizes }) => [...sizes])) {
    const knownNames = [original, ...copies]
    const group = new Set(knownNames.flatMap((name) => [name, ...(groupsByName.get(name) ?? [])]))
    for (const name of group) groupsByName.set(name, group)
  }
  return groupsByName
}

/**
 * Finds the pictures that editions withhold, with their smaller copies, by the names of present and former files.
 * A digest that no picture has ever had is a problem of `edition.yaml`.
 */
export function findWithheldPictures(
  content: ContentFolder,
  pictures: readonly EditionPictures[],
  editions: readonly ConfiguredEdition[],
): { withheldPictures: WithheldPicture[]; problems: ContentProblem[] } {
  const [withheldByName, problems] = [new Map<string, WithheldPicture>(), [] as ContentProblem[]]
  const fileNames = pictures.flatMap((edition) => edition.files.map(({ name }) => name))
  const groupsByName = groupCopies(pictures)
  const allListedNames = pictures.flatMap(({ listedNames }) => listedNames)
  const knownNames = [...new Set([...fileNames, ...allListedNames, ...groupsByName.keys()])].sort()
  for (const edition of editions)
    for (const [index, digest] of edition.withhold.pictures.entries()) {
      const matchingNames = knownNames.filter((name) => pictureDigestOf(name) === digest)
      for (const name of matchingNames.flatMap((match) => [...(groupsByName.get(match) ?? [match])]))
        if (!withheldByName.has(name))
          withheldByName.set(name, {
            digest: pictureDigestOf(name),
            entry: createWithheldEntry(name, edition),
          })
      if (matchingNames.length === 0)
        problems.push({
          file: content.editionFile(edition.id),
          field: ['withhold', 'pictures', index],
          reason: `${digest} is not the name of a picture in the archive: correct it or remove it`,
        })
    }
  return { withheldPictures: [...withheldByName.values()], problems }
}

/** Returns an edition's pictures without the withheld files. */
export const removeWithheldPictures = (
  { files, ...edition }: EditionPictures,
  withheldDigests: ReadonlySet<string>,
): EditionPictures => ({
  ...edition,
  files: files.filter(({ name }) => !withheldDigests.has(pictureDigestOf(name))),
})
