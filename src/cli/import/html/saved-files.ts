import type { Element, Nodes } from 'hast'
import { isElement } from '../../content/html/element.ts'
import type { Picture } from '../importer.ts'
import { type ClassifiedPicture, classifyPicture } from '../markup/embedded-picture.ts'
import { getAttribute } from '../markup/page-tree.ts'
import { findUnstoredPictureUrls } from '../markup/picture-urls.ts'
import { listReplacementUrls, removeReplacementUrls } from '../markup/resolve-pictures.ts'
import { findBaseUrl } from './resolve-urls.ts'

/** A file that was saved with a page. */
export interface SavedFile {
  /** Its web URL; `null` for a file from a disk or a message. */
  url: string | null
  mediaType: string
  readBytes(): Uint8Array
}

/** The files that were saved with a page. */
export interface SavedFiles {
  /** The page's own location, which may be a file on a disk; `null` if unknown. */
  pageLocation: string | null
  /**
   * Finds the file for an address on the page, or returns `null` if none was saved. Returns the same object
   * for a file each time.
   */
  findFile(address: string, baseUrl: string | null): SavedFile | null
}

/** The files of a page that was saved without any. */
export const noSavedFiles: SavedFiles = { pageLocation: null, findFile: () => null }

const linkPropertyNames = ['href', 'src', 'data', 'poster']

/** True for a `cid:` URL (RFC 2392), by which a page refers to a frame or picture in its message. */
const isContentIdUrl = (address: string | null): address is string =>
  address !== null && /^cid:/i.test(address)

/**
 * Lists the addresses from which a browser chooses when it shows an image. A saved page contains only the
 * chosen file.
 */
function listPictureAddresses(image: Element, parent: Element | undefined): string[] {
  const sourceElements = parent?.children.filter((child) => isElement(child, 'source')) ?? []
  const srcAddress = getAttribute(image, 'src')
  return [
    ...(srcAddress === null ? [] : [srcAddress]),
    ...[image, ...sourceElements].flatMap((element) => listReplacementUrls(element.properties)),
  ]
}

/**
 * Points a page's references at the URLs of the files that were saved with it. Returns the local pictures,
 * which have no web URL, by the element that shows each.
 */
export function linkAndReadLocalPictures(
  elements: readonly Element[],
  files: SavedFiles,
): Map<Element, Picture> {
  const pictureByElement = new Map<Element, Picture>()
  // Most pages: nothing can be found.
  if (files === noSavedFiles) return pictureByElement
  const baseUrl = findBaseUrl(elements, files.pageLocation)
  const pictureElementByChild = new Map<Nodes, Element>()
  const findPictureFile = (image: Element, parent: Element | undefined) =>
    listPictureAddresses(image, parent)
      .map((address) => files.findFile(address, baseUrl))
      .find((file) => file !== null)
  const pictureByFile = new Map<SavedFile, ClassifiedPicture>()
  for (const element of elements) {
    const { tagName, properties } = element
    for (const propertyName of linkPropertyNames) {
      const address = getAttribute(element, propertyName)
      const url = isContentIdUrl(address) ? files.findFile(address, baseUrl)?.url : null
      if (url) properties[propertyName] = url
    }
    if (tagName === 'picture') for (const child of element.children) pictureElementByChild.set(child, element)
    const savedFile =
      tagName === 'img' ? findPictureFile(element, pictureElementByChild.get(element)) : undefined
    if (!savedFile) continue
    if (savedFile.url !== null) properties.src = savedFile.url
    // Classifies each file only once, because many elements can show the same large picture.
    const picture = pictureByFile.get(savedFile) ?? classifyPicture(savedFile.readBytes())
    pictureByFile.set(savedFile, picture)
    if (picture.kind !== 'picture') continue
    removeReplacementUrls(properties)
    if (savedFile.url === null) pictureByElement.set(element, picture)
  }
  return pictureByElement
}

/** Reads the pictures in a body that were saved with the page. Omits pictures whose files are missing. */
export function readSavedPictures(markdown: string, files: SavedFiles): Picture[] {
  if (files === noSavedFiles) return []
  return [...new Set(findUnstoredPictureUrls(markdown))].flatMap((url) => {
    const savedFile = files.findFile(url, files.pageLocation)
    return savedFile === null
      ? []
      : [{ kind: 'picture' as const, url, mediaType: savedFile.mediaType, bytes: savedFile.readBytes() }]
  })
}
