import path from 'node:path'
import { configPart, isSet, type Site } from '../front-matter/site.ts'
import { textIn } from '../front-matter/values.ts'
import { datePlaceholders } from './date-parts.ts'
import { fillPermalink, type Underived } from './fill-permalink.ts'
import type { PageFacts } from './page-facts.ts'
import { statedDate } from './stated-date.ts'

/** What Hugo makes of a name in a path. */
const urlized = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{M}\p{Nd}./\\_#+~-]/gu, '')

/** `/fr`, for a language that is not the site's own. */
function languagePrefix({ name }: PageFacts, site: Site): string {
  const own = textIn(site.config, 'defaultcontentlanguage') ?? 'en'
  const language = name.language?.toLowerCase() ?? own.toLowerCase()
  const isOwn = language === own.toLowerCase() && !isSet(site, 'defaultcontentlanguageinsubdir')
  return isOwn || !('languages' in site.config) ? '' : `/${language}`
}

/** The template of a section: `[permalinks]` has them by itself, or under the kind of page (since 0.123). */
function templateOf(site: Site, section: string): string | null {
  const permalinks = configPart(site, 'permalinks')
  const { page = {} } = permalinks
  const pages = typeof page === 'object' && !Array.isArray(page) ? page : {}
  return textIn(pages, section) ?? textIn(permalinks, section)
}

/** Where Hugo published a page that says nothing of its address itself; `null` where that is not certain. */
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
