import type { UrlResolver } from '../../content/body/relink.ts'
import { toArchivePath } from '../takedown/takedown-resolver.ts'

interface RecordedLookups {
  resolver: UrlResolver
  /** Picture URL → the path that it was resolved to. */
  pictures: ReadonlyMap<string, string | null>
  /** The path of a picture → the paths of its smaller copies. */
  sizes: ReadonlyMap<string, readonly string[]>
  /** The URLs that lead into the archive. */
  links: ReadonlySet<string>
  /** Paths of pictures whose size is not known. */
  unmeasured: ReadonlySet<string>
}

/** Wraps a resolver to record every lookup that the rendering of a body depends on. */
export function recordLookups(resolver: UrlResolver, origin: string): RecordedLookups {
  const [pictures, links] = [new Map<string, string | null>(), new Set<string>()]
  const [sizes, unmeasured] = [new Map<string, readonly string[]>(), new Set<string>()]
  const resolveLink = (url: string) => {
    const path = resolver.resolveLink(url)
    if (path !== null || toArchivePath(url, origin) !== null) links.add(url)
    return path
  }
  const resolvePicture = (url: string) => {
    const path = resolver.resolvePicture(url)
    pictures.set(url, path)
    return path
  }
  const findPictureSize = (path: string) => {
    const size = resolver.findPictureSize(path)
    if (size === null) unmeasured.add(path)
    return size
  }
  const listSmallerPictures = (path: string) => {
    const copies = resolver.listSmallerPictures(path)
    sizes.set(path, copies)
    return copies
  }
  const recordingResolver = { ...resolver, resolveLink, resolvePicture, findPictureSize, listSmallerPictures }
  return { resolver: recordingResolver, pictures, sizes, links, unmeasured }
}
