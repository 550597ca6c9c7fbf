import type { SmallPicture } from '../../../model/document.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { type Logo, readLogo } from '../../content/logo/read-logo.ts'
import type { EditionPictures } from './edition-pictures.ts'

/** Logos, by edition; `null` stands for the archive. */
export type LogoByEdition = ReadonlyMap<string | null, SmallPicture>

/** Returns a logo as a picture that no article shows. */
const toEditionPictures = (edition: string | null, logo: Logo): EditionPictures => ({
  edition: edition ?? '',
  files: [{ file: logo.file, name: logo.mediaFileName, byteCount: logo.byteCount }],
  mediaNameByUrl: new Map(),
  listedNames: [],
  smallerCopies: new Map(),
})

/** Reads and checks the logos of the archive and its editions. A release stores them like other pictures. */
export async function surveyLogos(
  content: ContentFolder,
  editions: readonly string[],
): Promise<{ logos: LogoByEdition; editionPictures: EditionPictures[]; faults: ContentFault[] }> {
  const logos = new Map<string | null, SmallPicture>()
  const [editionPictures, faults] = [[] as EditionPictures[], [] as ContentFault[]]
  for (const id of [null, ...editions]) {
    const logo = await readLogo(await content.listLogoFiles(id))
    if (Array.isArray(logo)) faults.push(...logo)
    else if (logo) {
      logos.set(id, logo.mastheadPicture)
      editionPictures.push(toEditionPictures(id, logo))
    }
  }
  return { logos, editionPictures, faults }
}
