import type { Element } from 'hast'
import type { Picture } from '../importer.ts'
import { examinePicture } from '../markup/embedded-picture.ts'
import { getAttribute } from '../markup/page-tree.ts'
import { findPictureUrls } from '../markup/picture-urls.ts'
import { removeOtherFiles } from '../markup/resolve-pictures.ts'
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
  /** Finds a file by an address that a page states. */
  find(address: string, base: string | null): SavedFile | null
}

const linkAttributes = ['href', 'src', 'data', 'poster']

/** True for the id of a part of a message (RFC 2392), by which pages refer to frames and pictures in it. */
const isPartId = (address: string | null): address is string => address !== null && /^cid:/i.test(address)

/**
 * Gives the references of a page to files that were saved with it the files' URLs. Returns the pictures without a URL, by
 * the elements that show them.
 */
export function linkSavedFiles(elements: readonly Element[], files: SavedFiles): Map<Element, Picture> {
  const base = findBaseUrl(elements, files.location)
  const pictures = new Map<Element, Picture>()
  for (const element of elements) {
    const { tagName, properties } = element
    for (const name of linkAttributes) {
      const address = getAttribute(element, name)
      const url = isPartId(address) ? files.find(address, base)?.url : null
      if (url) properties[name] = url
    }
    const source = tagName === 'img' ? getAttribute(element, 'src') : null
    const file = source === null ? null : files.find(source, base)
    const picture = file && examinePicture(file.read())
    if (!file || picture?.kind !== 'picture') continue
    removeOtherFiles(properties)
    if (file.url === null) pictures.set(element, picture)
    else properties.src = file.url
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
