import { createHash } from 'node:crypto'
import type { Element } from 'hast'
import { measurePicture } from '../../content/body/picture-size.ts'
import { isElement, textContent } from '../../content/html/element.ts'
import type { Picture } from '../importer.ts'
import { detectPictureFormat } from './picture-format.ts'

/** Minimum width and height in pixels; a smaller picture is an icon, or the preview of another one. */
const minSize = 100

const maxHeaderLength = 200

/** Decodes a `data:` URL (RFC 2397); `null` for any other, and for one that is not in base64. */
function decodeDataUrl(url: string): Uint8Array | null {
  const header = /^data:[^,]*;base64,/i.exec(url.slice(0, maxHeaderLength))?.[0]
  return header === undefined ? null : Buffer.from(url.slice(header.length), 'base64')
}

/** Reads the picture in a `data:` URL, and names it by the path of its file in the archive; `null` for a small one. */
function readPicture(url: string): Picture | null {
  const bytes = decodeDataUrl(url)
  const format = bytes && detectPictureFormat(bytes)
  if (!bytes || !format || format.extension === 'svg') return null
  const size = measurePicture(bytes)
  if (size === null || size.width < minSize || size.height < minSize) return null
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'picture', url: `/media/${digest}.${format.extension}`, mediaType: format.mediaType, bytes }
}

/** The style sheet in which SingleFile puts pictures that a page shows twice, and a picture in it. */
const singleFileSheet = /^\s*:root\s*\{\s*--sf-img-/
const singleFilePicture = /--(sf-img-\d+):\s*url\(["']?(data:[^"')]*)/g

/** Maps the names of SingleFile's pictures to their `data:` URLs. */
function readSingleFileSheet(elements: readonly Element[]): Map<string, string> {
  const sheets = elements.filter((element) => isElement(element, 'style')).map(textContent)
  const pictures = sheets
    .filter((sheet) => singleFileSheet.test(sheet))
    .flatMap((sheet) => [...sheet.matchAll(singleFilePicture)])
  return new Map(pictures.map(([, name = '', url = '']) => [name, url]))
}

/** Attributes by which a script or the browser would choose another file, which is not in the page. */
const isOtherSource = (name: string) => /^(?:srcSet|data[A-Z].*)$/.test(name)

/**
 * Finds the pictures that HTML contains as `data:` URLs (pages saved in one file, pictures pasted into an editor), and gives each
 * the path of its file in the archive. A picture that is shown several times is returned once.
 */
export function takeEmbeddedPictures(elements: readonly Element[]): Picture[] {
  const sheet = readSingleFileSheet(elements)
  // Many elements may show one large picture of the style sheet.
  const pictures = new Map<string, Picture | null>()
  for (const { tagName, properties } of elements) {
    if (tagName !== 'img' || !String(properties.src ?? '').startsWith('data:')) continue
    const name = /var\(--(sf-img-\d+)\)/.exec(String(properties.style ?? ''))?.[1]
    const url = sheet.get(name ?? '') ?? String(properties.src)
    const picture = pictures.has(url) ? pictures.get(url) : readPicture(url)
    pictures.set(url, picture ?? null)
    if (!picture) continue
    for (const key of Object.keys(properties)) if (isOtherSource(key)) delete properties[key]
    properties.src = picture.url
  }
  return [...pictures.values()].filter((picture) => picture !== null)
}

const storedPath = /\/media\/[0-9a-f]{64}\.[a-z]+/g

/** Selects the pictures that a body shows. */
export function selectShownPictures(pictures: readonly Picture[], markdown: string): Picture[] {
  const shown = new Set(Array.from(markdown.matchAll(storedPath), ([path]) => path))
  return pictures.filter(({ url }) => shown.has(url))
}
