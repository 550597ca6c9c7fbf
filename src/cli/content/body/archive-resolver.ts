import { encodeAddress } from '../../../model/address.ts'
import { type AddressRules, addressOfUrl, isUrlOnEditionHost } from '../addresses/article-address.ts'
import type { MediaNameByUrl } from '../picture-lists/media-list.ts'
import type { SmallerCopiesByPicture } from '../picture-lists/smaller-copies.ts'
import { createPictureMeter } from './picture-size.ts'
import type { UrlResolver } from './relink-tree.ts'

const storedPicturePathPattern = /^\/media\/[0-9a-f]{64}\.[a-z]{3,4}$/

/** The stored pictures of all editions: file names by original URL, smaller copies, and the `media` folders. */
export interface StoredPictures {
  mediaNameByUrl: MediaNameByUrl
  smallerCopies: SmallerCopiesByPicture
  mediaFolders: readonly string[]
}

/**
 * Creates a resolver that maps links to the editions' hosts to archive addresses, and pictures to their stored files.
 */
export const createArchiveUrlResolver = (
  homeEdition: AddressRules,
  editions: readonly AddressRules[],
  { mediaNameByUrl, smallerCopies, mediaFolders }: StoredPictures,
): UrlResolver => ({
  resolveLink(url) {
    const parsedUrl = /^https?:\/\//i.test(url) ? URL.parse(url) : null
    if (!parsedUrl || !isUrlOnEditionHost(parsedUrl.href, editions)) return null
    return encodeAddress(addressOfUrl(parsedUrl.href, homeEdition, editions)) + parsedUrl.hash
  },
  resolveTakenDownUrl: () => null,
  resolvePicture(url) {
    const mediaFileName = mediaNameByUrl.get(url)
    return mediaFileName === undefined
      ? storedPicturePathPattern.test(url)
        ? url
        : null
      : `/media/${mediaFileName}`
  },
  findPictureSize: createPictureMeter(mediaFolders),
  listSmallerPictures: (path) =>
    (smallerCopies.get(path.slice('/media/'.length)) ?? []).map((copyFileName) => `/media/${copyFileName}`),
})
