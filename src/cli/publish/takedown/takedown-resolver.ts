import {
  addressToPath,
  canonicalisePath,
  canonicaliseQuery,
  editionOf,
  foldAddress,
} from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import type { UrlResolver } from '../../content/body/relink.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { findUrlIdKey } from '../articles/url-id-key.ts'
import { pictureDigestOfAddress } from '../store/picture-addresses.ts'
import type { ContentTakedowns } from './takedowns.ts'

/** The content that decides which links to articles are allowed. */
interface LinkTargets extends ContentTakedowns {
  configuredEditions: readonly Edition[]
  articles: readonly ArticleSummary[]
  archive: { url: string }
}

/** Returns the keys under which an address is looked up: itself, and the key of the id in it. */
function keysOf(address: string, editions: readonly Edition[]): string[] {
  const urlIdKey = findUrlIdKey(address, editions)
  return [foldAddress(address), ...(urlIdKey === null ? [] : [urlIdKey])]
}

const addressesOf = ({ address, formerly }: Pick<ArticleSummary, 'address' | 'formerly'>): string[] => [
  address,
  ...formerly.map((former) => former.address),
]

/**
 * The end of a path at which WordPress serves another view of an article, such as an embeddable frame or its second
 * page. Folding an address removes `/amp`.
 */
const viewEnding = /\/(?:embed|feed|print|trackback|(?:page\/|comment-page-)?\d{1,4})\/?(?=[?#]|$)/i

/**
 * Maps all keys of an anonymised article to its neutral address, those of any other taken-down article to `null`, and
 * those of shown articles whose addresses look like a view of one to `undefined`.
 */
function mapTakedowns({
  configuredEditions,
  articles,
  anonymised,
  withdrawn,
}: LinkTargets): Map<string, string | null | undefined> {
  const targets = new Map<string, string | null | undefined>()
  const keysOfAll = (addresses: readonly string[]) =>
    addresses.flatMap((address) => keysOf(address, configuredEditions))
  for (const { summary } of anonymised)
    for (const key of keysOfAll(addressesOf(summary))) targets.set(key, summary.address)
  for (const article of withdrawn) for (const key of keysOfAll(addressesOf(article))) targets.set(key, null)
  if (targets.size === 0) return targets
  // An address that a shown article also has leads to that article.
  const summaries = new Set(anonymised.map(({ summary }) => summary))
  for (const article of articles)
    if (!summaries.has(article))
      for (const address of addressesOf(article))
        for (const key of keysOf(address, configuredEditions))
          if (viewEnding.test(address)) targets.set(key, undefined)
          else targets.delete(key)
  return targets
}

const anyOrigin = 'http://archive.invalid'

/** Returns the address of a path of the archive. */
function addressOfPath(path: string, editions: readonly Edition[]): string {
  const { pathname, search } = new URL(path, anyOrigin)
  const address = canonicalisePath(pathname)
  const { query = [] } = editions.find(({ id }) => id === editionOf(address)) ?? {}
  return address + canonicaliseQuery(search, query)
}

/** Returns the path of a URL that is a path or has the archive's origin; `null` for any other. */
export function toArchivePath(url: string, origin: string): string | null {
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : url
  return path.startsWith('/') && URL.canParse(path, anyOrigin) ? path : null
}

/** Returns a resolver without the pictures that have these digests. */
export const hidePictures = (resolver: UrlResolver, withheld: ReadonlySet<string>): UrlResolver => ({
  ...resolver,
  resolvePicture(url) {
    const path = resolver.resolvePicture(url)
    return path !== null && withheld.has(pictureDigestOfAddress(path)) ? null : path
  },
})

/**
 * Returns a function that adapts resolvers to takedowns: a link to an anonymised article leads to its neutral address,
 * and a link to any other taken-down article is removed, since an address may contain a name or the words of a
 * headline. Hides withheld pictures.
 */
export function createTakedownResolver(content: LinkTargets): (resolver: UrlResolver) => UrlResolver {
  const { configuredEditions, archive, withheldPictures } = content
  const targets = mapTakedowns(content)
  const pictures = new Set(withheldPictures.map(({ digest }) => digest))
  const findTarget = (path: string | null) => {
    if (path === null || targets.size === 0) return null
    const paths = [path, path.replace(viewEnding, '')]
    const keys = paths.flatMap((each) => keysOf(addressOfPath(each, configuredEditions), configuredEditions))
    const key = keys.find((each) => targets.has(each))
    const to = key === undefined ? undefined : targets.get(key)
    return to === undefined ? null : { to: to === null ? null : addressToPath(to) }
  }
  return (resolver) => ({
    ...hidePictures(resolver, pictures),
    resolveTakenDown: (url) => findTarget(resolver.resolveLink(url) ?? toArchivePath(url, archive.url)),
  })
}
