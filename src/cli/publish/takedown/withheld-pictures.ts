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
function mapCopyGroups(pictures: readonly EditionPictures[]): Map<string, Set<string>> {
  const groupByName = new Map<string, Set<string>>()
  for (const [original, copies] of pictures.flatMap(({ smallerCopies }) => [...smallerCopies])) {
    const knownNames = [original, ...copies]
    const group = new Set(knownNames.flatMap((name) => [name, ...(groupByName.get(name) ?? [])]))
    for (const name of group) groupByName.set(name, group)
  }
  return groupByName
}

/**
 * Finds the pictures that editions withhold, with their smaller copies, by the names of present and former files.
 * A digest that no picture has ever had is a problem of `edition.yaml`.
 */
export function findWithheldPictures(
  contentFolder: ContentFolder,
  editionPictures: readonly EditionPictures[],
  editions: readonly ConfiguredEdition[],
): { withheldPictures: WithheldPicture[]; problems: ContentProblem[] } {
  const [withheldByName, problems] = [new Map<string, WithheldPicture>(), [] as ContentProblem[]]
  const fileNames = editionPictures.flatMap((edition) => edition.files.map(({ name }) => name))
  const groupByName = mapCopyGroups(editionPictures)
  const allListedNames = editionPictures.flatMap(({ listedNames }) => listedNames)
  const knownNames = [...new Set([...fileNames, ...allListedNames, ...groupByName.keys()])].sort()
  for (const edition of editions)
    for (const [index, digest] of edition.withhold.pictureDigests.entries()) {
      const matchingNames = knownNames.filter((name) => pictureDigestOf(name) === digest)
      for (const name of matchingNames.flatMap((match) => [...(groupByName.get(match) ?? [match])]))
        if (!withheldByName.has(name))
          withheldByName.set(name, {
            digest: pictureDigestOf(name),
            entry: createWithheldEntry(name, edition),
          })
      if (matchingNames.length === 0)
        problems.push({
          file: contentFolder.editionFile(edition.id),
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
