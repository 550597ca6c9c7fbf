import { addressToPath, explicitAddress } from '../model/address.ts'
import type { CollectionDocument, Listing } from '../model/document.ts'
import { compareDates, type PartialDate, precision } from '../model/partial-date.ts'
import type { Setting } from './representation.ts'

const isTime = (date: PartialDate) => date.length > 10

/** The date as RFC 3339 has it, where it is known to the minute and with its offset; else `null`. */
export function exactTime(date: PartialDate | null): string | null {
  if (date === null || !isTime(date) || !/(?:Z|[+-]\d\d:\d\d)$/.test(date)) return null
  return precision(date) === 'minute' ? `${date.slice(0, 16)}:00${date.slice(16)}` : date
}

/**
 * The date as Atom demands it, which knows nothing less exact than a second: what is not known is the first of its
 * kind, and a time without an offset is taken for universal time. Nothing else in the archive says so of a date.
 */
export function filledTime(date: PartialDate): string {
  const exact = exactTime(date)
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
