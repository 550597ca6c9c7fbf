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
  /** Its URL; `null` for a file from a disk or a message. */
  url: string | null
  mediaType: string
  readBytes(): Uint8Array
}

/** The files that were saved with a page. */
export interface SavedFiles {
  /** The page's own location, which may be that of a file on a disk. */
  pageLocation: string | null
  /** Finds a file by an address on the page; returns the same object each time. */
  findFile(address: string, baseUrl: string | null): SavedFile | null
}

const linkPropertyNames = ['href', 'src', 'data', 'poster']

/** True for a `cid:` URL (RFC 2392), by which a page refers to a frame or picture in its message. */
const isContentIdUrl = (address: string | null): address is string =>
  address !== null && /^cid:/i.test(address)

/**
 * Lists the addresses that a browser can choose from for an image. A saved page contains only the file that it chose.
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
 * Replaces a page's references to files that were saved with it with the URLs of these files. Returns the pictures
 * without a URL, by the elements that show them.
 */
export function linkSavedFiles(elements: readonly Element[], files: SavedFiles): Map<Element, Picture> {
  const baseUrl = findBaseUrl(elements, files.pageLocation)
  const pictureByElement = new Map<Element, Picture>()
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
    // Many elements may show one large picture.
    const picture = pictureByFile.get(savedFile) ?? classifyPicture(savedFile.readBytes())
    pictureByFile.set(savedFile, picture)
    if (picture.kind !== 'picture') continue
    removeReplacementUrls(properties)
    if (savedFile.url === null) pictureByElement.set(element, picture)
  }
  return pictureByElement
}

/** Reads the pictures of a body that were saved with its page; omits those whose files are missing. */
export function readSavedPictures(markdown: string, files: SavedFiles): Picture[] {
  return [...new Set(findUnstoredPictureUrls(markdown))].flatMap((url) => {
    const savedFile = files.findFile(url, files.pageLocation)
    return savedFile === null
      ? []
      : [{ kind: 'picture' as const, url, mediaType: savedFile.mediaType, bytes: savedFile.readBytes() }]
  })
}
