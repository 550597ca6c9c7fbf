import type { Element, Nodes } from 'hast'
import { isElement } from '../../content/html/element.ts'
import type { Picture } from '../importer.ts'
import { type ExaminedPicture, examinePicture } from '../markup/embedded-picture.ts'
import { getAttribute } from '../markup/page-tree.ts'
import { findUnstoredPictureUrls } from '../markup/picture-urls.ts'
import { listReplacementUrls, removeReplacementUrls } from '../markup/resolve-pictures.ts'
import { findBaseUrl } from './resolve-urls.ts'

/** A file that was saved with a page. */
export interface SavedFile {
  /** Its URL; `null` for one that was on a disk or in a message. */
  url: string | null
  mediaType: string
  read(): Uint8Array
}

/** The files that were saved with a page. */
export interface SavedFiles {
  /** The page's own location, which may be that of a file on a disk. */
  pageLocation: string | null
  /** Finds a file by an address that a page states; the same object each time. */
  findFile(address: string, base: string | null): SavedFile | null
}

const linkAttributes = ['href', 'src', 'data', 'poster']

/** True for the id of a part of a message (RFC 2392), by which pages refer to frames and pictures in it. */
const isPartId = (address: string | null): address is string => address !== null && /^cid:/i.test(address)

/** Lists the files that a browser may show as a picture. A saved page contains the file that the browser has shown. */
function listShownAddresses(image: Element, parent: Element | undefined): string[] {
  const sources = parent?.children.filter((child) => isElement(child, 'source')) ?? []
  const source = getAttribute(image, 'src')
  return [
    ...(source === null ? [] : [source]),
    ...[image, ...sources].flatMap((each) => listReplacementUrls(each.properties)),
  ]
}

/**
 * Replaces a page's references to files that were saved with it by the files' URLs. Returns the pictures without a URL,
 * by the elements that show them.
 */
export function linkSavedFiles(elements: readonly Element[], files: SavedFiles): Map<Element, Picture> {
  const baseUrl = findBaseUrl(elements, files.pageLocation)
  const pictureByElement = new Map<Element, Picture>()
  const parentByChild = new Map<Nodes, Element>()
  const findShownFile = (image: Element, parent: Element | undefined) =>
    listShownAddresses(image, parent)
      .map((address) => files.findFile(address, baseUrl))
      .find((file) => file !== null)
  const pictureByFile = new Map<SavedFile, ExaminedPicture>()
  for (const element of elements) {
    const { tagName, properties } = element
    for (const name of linkAttributes) {
      const address = getAttribute(element, name)
      const url = isPartId(address) ? files.findFile(address, baseUrl)?.url : null
      if (url) properties[name] = url
    }
    if (tagName === 'picture') for (const child of element.children) parentByChild.set(child, element)
    const file = tagName === 'img' ? findShownFile(element, parentByChild.get(element)) : undefined
    if (!file) continue
    if (file.url !== null) properties.src = file.url
    // Many elements may show one large picture.
    const picture = pictureByFile.get(file) ?? examinePicture(file.read())
    pictureByFile.set(file, picture)
    if (picture.kind !== 'picture') continue
    removeReplacementUrls(properties)
    if (file.url === null) pictureByElement.set(element, picture)
  }
  return pictureByElement
}

/** Returns the pictures of a body that were saved with its page, by their URLs. */
export function readSavedPictures(markdown: string, files: SavedFiles): Picture[] {
  return [...new Set(findUnstoredPictureUrls(markdown))].flatMap((url) => {
    const file = files.findFile(url, files.pageLocation)
    return file === null
      ? []
      : [{ kind: 'picture' as const, url, mediaType: file.mediaType, bytes: file.read() }]
  })
}
