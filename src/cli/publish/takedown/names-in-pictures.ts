import { readFile } from 'node:fs/promises'
import type { Body } from '../../../model/article.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import type { NameFinder } from '../../content/names/find-names.ts'
import { type EditionPictures, findShownPictures } from '../pictures/edition-pictures.ts'
import { pictureDigest } from './withheld-pictures.ts'

/** Runs of what can be read, long enough that chance makes no name in them. */
const legible = {
  utf8: /[\p{L}\p{M}\p{N}\p{P}\p{Zs}]{8,}/gu,
  latin1: /[\x20-\x7e\xa0-\xff]{24,}/g,
}

/** The text in a picture's bytes, such as a caption for editors (XMP, IPTC) or the words of an SVG. */
const textsIn = (bytes: Buffer): string[] =>
  (['utf8', 'latin1'] as const).flatMap((encoding) =>
    [...bytes.toString(encoding).matchAll(legible[encoding])].map(([text]) => text),
  )

const nameIn = (finder: NameFinder, bytes: Buffer): string | null => {
  for (const text of textsIn(bytes)) {
    const [found] = finder.find(text)
    const name = found ? text.slice(found.start, found.end) : finder.findJoined(text)[0]
    if (name !== undefined) return name
  }
  return null
}

/** Pictures of an anonymised article whose bytes hold one of its names. */
export async function findNamesInPictures(
  { file, body }: { file: string; body: Pick<Body, 'html'> },
  finder: NameFinder,
  media: readonly EditionPictures[],
): Promise<ContentFault[]> {
  const files = new Map(media.flatMap((each) => each.files.map(({ name, file: at }) => [name, at] as const)))
  const faults: ContentFault[] = []
  for (const picture of new Set(findShownPictures(body))) {
    const at = files.get(picture)
    const name = at === undefined ? null : nameIn(finder, await readFile(at))
    const remedy = `remove what it says of itself and publish again, which tells the name that it needs then, or withhold it in edition.yaml: withhold: { pictures: [${pictureDigest(picture)}] }`
    if (name !== null)
      faults.push({
        file,
        line: 1,
        field: '',
        reason: `shows ${at}, in whose bytes “${name}” stands: ${remedy}`,
      })
  }
  return faults
}
