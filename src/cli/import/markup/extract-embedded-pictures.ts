import type { Element } from 'hast'
import { isElement, textContent } from '../../content/html/element.ts'
import type { Picture } from '../importer.ts'
import { type ClassifiedPicture, classifyPicture, decodeDataUrl, isDataUrl } from './embedded-picture.ts'
import { hasReplacementUrl, removeReplacementUrls } from './resolve-pictures.ts'

/** Matches the style sheet in which SingleFile stores pictures that a page shows more than once. */
const singleFileSheetPattern = /^\s*:root\s*\{\s*--sf-img-/
const singleFilePicturePattern = /--(sf-img-\d+):\s*url\(["']?(data:[^"')]*)/g

/** Maps the names of SingleFile's pictures to their `data:` URLs. */
function mapSingleFileDataUrls(elements: readonly Element[]): Map<string, string> {
  const styleTexts = elements.filter((element) => isElement(element, 'style')).map(textContent)
  const pictureMatches = styleTexts
    .filter((sheet) => singleFileSheetPattern.test(sheet))
    .flatMap((sheet) => [...sheet.matchAll(singleFilePicturePattern)])
  return new Map(pictureMatches.map(([, name = '', url = '']) => [name, url]))
}

/**
 * True for a picture to store, which is the one that the page shows. A drawing with a replacement URL is not: it is
 * only a stand-in until a script loads another picture.
 */
const isPictureToStore = ({ properties }: Element, picture: ClassifiedPicture): picture is Picture =>
  picture.kind === 'picture' && !(picture.mediaType === 'image/svg+xml' && hasReplacementUrl(properties))

/**
 * Maximum length, in characters, of the `data:` URL of a picture that is not stored. This is enough to measure the
 * picture, which many elements may show.
 */
const maxUnstoredUrlLength = 4096

/**
 * Replaces the `data:` URLs of a page's pictures with the paths of their files in the archive, and returns the
 * pictures, each once. A picture that cannot be stored keeps a `data:` URL.
 */
export function extractEmbeddedPictures(elements: readonly Element[]): Picture[] {
  const dataUrlByName = mapSingleFileDataUrls(elements)
  // Many elements may show the same large picture from the style sheet.
  const pictureByUrl = new Map<string, ClassifiedPicture>()
  const embeddedPictures = new Set<Picture>()
  for (const element of elements) {
    const { tagName, properties } = element
    if (tagName !== 'img' || !isDataUrl(properties.src)) continue
    const pictureName = /var\(--(sf-img-\d+)\)/.exec(String(properties.style ?? ''))?.[1]
    const dataUrl = dataUrlByName.get(pictureName ?? '') ?? properties.src
    const picture = pictureByUrl.get(dataUrl) ?? classifyPicture(decodeDataUrl(dataUrl))
    pictureByUrl.set(dataUrl, picture)
    if (isPictureToStore(element, picture)) {
      removeReplacementUrls(properties)
      properties.src = picture.url
      embeddedPictures.add(picture)
    } else if (dataUrl !== properties.src) properties.src = dataUrl.slice(0, maxUnstoredUrlLength)
  }
  return [...embeddedPictures]
}

const storedPathPattern = /\/media\/[0-9a-f]{64}\.[a-z]+/g

/** Returns the pictures that a body shows. */
export function selectShownPictures(pictures: readonly Picture[], markdown: string): Picture[] {
  const shownPaths = new Set(Array.from(markdown.matchAll(storedPathPattern), ([path]) => path))
  return pictures.filter(({ url }) => shownPaths.has(url))
}
