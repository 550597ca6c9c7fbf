import type { CollectionDocument, ListedArticle } from '../model/document.ts'

/** Listings on both sides of an article, in the order of its list. */
export interface ListWindow {
  before: ListedArticle[]
  after: ListedArticle[]
}

/** How a listing begins. JSON escapes quotation marks in strings, so that no string contains it. */
const beginning = '{"address":'

/** Parses the object at an offset, and finds its end. Tries every closing brace, since a listing may contain objects. */
function parseObjectAt(json: string, start: number): { listing: ListedArticle; end: number } {
  for (let end = json.indexOf('}', start); end >= 0; end = json.indexOf('}', end + 1)) {
    try {
      return { listing: JSON.parse(json.slice(start, end + 1)), end: end + 1 }
    } catch {}
  }
  throw new SyntaxError('a listing has no end')
}

/**
 * Finds the listings around an article in the JSON of a list, at most `reach` on each side; `null` if the list lacks the
 * article. Parses these alone: a day of two hundred articles takes twenty times as long.
 */
export function findListingsAround(list: string, address: string, reach: number): ListWindow | null {
  const first = list.indexOf('"listings":[')
  const own = list.indexOf(`${beginning}${JSON.stringify(address)},"headline":`, first)
  if (first < 0 || own < 0) return null
  const window: ListWindow = { before: [], after: [] }
  for (let start = own; window.before.length < reach; ) {
    start = list.lastIndexOf(beginning, start - 1)
    if (start < first) break
    window.before.unshift(parseObjectAt(list, start).listing)
  }
  for (let { end } = parseObjectAt(list, own); window.after.length < reach && list[end] === ','; ) {
    const next = parseObjectAt(list, end + 1)
    window.after.push(next.listing)
    end = next.end
  }
  return window
}

const adjoining = /"previous":(null|\{[^{}]*\}),"next":(null|\{[^{}]*\})/

/** Finds the links of a list to the one before and the one after it, without parsing it. */
export function findAdjoiningLists(list: string): Pick<CollectionDocument, 'previous' | 'next'> {
  const [, previous = 'null', next = 'null'] = adjoining.exec(list) ?? []
  return { previous: JSON.parse(previous), next: JSON.parse(next) }
}
