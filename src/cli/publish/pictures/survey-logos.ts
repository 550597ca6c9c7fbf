import type { SizedPicture } from '../../../model/document.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { type Logo, readLogo } from '../../content/logo/read-logo.ts'
import type { EditionPictures } from './edition-pictures.ts'

/** Logos, by edition; the key `null` stands for the archive. */
export type LogoPictureByEdition = ReadonlyMap<string | null, SizedPicture>

/** Wraps a logo as an edition's only picture, without an original URL. */
const logoToEditionPictures = (editionId: string | null, logo: Logo): EditionPictures => ({
  edition: editionId ?? '',
  files: [{ file: logo.file, name: logo.mediaFileName, byteCount: logo.byteCount }],
  mediaNameByUrl: new Map(),
  listedNames: [],
  smallerCopies: new Map(),
  listFaults: [],
})

/** Reads and checks the logos of the archive and its editions. A release stores logos like other pictures. */
export async function surveyLogos(
  contentFolder: ContentFolder,
  editionIds: readonly string[],
): Promise<{ logos: LogoPictureByEdition; editionPictures: EditionPictures[]; faults: ContentFault[] }> {
  const pictureByEdition = new Map<string | null, SizedPicture>()
  const [editionPictures, faults] = [[] as EditionPictures[], [] as ContentFault[]]
  for (const editionId of [null, ...editionIds]) {
    const logo = await readLogo(await contentFolder.listLogoFiles(editionId))
    if (Array.isArray(logo)) faults.push(...logo)
    else if (logo) {
      pictureByEdition.set(editionId, logo.mastheadPicture)
      editionPictures.push(logoToEditionPictures(editionId, logo))
    }
  }
  return { logos: pictureByEdition, editionPictures, faults }
}
