import { type Element, parseXml } from './xml.ts'

const atom = (name: string) => `{http://www.w3.org/2005/Atom}${name}`
const history = (name: string) => `{http://purl.org/syndication/history/1.0}${name}`

/** RFC 3339, with seconds and an offset. */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

const named = (element: Element, name: string) => element.children.filter((child) => child.name === name)

const linkOf = (element: Element, rel: string): string | null =>
  named(element, atom('link')).find(({ attributes }) => attributes.rel === rel)?.attributes.href ?? null

/** Lists violations of the rules that feeds and entries share (RFC 4287 §4.1.1, §4.1.2, §4.2.6, §4.2.7). */
function faultsIn(element: Element, where: string): string[] {
  const faults: string[] = []
  for (const name of ['id', 'title', 'updated'])
    if (named(element, atom(name)).length !== 1) faults.push(`${where}: not exactly one ${name}`)
  for (const id of named(element, atom('id')))
    if (!URL.canParse(id.text)) faults.push(`${where}: ${id.text} is no IRI`)
  for (const date of [...named(element, atom('updated')), ...named(element, atom('published'))])
    if (!dateTime.test(date.text) || Number.isNaN(Date.parse(date.text)))
      faults.push(`${where}: ${date.text} is no date`)
  const links = named(element, atom('link')).map(({ attributes }) => attributes)
  for (const { rel, href, type } of links)
    if (!rel || !href || !URL.canParse(href) || !type)
      faults.push(`${where}: a link without rel, href or type`)
  for (const rel of ['alternate', 'self', 'prev-archive', 'current'])
    if (links.filter((link) => link.rel === rel).length > 1)
      faults.push(`${where}: more than one link ${rel}`)
  return faults
}

/** An Atom document, as a harvester reads it. */
export interface AtomFeed {
  faults: string[]
  ids: string[]
  self: string | null
  previous: string | null
  current: string | null
  isArchive: boolean
  isComplete: boolean
}

const inFeed = ['id', 'title', 'updated', 'author', 'link', 'entry'].map(atom)
const inEntry = [
  'id',
  'title',
  'updated',
  'published',
  'summary',
  'content',
  'author',
  'category',
  'link',
].map(atom)

/**
 * Parses Atom strictly: well-formed, with only the elements of RFC 4287 and RFC 5005, and with all that they require.
 */
export function readAtom(xml: string): AtomFeed {
  const feed = parseXml(xml)
  const entries = named(feed, atom('entry'))
  const ids = entries.map((entry) => named(entry, atom('id'))[0]?.text ?? '')
  const faults = [
    ...faultsIn(feed, 'feed'),
    ...entries.flatMap((entry, place) => faultsIn(entry, `entry ${place}`)),
  ]
  if (feed.name !== atom('feed')) faults.push(`the root is ${feed.name}`)
  const known = [...inFeed, history('archive'), history('complete')]
  const strange = [
    ...feed.children.filter(({ name }) => !known.includes(name)),
    ...entries.flatMap(({ children }) => children).filter(({ name }) => !inEntry.includes(name)),
  ]
  faults.push(...strange.map(({ name }) => `unknown: ${name}`))
  if (new Set(ids).size !== ids.length) faults.push('an id occurs twice')
  const authors = [feed, ...entries].flatMap((element) => named(element, atom('author')))
  const isUnnamed = (author: Element) => !named(author, atom('name'))[0]?.text || author.children.length !== 1
  if (named(feed, atom('author')).length === 0 || authors.some(isUnnamed))
    faults.push('no author with one name')
  if (entries.some((entry) => named(entry, atom('category')).some(({ attributes }) => !attributes.term)))
    faults.push('a category without a term')
  if (entries.some((entry) => linkOf(entry, 'alternate') === null))
    faults.push('an entry without content has no alternate')
  return {
    faults,
    ids,
    self: linkOf(feed, 'self'),
    previous: linkOf(feed, 'prev-archive'),
    current: linkOf(feed, 'current'),
    isArchive: named(feed, history('archive')).length === 1,
    isComplete: named(feed, history('complete')).length === 1,
  }
}

const text = { type: 'string', minLength: 1 }
const url = { type: 'string', format: 'uri' }
const time = { type: 'string', format: 'date-time' }

const authors = {
  type: 'array',
  minItems: 1,
  items: { type: 'object', required: ['name'], properties: { name: text }, additionalProperties: false },
}

/** JSON Feed 1.1 as this archive uses it (https://www.jsonfeed.org/version/1.1/). */
export const jsonFeedSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: url,
    feed_url: url,
    next_url: url,
    language: text,
    authors,
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'url'],
        anyOf: [{ required: ['content_text'] }, { required: ['content_html'] }],
        properties: {
          id: text,
          url,
          title: text,
          content_text: text,
          content_html: text,
          summary: text,
          image: url,
          date_published: time,
          date_modified: time,
          authors,
          tags: { type: 'array', minItems: 1, items: text },
        },
      },
    },
  },
}

const sitemaps = (name: string) => `{http://www.sitemaps.org/schemas/sitemap/0.9}${name}`

/** Parses a sitemap or an index of sitemaps strictly: its addresses, each with its `lastmod` or `null`. */
export function readSitemap(xml: string): { isIndex: boolean; urls: Map<string, string | null> } {
  const root = parseXml(xml)
  const isIndex = root.name === sitemaps('sitemapindex')
  if (!isIndex && root.name !== sitemaps('urlset')) throw new Error(`the root is ${root.name}`)
  const urls = new Map<string, string | null>()
  for (const { name, children } of root.children) {
    const [loc, lastmod, ...more] = children
    if (name !== sitemaps(isIndex ? 'sitemap' : 'url') || loc?.name !== sitemaps('loc') || more.length > 0)
      throw new Error(`not in the schema: ${name}`)
    if (lastmod && (lastmod.name !== sitemaps('lastmod') || !/^\d{4}-\d\d-\d\d$/.test(lastmod.text)))
      throw new Error(`no lastmod: ${lastmod.name} ${lastmod.text}`)
    if (loc.text.length > 2048 || urls.has(loc.text)) throw new Error(`too long, or twice: ${loc.text}`)
    urls.set(new URL(loc.text).href === loc.text ? loc.text : '', lastmod?.text ?? null)
  }
  if (urls.has('') || urls.size > 50_000) throw new Error('not canonical, or too many')
  return { isIndex, urls }
}
