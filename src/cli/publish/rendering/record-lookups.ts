import type { UrlResolver } from '../../content/body/relink.ts'
import { toArchivePath } from '../takedown/takedown-resolver.ts'

interface RecordedLookups {
  resolver: UrlResolver
  /** Picture URL → the path that it was resolved to. */
  pictures: ReadonlyMap<string, string | null>
  /** The URLs that lead into the archive. */
  links: ReadonlySet<string>
}

/** Wraps a resolver so that what a body's rendering depends on is recorded. */
export function recordLookups(resolver: UrlResolver, origin: string): RecordedLookups {
  const [pictures, links] = [new Map<string, string | null>(), new Set<string>()]
  const link = (url: string) => {
    const path = resolver.link(url)
    if (path !== null || toArchivePath(url, origin) !== null) links.add(url)
    return path
  }
  const picture = (url: string) => {
    const path = resolver.picture(url)
    pictures.set(url, path)
    return path
  }
  return { resolver: { ...resolver, link, picture }, pictures, links }
}
