import path from 'node:path'
import type { GeneratedSite } from '../../site-lookup.ts'
import { findFrontMatterText, listFrontMatterTexts } from '../front-matter/front-matter-values.ts'
import { findConfigTable, isSettingOn } from '../front-matter/generated-site.ts'
import { formatDatePlaceholders } from './date-parts.ts'
import { type DerivationFailure, fillPermalink } from './fill-permalink.ts'
import type { PageFacts } from './page-facts.ts'
import { findPublicationDate } from './publication-date.ts'

/** Converts a name to a path segment as Hugo does. */
const toHugoSegment = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{M}\p{Nd}./\\_#+~-]/gu, '')

/** Returns `/fr` for a language other than the site's default. */
function findLanguagePrefix({ parsedFileName }: PageFacts, site: GeneratedSite): string {
  const defaultLanguage = findFrontMatterText(site.config, 'defaultcontentlanguage') ?? 'en'
  const language = parsedFileName.language?.toLowerCase() ?? defaultLanguage.toLowerCase()
  const isOwn =
    language === defaultLanguage.toLowerCase() && !isSettingOn(site, 'defaultcontentlanguageinsubdir')
  return isOwn || !('languages' in site.config) ? '' : `/${language}`
}

/** Returns a section's template. `[permalinks]` has sections at its top, or under the page kind since Hugo 0.123. */
function findSectionTemplate(site: GeneratedSite, section: string): string | null {
  const permalinks = findConfigTable(site, 'permalinks')
  const { page = {} } = permalinks
  const pages = typeof page === 'object' && !Array.isArray(page) ? page : {}
  return findFrontMatterText(pages, section) ?? findFrontMatterText(permalinks, section)
}

/** Returns a file's name, without its date where the site reads the date from there (`frontmatter.date`). */
const findHugoFileName = ({ parsedFileName }: PageFacts, site: GeneratedSite): string =>
  listFrontMatterTexts(findConfigTable(site, 'frontmatter').date, null).includes(':filename')
    ? parsedFileName.slug
    : parsedFileName.stem

/** Derives the path at which Hugo published a page without its own address. */
export function deriveHugoPath(facts: PageFacts, site: GeneratedSite): string | DerivationFailure {
  const { frontMatter, file } = facts
  const content = path.join(site.folder, findFrontMatterText(site.config, 'contentdir') ?? 'content')
  const folders = path
    .relative(content, path.dirname(path.resolve(file)))
    .split(path.sep)
    .filter((each) => each !== '')
  if (folders[0] === '..') return { setting: 'contentDir', reason: 'the file is not in that folder' }
  const isBundle = /^index\.[^/\\]+$/.test(path.basename(file))
  const sections = isBundle ? folders.slice(0, -1) : folders
  const slug = findFrontMatterText(frontMatter, 'slug')
  const title = toHugoSegment(findFrontMatterText(frontMatter, 'title') ?? '')
  const section = sections[0] ?? ''
  const fileName = findHugoFileName(facts, site)
  const valueByPlaceholder = formatDatePlaceholders(findPublicationDate(facts), null)
    .set('section', section)
    .set('sections', sections.join('/'))
    .set('filename', fileName)
    .set('contentbasename', fileName)
    .set('title', title)
    .set('slug', slug ?? title)
    .set('slugorfilename', slug ?? fileName)
    .set('slugorcontentbasename', slug ?? fileName)
  const template =
    findSectionTemplate(site, section) ?? `/${[...sections.map(toHugoSegment), ':slugorfilename'].join('/')}/`
  const filledPermalink = fillPermalink(template, valueByPlaceholder)
  if (typeof filledPermalink !== 'string') return filledPermalink
  if (isBundle && folders.length === 0) return '/'
  const publishedPath = `${findLanguagePrefix(facts, site)}/${toHugoSegment(filledPermalink)}`.replace(
    /\/{2,}/g,
    '/',
  )
  return isSettingOn(site, 'uglyurls') ? `${publishedPath.replace(/\/$/, '')}.html` : publishedPath
}
