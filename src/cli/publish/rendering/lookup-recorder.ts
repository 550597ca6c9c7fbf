import type { UrlResolver } from '../../content/body/relink-tree.ts'
import { toArchivePath } from '../takedown/takedown-resolver.ts'

interface LookupRecorder {
  resolver: UrlResolver
  /** Picture URL → the path to which it resolved. */
  pictureLookups: ReadonlyMap<string, string | null>
  /** Path of a picture → paths of its smaller copies. */
  smallerCopies: ReadonlyMap<string, readonly string[]>
  /** The URLs that lead into the archive. */
  archiveUrls: ReadonlySet<string>
  /** Paths of pictures whose size is unknown. */
  unmeasuredPictures: ReadonlySet<string>
}

/** Wraps a resolver so that it records every look-up that affects how a body is rendered. */
export function createLookupRecorder(resolver: UrlResolver, origin: string): LookupRecorder {
  const [pictureLookups, archiveUrls] = [new Map<string, string | null>(), new Set<string>()]
  const [smallerCopies, unmeasuredPictures] = [new Map<string, readonly string[]>(), new Set<string>()]
  const resolveLink = (url: string) => {
    const path = resolver.resolveLink(url)
    if (path !== null || toArchivePath(url, origin) !== null) archiveUrls.add(url)
    return path
  }
  const resolvePicture = (url: string) => {
    const path = resolver.resolvePicture(url)
    pictureLookups.set(url, path)
    return path
  }
  const findPictureSize = (path: string) => {
    const size = resolver.findPictureSize(path)
    if (size === null) unmeasuredPictures.add(path)
    return size
  }
  const listSmallerPictures = (path: string) => {
    const copies = resolver.listSmallerPictures(path)
    smallerCopies.set(path, copies)
    return copies
  }
  const recordingResolver = { ...resolver, resolveLink, resolvePicture, findPictureSize, listSmallerPictures }
  return { resolver: recordingResolver, pictureLookups, smallerCopies, archiveUrls, unmeasuredPictures }
}

/** Converts recorded look-ups to lists, as the cache stores them. */
export const toSerializableLookups = ({
  pictureLookups,
  smallerCopies,
  archiveUrls,
  unmeasuredPictures,
}: LookupRecorder) => ({
  pictureLookups: [...pictureLookups],
  smallerCopies: [...smallerCopies],
  unmeasuredPictures: [...unmeasuredPictures],
  archiveUrls: [...archiveUrls],
})
