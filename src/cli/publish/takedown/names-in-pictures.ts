import { readFile } from 'node:fs/promises'
import type { DocumentBody } from '../../../model/article.ts'
import { formatArchiveCommand } from '../../content/files/command-text.ts'
import type { NameFinder } from '../../content/names/find-names.ts'
import type { ContentProblem } from '../articles/content-problem.ts'
import { type EditionPictures, findShownPictureNames } from '../pictures/edition-pictures.ts'
import { pictureDigestOf } from '../store/picture-addresses.ts'

/** Match runs of printable characters that are long enough not to contain a name by chance. */
const printablePatterns = {
  utf8: /[\p{L}\p{M}\p{N}\p{P}\p{Zs}]{8,}/gu,
  latin1: /[\x20-\x7e\xa0-\xff]{24,}/g,
}

/** Returns the readable texts in a picture's bytes, such as captions in metadata (XMP, IPTC) or the text of an SVG. */
const listPrintableTexts = (bytes: Buffer): string[] =>
  (['utf8', 'latin1'] as const).flatMap((encoding) =>
    [...bytes.toString(encoding).matchAll(printablePatterns[encoding])].map(([text]) => text),
  )

function findNameInBytes(finder: NameFinder, bytes: Buffer): string | null {
  for (const text of listPrintableTexts(bytes)) {
    const [match] = finder.findNames(text)
    const name = match ? text.slice(match.start, match.end) : finder.listWordsContainingJoinedNames(text)[0]
    if (name !== undefined) return name
  }
  return null
}

/** Returns a problem for each picture of an anonymised article whose bytes contain one of the article's names. */
export async function findPictureNameProblems(
  { file: articleFile, body }: { file: string; body: Pick<DocumentBody, 'html'> },
  finder: NameFinder,
  editionPictures: readonly EditionPictures[],
): Promise<ContentProblem[]> {
  const filePathByName = new Map(
    editionPictures.flatMap((pictures) =>
      pictures.files.map((mediaFile) => [mediaFile.name, mediaFile.file] as const),
    ),
  )
  const problems: ContentProblem[] = []
  for (const pictureName of new Set(findShownPictureNames(body))) {
    const pictureFilePath = filePathByName.get(pictureName)
    const foundName =
      pictureFilePath === undefined ? null : findNameInBytes(finder, await readFile(pictureFilePath))
    if (foundName === null) continue
    const remedy = `remove the name from the picture’s description or drawn text (${formatArchiveCommand('publish')} then reports the new name that the file needs), or withhold the picture in edition.yaml: withhold: { pictures: [${pictureDigestOf(pictureName)}] }`
    problems.push({
      file: articleFile,
      field: [],
      reason: `shows the picture ${pictureFilePath}, and that file contains the name “${foundName}”: ${remedy}`,
    })
  }
  return problems
}
