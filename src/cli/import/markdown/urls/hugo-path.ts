import path from 'node:path'
import { configPart, isSet, type Site } from '../front-matter/site.ts'
import { textIn } from '../front-matter/values.ts'
import { datePlaceholders } from './date-parts.ts'
import { fillPermalink, type Underived } from './fill-permalink.ts'
import type { PageFacts } from './page-facts.ts'
import { statedDate } from './stated-date.ts'

/** Converts a name to a path segment as Hugo does. */
const urlized = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{M}\p{Nd}./\\_#+~-]/gu, '')

/** Returns `/fr` for a language other than the site's default. */
function languagePrefix({ name }: PageFacts, site: Site): string {
  const own = textIn(site.config, 'defaultcontentlanguage') ?? 'en'
  const language = name.language?.toLowerCase() ?? own.toLowerCase()
  const isOwn = language === own.toLowerCase() && !isSet(site, 'defaultcontentlanguageinsubdir')
  return isOwn || !('languages' in site.config) ? '' : `/${language}`
}

/** Returns a section's template. `[permalinks]` has sections at its top, or under the page kind since Hugo 0.123. */
function templateOf(site: Site, section: string): string | null {
  const permalinks = configPart(site, 'permalinks')
  const { page = {} } = permalinks
  const pages = typeof page === 'object' && !Array.isArray(page) ? page : {}
  return textIn(pages, section) ?? textIn(permalinks, section)
}

/** Derives the path at which Hugo published a page without its own address. */
export function hugoPath(facts: PageFacts, site: Site): string | Underived {
  const { matter, name, file } = facts
  const content = path.join(site.folder, textIn(site.config, 'contentdir') ?? 'content')
  const folders = path
    .relative(content, path.dirname(path.resolve(file)))
    .split(path.sep)
    .filter((each) => each !== '')
  if (folders[0] === '..') return { setting: 'contentDir', reason: 'the file is not in that folder' }
  const isBundle = /^index\.[^/\\]+$/.test(path.basename(file))
  const sections = isBundle ? folders.slice(0, -1) : folders
  const slug = textIn(matter, 'slug')
  const title = urlized(textIn(matter, 'title') ?? '')
  const section = sections[0] ?? ''
  const values = datePlaceholders(statedDate(facts), null)
    .set('section', section)
    .set('sections', sections.join('/'))
    .set('filename', name.slug)
    .set('contentbasename', name.slug)
    .set('title', title)
    .set('slug', slug ?? title)
    .set('slugorfilename', slug ?? name.slug)
    .set('slugorcontentbasename', slug ?? name.slug)
  const template = templateOf(site, section) ?? `/${[...sections.map(urlized), ':slugorfilename'].join('/')}/`
  const filled = fillPermalink(template, values)
  if (typeof filled !== 'string') return filled
  if (isBundle && folders.length === 0) return '/'
  const whole = `${languagePrefix(facts, site)}/${urlized(filled)}`.replace(/\/{2,}/g, '/')
  return isSet(site, 'uglyurls') ? `${whole.replace(/\/$/, '')}.html` : whole
}
