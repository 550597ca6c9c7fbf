import {
  canonicalisePath,
  canonicaliseQuery,
  editionIdOf,
  encodeAddress,
  foldAddress,
} from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import type { UrlResolver } from '../../content/body/relink-tree.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { findUrlIdKey } from '../articles/url-id-key.ts'
import { pictureDigestOfAddress } from '../store/picture-addresses.ts'
import type { ContentTakedowns } from './takedowns.ts'

/** The content that determines which links to articles are allowed. */
interface ResolverContent extends ContentTakedowns {
  configuredEditions: readonly Edition[]
  articles: readonly ArticleSummary[]
  archive: { url: string }
}

/** Lists the keys under which an address is looked up: its folded form, and the key of its URL id if it has one. */
function listLookupKeys(address: string, editions: readonly Edition[]): string[] {
  const urlIdKey = findUrlIdKey(address, editions)
  return [foldAddress(address), ...(urlIdKey === null ? [] : [urlIdKey])]
}

const listAllAddresses = ({ address, formerly }: Pick<ArticleSummary, 'address' | 'formerly'>): string[] => [
  address,
  ...formerly.map((formerAddress) => formerAddress.address),
]

/**
 * Matches the end of a path at which WordPress serves another view of an article, such as an embeddable frame or the
 * second page. `/amp` is not included, because folding an address removes it.
 */
const articleViewPattern = /\/(?:embed|feed|print|trackback|(?:page\/|comment-page-)?\d{1,4})\/?(?=[?#]|$)/i

/** What becomes of a link: it leads to an anonymised article's neutral address, is removed, or is kept as it is. */
type LinkTarget = { address: string } | 'removed' | 'unchanged'

/**
 * Maps the keys of anonymised articles to their neutral addresses, and those of other taken-down articles to
 * `removed`. A shown article takes precedence: its keys are removed from the map. If its address looks like a view of
 * another article, its keys are mapped to `unchanged` instead, so that links to it are kept.
 */
function mapLinkTargetByKey({
  configuredEditions,
  articles,
  anonymisedArticles,
  withdrawnArticles,
}: ResolverContent): Map<string, LinkTarget> {
  const linkTargetByKey = new Map<string, LinkTarget>()
  const listAllLookupKeys = (addresses: readonly string[]) =>
    addresses.flatMap((address) => listLookupKeys(address, configuredEditions))
  for (const { summary } of anonymisedArticles)
    for (const key of listAllLookupKeys(listAllAddresses(summary)))
      linkTargetByKey.set(key, { address: summary.address })
  for (const article of withdrawnArticles)
    for (const key of listAllLookupKeys(listAllAddresses(article))) linkTargetByKey.set(key, 'removed')
  if (linkTargetByKey.size === 0) return linkTargetByKey
  // If a shown article also has the address, links to it lead to that article.
  const anonymisedSummaries = new Set(anonymisedArticles.map(({ summary }) => summary))
  for (const article of articles)
    if (!anonymisedSummaries.has(article))
      for (const address of listAllAddresses(article))
        for (const key of listLookupKeys(address, configuredEditions))
          if (articleViewPattern.test(address)) linkTargetByKey.set(key, 'unchanged')
          else linkTargetByKey.delete(key)
  return linkTargetByKey
}

const placeholderOrigin = 'http://archive.invalid'

/** Converts a path of the archive, which may have a query, to an address. */
function pathToAddress(path: string, editions: readonly Edition[]): string {
  const { pathname, search } = new URL(path, placeholderOrigin)
  const address = canonicalisePath(pathname)
  const { query = [] } = editions.find(({ id }) => id === editionIdOf(address)) ?? {}
  return address + canonicaliseQuery(search, query)
}

/** Returns the path of a URL that is a path or has the archive's origin; `null` for any other URL. */
export function toArchivePath(url: string, origin: string): string | null {
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : url
  return path.startsWith('/') && URL.canParse(path, placeholderOrigin) ? path : null
}

/** Wraps a resolver so that it does not find the pictures with these digests. */
export const hidePictures = (resolver: UrlResolver, withheldDigests: ReadonlySet<string>): UrlResolver => ({
  ...resolver,
  resolvePicture(url) {
    const path = resolver.resolvePicture(url)
    return path !== null && withheldDigests.has(pictureDigestOfAddress(path)) ? null : path
  },
})

/**
 * Returns a function that adapts resolvers to takedowns. Links to an anonymised article lead to its neutral address.
 * Links to any other taken-down article are removed, because an address may contain a name or the words of a headline.
 * Withheld pictures are not found.
 */
export function createTakedownAdapter(content: ResolverContent): (resolver: UrlResolver) => UrlResolver {
  const { configuredEditions, archive, withheldPictures } = content
  const linkTargetByKey = mapLinkTargetByKey(content)
  const withheldDigests = new Set(withheldPictures.map(({ digest }) => digest))
  const findLinkChange = (path: string | null) => {
    if (path === null || linkTargetByKey.size === 0) return null
    const paths = [path, path.replace(articleViewPattern, '')]
    const keys = paths.flatMap((candidatePath) =>
      listLookupKeys(pathToAddress(candidatePath, configuredEditions), configuredEditions),
    )
    const linkTarget = keys.map((key) => linkTargetByKey.get(key)).find((target) => target !== undefined)
    if (linkTarget === undefined || linkTarget === 'unchanged') return null
    return { newUrl: linkTarget === 'removed' ? null : encodeAddress(linkTarget.address) }
  }
  return (resolver) => ({
    ...hidePictures(resolver, withheldDigests),
    resolveTakenDownUrl: (url) =>
      findLinkChange(resolver.resolveLink(url) ?? toArchivePath(url, archive.url)),
  })
}
