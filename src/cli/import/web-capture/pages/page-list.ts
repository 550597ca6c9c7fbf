import { isPartialDate, type PartialDate } from '../../../../model/partial-date.ts'
import { ByteReader } from '../../source/byte-reader.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { DamageError } from '../../source/damage-error.ts'
import { pageKey, parseWebUrl } from '../../urls/page-key.ts'

/** What a WACZ's list of pages says of one. */
export interface ListedPage {
  url: string
  title: string | null
  date: PartialDate | null
}

const [longestLine, mostPages] = [256 * 1024, 1_000_000]
const lineFeed = 10

/** The lines of a file; the ends of those that are too long are left out. */
async function* lines(bytes: ByteSource): AsyncGenerator<string> {
  const reader = new ByteReader(bytes.stream(0))
  for (let length = 4096; !(await reader.isAtEnd()); ) {
    const ahead = await reader.peek(length)
    const end = ahead.indexOf(lineFeed)
    if (end < 0 && ahead.length >= length && length < longestLine) length *= 4
    else {
      yield ahead.toString('utf8', 0, end < 0 ? ahead.length : end)
      reader.consume(end < 0 ? ahead.length : end + 1)
    }
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function pageIn(line: string): ListedPage | null {
  const read = parse(line) as { url?: unknown; title?: unknown; ts?: unknown } | null
  const url = typeof read?.url === 'string' ? parseWebUrl(read.url) : null
  if (url === null) return null
  const title = typeof read?.title === 'string' ? read.title.trim().slice(0, 1000) : ''
  const date = typeof read?.ts === 'string' ? read.ts.replace(/\.\d+Z?$/, 'Z') : ''
  return { url, title: title === '' ? null : title, date: isPartialDate(date) ? date : null }
}

/** Reads `pages.jsonl` (WACZ 1.1.1 §5.2.2), as far as it goes, into what is known of pages by `pageKey`. */
export async function readPageList(bytes: ByteSource, known: Map<string, ListedPage>): Promise<void> {
  try {
    for await (const line of lines(bytes)) {
      const page = pageIn(line)
      if (page) known.set(pageKey(page.url), page)
      if (known.size >= mostPages) return
    }
  } catch (error) {
    // It is only a hint: the records say what there is.
    if (!(error instanceof DamageError)) throw error
  }
}
