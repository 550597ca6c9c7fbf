import {
  addressToPath,
  canonicalPath,
  canonicalQuery,
  editionOf,
  foldAddress,
} from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import { compileIdentityPattern, findIdentity, identityKey } from '../../../model/identity.ts'
import type { UrlResolver } from '../../content/body/relink.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { ContentTakedowns } from './takedowns.ts'
import { pictureDigest } from './withheld-pictures.ts'

interface Known extends ContentTakedowns {
  configured: readonly Edition[]
  articles: readonly ArticleSummary[]
  archive: { url: string }
}

/** The keys under which an address is looked up: itself, and the identity in it. */
function keysOf(address: string, editions: readonly Edition[]): string[] {
  const folded = foldAddress(address)
  const edition = editions.find(({ id }) => id === editionOf(address))
  const identity = edition?.identity ? findIdentity(folded, compileIdentityPattern(edition.identity)) : null
  return edition && identity !== null ? [folded, identityKey(edition.id, identity)] : [folded]
}

/** Key → the neutral address of an anonymised article; `null` for one that is not shown. */
function destinations({ configured, articles, anonymised, withdrawn }: Known): Map<string, string | null> {
  const found = new Map<string, string | null>()
  const lead = (addresses: readonly string[], to: string | null) => {
    for (const address of addresses) for (const key of keysOf(address, configured)) found.set(key, to)
  }
  for (const { summary } of anonymised)
    lead(
      summary.formerly.map(({ address }) => address),
      summary.address,
    )
  for (const { address, formerly } of withdrawn)
    lead([address, ...formerly.map((former) => former.address)], null)
  const without = new Set(anonymised.map(({ summary }) => summary))
  // What another article has a claim to leads there.
  for (const article of found.size === 0 ? [] : articles)
    if (!without.has(article))
      for (const address of [article.address, ...article.formerly.map((former) => former.address)])
        for (const key of keysOf(address, configured)) found.delete(key)
  return found
}

/** The address of a URL that is the archive's own path already. */
function addressOfPath(path: string, editions: readonly Edition[]): string {
  const { pathname, search } = new URL(path, 'http://archive.invalid')
  const address = canonicalPath(pathname)
  const { query = [] } = editions.find(({ id }) => id === editionOf(address)) ?? {}
  return address + canonicalQuery(search, query)
}

/** Whether a URL is a path of the archive, or has its origin; the path. */
export function toArchivePath(url: string, origin: string): string | null {
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : url
  return path.startsWith('/') && URL.canParse(path, 'http://archive.invalid') ? path : null
}

/** A resolver that knows no picture of these digests. */
export const hidePictures = (resolver: UrlResolver, withheld: ReadonlySet<string>): UrlResolver => ({
  ...resolver,
  picture(url) {
    const led = resolver.picture(url)
    return led !== null && withheld.has(pictureDigest(led.slice('/media/'.length))) ? null : led
  },
})

/**
 * Leads links that other articles have to what was taken down: to an anonymised article's neutral address, and to
 * nowhere where nothing is shown, since an address may hold a name or a headline's words. Withheld pictures are none.
 */
export function createTakedownResolver(survey: Known): (resolver: UrlResolver) => UrlResolver {
  const { configured, archive, withheldPictures } = survey
  const found = destinations(survey)
  const pictures = new Set(withheldPictures.map(({ digest }) => digest))
  const takenDown = (path: string | null) => {
    if (path === null || found.size === 0) return null
    const keys = keysOf(addressOfPath(path, configured), configured)
    const key = keys.find((each) => found.has(each))
    const to = key === undefined ? undefined : found.get(key)
    return to === undefined ? null : { to: to === null ? null : addressToPath(to) }
  }
  return (resolver) => ({
    ...hidePictures(resolver, pictures),
    takenDown: (url) => takenDown(resolver.link(url) ?? toArchivePath(url, archive.url)),
  })
}
