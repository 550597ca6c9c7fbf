import { resolveAddress } from '../../archive/locate.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import { readDocument } from '../../archive/release.ts'
import type { Root } from '../../archive/root.ts'
import type { CollectionDocument } from '../../model/document.ts'

/** Maximum number of articles with their full text in a feed, and maximum length of the HTML of each. */
const [maxFullTexts, maxHtmlLength] = [10, 32_768]

/**
 * Reads the HTML of the article at an address. Returns an empty string if it is too long or if there is no article.
 */
async function readArticleHtml(store: ObjectStore, root: Root, address: string): Promise<string> {
  const resolution = await resolveAddress(store, root, address)
  if (resolution?.kind !== 'entry' || resolution.entry.kind !== 'article') return ''
  const document = await readDocument(store, resolution.entry)
  return document.kind === 'article' && document.body.html.length < maxHtmlLength ? document.body.html : ''
}

/**
 * Reads the HTML of a feed's first articles, in the order of the list. An unreadable article is `null`. Returns
 * `undefined` for an archived feed (RFC 5005 §4): it has no full texts, because harvesters request every archived
 * feed.
 */
export const readListedHtml = (
  store: ObjectStore,
  root: Root,
  { chain, address, listings }: CollectionDocument,
): Promise<(string | null)[]> | undefined =>
  chain && chain.current !== address
    ? undefined
    : Promise.all(
        listings.slice(0, maxFullTexts).map((listing) =>
          readArticleHtml(store, root, listing.address).catch((error) => {
            console.error(error)
            return null
          }),
        ),
      )
