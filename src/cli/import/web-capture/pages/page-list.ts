import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'
import { toOneLine } from '../../../content/html/element.ts'
import { removeControlCharacters } from '../../../content/schema/control-characters.ts'
import { ByteReader } from '../../source/byte-reader.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { DamageError } from '../../source/damage-error.ts'
import { toPageKey, toWebUrl } from '../../urls/page-key.ts'

/** A page in the page list of a WACZ. */
export interface ListedPage {
  url: string
  /** The title in one line; `null` if it is missing or only a URL. */
  title: string | null
  date: PartialDate | null
}

const maxLineBytes = 256 * 1024
const maxPageCount = 1_000_000
const lineFeedByte = 10

/** Yields the lines of a file. Splits lines that are longer than about `maxLineBytes`. */
async function* readLines(byteSource: ByteSource): AsyncGenerator<string> {
  const byteReader = new ByteReader(byteSource.streamFrom(0))
  for (let peekByteCount = 4096; !(await byteReader.isAtEnd()); ) {
    const aheadBytes = await byteReader.peekAtLeast(peekByteCount)
    const lineEndIndex = aheadBytes.indexOf(lineFeedByte)
    if (lineEndIndex < 0 && aheadBytes.length >= peekByteCount && peekByteCount < maxLineBytes)
      peekByteCount *= 4
    else {
      yield aheadBytes.toString('utf8', 0, lineEndIndex < 0 ? aheadBytes.length : lineEndIndex)
      byteReader.consume(lineEndIndex < 0 ? aheadBytes.length : lineEndIndex + 1)
    }
  }
}

function parseJsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/**
 * Returns a listed title in one line, or `null` if it is empty or a URL, which several tools write in place of
 * an unknown title.
 */
function parseListedTitle(writtenTitle: string): string | null {
  const title = toOneLine(removeControlCharacters(writtenTitle.slice(0, 1000)))
  return title === '' || /^https?:\/\//i.test(title) ? null : title
}

function parseListedPage(line: string): ListedPage | null {
  const listEntry = parseJsonOrNull(line) as { url?: unknown; title?: unknown; ts?: unknown } | null
  const url = typeof listEntry?.url === 'string' ? toWebUrl(listEntry.url) : null
  if (url === null) return null
  const title = typeof listEntry?.title === 'string' ? parseListedTitle(listEntry.title) : null
  const date = typeof listEntry?.ts === 'string' ? listEntry.ts.replace(/\.\d+Z?$/, 'Z') : ''
  return { url, title, date: isPartialDate(date) ? date : null }
}

/**
 * Adds the pages listed in `pages.jsonl` (WACZ 1.1.1 §5.2.2) to `pageByKey`, by page key (`toPageKey`). Stops
 * at the first damage, or at `maxPageCount` pages.
 */
export async function addListedPages(
  byteSource: ByteSource,
  pageByKey: Map<string, ListedPage>,
): Promise<void> {
  try {
    for await (const line of readLines(byteSource)) {
      const page = parseListedPage(line)
      if (page) pageByKey.set(toPageKey(page.url), page)
      if (pageByKey.size >= maxPageCount) return
    }
  } catch (error) {
    // Damage in the list does no harm, because the records decide which pages exist.
    if (!(error instanceof DamageError)) throw error
  }
}
