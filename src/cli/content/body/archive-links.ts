import { addressToPath } from '../../../model/address.ts'
import { type Addressed, addressOfUrl, isOwnUrl } from '../addresses/article-address.ts'
import type { MediaList } from '../files/media-list.ts'
import type { Resolver } from './relink.ts'

const kept = /^\/media\/[0-9a-f]{64}\.[a-z]{3,4}$/

/** Leads URLs on the editions' hosts to their addresses, and pictures to where their bytes are kept. */
export const archiveLinks = (
  home: Addressed,
  editions: readonly Addressed[],
  media: MediaList,
): Resolver => ({
  link(url) {
    const parsed = /^https?:\/\//i.test(url) ? URL.parse(url) : null
    if (!parsed || !isOwnUrl(parsed.href, editions)) return null
    return addressToPath(addressOfUrl(parsed.href, home, editions)) + parsed.hash
  },
  takenDown: () => null,
  picture(url) {
    const name = media.get(url)
    return name === undefined ? (kept.test(url) ? url : null) : `/media/${name}`
  },
})
