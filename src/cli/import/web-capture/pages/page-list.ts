import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'
import { ByteReader } from '../../source/byte-reader.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { DamageError } from '../../source/damage-error.ts'
import { toPageKey, toWebUrl } from '../../urls/page-key.ts'

/** A page in a WACZ's list of pages. */
export interface ListedPage {
  url: string
  title: string | null
  date: PartialDate | null
}

const maxLineBytes = 256 * 1024
const maxPages = 1_000_000
const lineFeedByte = 10

/** Yields the lines of a file; too long lines are cut off. */
async function* readLines(bytes: ByteSource): AsyncGenerator<string> {
  const reader = new ByteReader(bytes.stream(0))
  for (let length = 4096; !(await reader.isAtEnd()); ) {
    const aheadBytes = await reader.peek(length)
    const end = aheadBytes.indexOf(lineFeedByte)
    if (end < 0 && aheadBytes.length >= length && length < maxLineBytes) length *= 4
    else {
      yield aheadBytes.toString('utf8', 0, end < 0 ? aheadBytes.length : end)
      reader.consume(end < 0 ? aheadBytes.length : end + 1)
    }
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function parsePage(line: string): ListedPage | null {
  const entry = parseJson(line) as { url?: unknown; title?: unknown; ts?: unknown } | null
  const url = typeof entry?.url === 'string' ? toWebUrl(entry.url) : null
  if (url === null) return null
  const title = typeof entry?.title === 'string' ? entry.title.trim().slice(0, 1000) : ''
  const date = typeof entry?.ts === 'string' ? entry.ts.replace(/\.\d+Z?$/, 'Z') : ''
  return { url, title: title === '' ? null : title, date: isPartialDate(date) ? date : null }
}

/** Reads `pages.jsonl` (WACZ 1.1.1 §5.2.2) as far as possible, and adds its pages to `pageByKey` by `toPageKey`. */
export async function addListedPages(bytes: ByteSource, pageByKey: Map<string, ListedPage>): Promise<void> {
  try {
    for await (const line of readLines(bytes)) {
      const page = parsePage(line)
      if (page) pageByKey.set(toPageKey(page.url), page)
      if (pageByKey.size >= maxPages) return
    }
  } catch (error) {
    // The list is only a hint: the records decide.
    if (!(error instanceof DamageError)) throw error
  }
}
