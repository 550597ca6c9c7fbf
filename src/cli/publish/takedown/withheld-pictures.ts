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

const createWithheldEntry = (pictureName: string, { withhold }: ConfiguredEdition): Entry => ({
  address: pictureAddressOf(pictureName),
  kind: 'withheld',
  reason: withhold.reason,
  since: withhold.since,
  authority: withhold.authority,
  headline: null,
})

/**
 * Maps the name of every picture and smaller copy to all names of the same picture. A takedown request may name a
 * copy, because browsers show copies.
 */
function mapNamesOfSamePicture(pictures: readonly EditionPictures[]): Map<string, Set<string>> {
  const sameNamesByName = new Map<string, Set<string>>()
  for (const [originalName, copyNames] of pictures.flatMap(({ smallerCopies }) => [...smallerCopies])) {
    const originalAndCopyNames = [originalName, ...copyNames]
    const sameNames = new Set(
      originalAndCopyNames.flatMap((name) => [name, ...(sameNamesByName.get(name) ?? [])]),
    )
    for (const name of sameNames) sameNamesByName.set(name, sameNames)
  }
  return sameNamesByName
}

/**
 * Finds the pictures that editions withhold, and their smaller copies, even if their files no longer exist. Reports a
 * digest that no picture has ever had as a problem in `edition.yaml`.
 */
export function findWithheldPictures(
  contentFolder: ContentFolder,
  editionPictures: readonly EditionPictures[],
  editions: readonly ConfiguredEdition[],
): { withheldPictures: WithheldPicture[]; problems: ContentProblem[] } {
  const [withheldByName, problems] = [new Map<string, WithheldPicture>(), [] as ContentProblem[]]
  const fileNames = editionPictures.flatMap((edition) => edition.files.map(({ name }) => name))
  const sameNamesByName = mapNamesOfSamePicture(editionPictures)
  const listedNames = editionPictures.flatMap(({ listedNames }) => listedNames)
  const knownNames = [...new Set([...fileNames, ...listedNames, ...sameNamesByName.keys()])].sort()
  for (const edition of editions)
    for (const [ruleIndex, digest] of edition.withhold.pictureDigests.entries()) {
      const matchingNames = knownNames.filter((name) => pictureDigestOf(name) === digest)
      for (const name of matchingNames.flatMap((matchingName) => [
        ...(sameNamesByName.get(matchingName) ?? [matchingName]),
      ]))
        if (!withheldByName.has(name))
          withheldByName.set(name, {
            digest: pictureDigestOf(name),
            entry: createWithheldEntry(name, edition),
          })
      if (matchingNames.length === 0)
        problems.push({
          file: contentFolder.resolveEditionFile(edition.id),
          field: ['withhold', 'pictures', ruleIndex],
          reason: `${digest} is not the name of a picture in the archive: copy the name of the picture’s file in ${contentFolder.resolveMediaFolder(edition.id)} without its extension, or remove it`,
        })
    }
  return { withheldPictures: [...withheldByName.values()], problems }
}

/** Returns an edition's pictures without the files of withheld pictures. */
export const removeWithheldPictures = (
  { files, ...edition }: EditionPictures,
  withheldDigests: ReadonlySet<string>,
): EditionPictures => ({
  ...edition,
  files: files.filter(({ name }) => !withheldDigests.has(pictureDigestOf(name))),
})
