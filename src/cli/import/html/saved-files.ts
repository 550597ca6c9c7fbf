import type { Element, Nodes } from 'hast'
import { isElement } from '../../content/html/element.ts'
import type { Picture } from '../importer.ts'
import { type EmbeddedPicture, examinePicture } from '../markup/embedded-picture.ts'
import { getAttribute } from '../markup/page-tree.ts'
import { findPictureUrls } from '../markup/picture-urls.ts'
import { listOtherFiles, removeOtherFiles } from '../markup/resolve-pictures.ts'
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
  location: string | null
  /** Finds a file by an address that a page states; the same object each time. */
  find(address: string, base: string | null): SavedFile | null
}

const linkAttributes = ['href', 'src', 'data', 'poster']

/** True for the id of a part of a message (RFC 2392), by which pages refer to frames and pictures in it. */
const isPartId = (address: string | null): address is string => address !== null && /^cid:/i.test(address)

/** Lists the files that a browser may show as a picture, which saves the one that it has shown. */
function listShownFiles(image: Element, around: Element | undefined): string[] {
  const sources = around?.children.filter((child) => isElement(child, 'source')) ?? []
  const source = getAttribute(image, 'src')
  return [
    ...(source === null ? [] : [source]),
    ...[image, ...sources].flatMap((each) => listOtherFiles(each.properties)),
  ]
}

/**
 * Gives the references of a page to files that were saved with it the files' URLs. Returns the pictures without a URL, by
 * the elements that show them.
 */
export function linkSavedFiles(elements: readonly Element[], files: SavedFiles): Map<Element, Picture> {
  const base = findBaseUrl(elements, files.location)
  const pictures = new Map<Element, Picture>()
  const pictureElements = new Map<Nodes, Element>()
  const findShownFile = (image: Element, around: Element | undefined) =>
    listShownFiles(image, around)
      .map((address) => files.find(address, base))
      .find((file) => file !== null)
  const examined = new Map<SavedFile, EmbeddedPicture>()
  for (const element of elements) {
    const { tagName, properties } = element
    for (const name of linkAttributes) {
      const address = getAttribute(element, name)
      const url = isPartId(address) ? files.find(address, base)?.url : null
      if (url) properties[name] = url
    }
    if (tagName === 'picture') for (const child of element.children) pictureElements.set(child, element)
    const file = tagName === 'img' ? findShownFile(element, pictureElements.get(element)) : undefined
    if (!file) continue
    if (file.url !== null) properties.src = file.url
    // Many elements may show one large picture.
    const picture = examined.get(file) ?? examinePicture(file.read())
    examined.set(file, picture)
    if (picture.kind !== 'picture') continue
    removeOtherFiles(properties)
    if (file.url === null) pictures.set(element, picture)
  }
  return pictures
}

/** Returns the pictures of a body that were saved with its page, by their URLs. */
export function readSavedPictures(markdown: string, files: SavedFiles): Picture[] {
  return [...new Set(findPictureUrls(markdown))].flatMap((url) => {
    const file = files.find(url, files.location)
    return file === null
      ? []
      : [{ kind: 'picture' as const, url, mediaType: file.mediaType, bytes: file.read() }]
  })
}
