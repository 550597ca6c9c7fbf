import { addressToPath, explicitAddress } from '../model/address.ts'
import type { CollectionDocument, Listing } from '../model/document.ts'
import { compareDates, type PartialDate } from '../model/partial-date.ts'
import { exactTime, type Zoned } from './exact-time.ts'
import type { Setting } from './representation.ts'

const isTime = (date: PartialDate) => date.length > 10

/**
 * The date as Atom demands it, which knows nothing less exact than a second: what is not known is the first of its
 * kind, and where no offset is known, it is universal time. Nothing else in the archive says so of a date.
 */
export function filledTime(date: PartialDate, setting: Zoned): string {
  const exact = exactTime(date, setting)
  if (exact !== null) return exact
  const day = date.slice(0, 10) + '-01-01'.slice(Math.min(date.length, 10) - 4)
  const time = isTime(date) ? date.slice(11).padEnd(8, ':00') : '00:00:00'
  return `${day}T${time}Z`
}

/** When an entry last changed: for an undated article, the latest that it can have been. */
export const updatedOf = ({ modified, published }: Listing, { edition }: Setting): PartialDate =>
  modified ?? published ?? edition?.closed ?? '1970'

/** When a feed last changed: with its newest entry; with none, when its newsroom closed. */
export function newestOf({ listings }: CollectionDocument, setting: Setting): PartialDate {
  const dates = listings.map((listing) => updatedOf(listing, setting)).sort(compareDates)
  return dates.at(-1) ?? setting.edition?.closed ?? '1970'
}

/** The canonical URL of an address; of a feed of it, where an extension is given. */
export const urlOf = ({ archive }: Setting, address: string, extension: string | null = null): string =>
  archive.url + addressToPath(explicitAddress(address, extension))
