import type { ContentFolder } from '../../content/files/content-folder.ts'
import { readTextOrEmpty } from '../../content/files/read-text-or-empty.ts'

/** Matches the path of a stored picture, which a text can use without a line in `urls.tsv`. */
const storedPicturePattern = /\/media\/([0-9a-f]{64}\.[a-z]{3,4})/g

/** Finds the pictures that articles, pages and introductions refer to by path. */
export async function collectPicturesNamedByPath(content: ContentFolder): Promise<Set<string>> {
  const pictureNames = new Set<string>()
  for await (const file of content.listPublicationInputs()) {
    if (!file.endsWith('.md')) continue
    const text = await readTextOrEmpty(file)
    for (const [, pictureName = ''] of text.matchAll(storedPicturePattern)) pictureNames.add(pictureName)
  }
  return pictureNames
}
