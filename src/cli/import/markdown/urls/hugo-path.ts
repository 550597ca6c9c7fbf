import path from 'node:path'
import type { GeneratedSite } from '../../site-lookup.ts'
import { findFrontMatterText, listFrontMatterTexts } from '../front-matter/front-matter-values.ts'
import { getConfigTable, isSettingOn } from '../front-matter/generated-site.ts'
import { formatDatePlaceholders } from './date-parts.ts'
import { type DerivationFailure, fillPermalink } from './fill-permalink.ts'
import type { PageFacts } from './page-facts.ts'
import { findPublicationDate } from './publication-date.ts'

/** Converts a name, or a path with several segments, as Hugo does. */
const toHugoPathPart = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{M}\p{Nd}./\\_#+~-]/gu, '')

/**
 * Returns the path prefix of a page's language, such as `/fr`. Returns an empty string if the site has one language,
 * and for the default language unless it has a subfolder too.
 */
function findLanguagePrefix({ parsedFilePath }: PageFacts, site: GeneratedSite): string {
  const defaultLanguage = findFrontMatterText(site.config, 'defaultcontentlanguage') ?? 'en'
  const language = parsedFilePath.language?.toLowerCase() ?? defaultLanguage.toLowerCase()
  const isUnprefixed =
    language === defaultLanguage.toLowerCase() && !isSettingOn(site, 'defaultcontentlanguageinsubdir')
  return isUnprefixed || !('languages' in site.config) ? '' : `/${language}`
}

/**
 * Returns a section's permalink template; `null` if none is configured. `[permalinks]` lists sections at its top level
 * or, since Hugo 0.123, under the page kind.
 */
function findSectionPermalinkTemplate(site: GeneratedSite, section: string): string | null {
  const permalinks = getConfigTable(site, 'permalinks')
  const { page: pageKindTable = {} } = permalinks
  const pagePermalinks =
    typeof pageKindTable === 'object' && !Array.isArray(pageKindTable) ? pageKindTable : {}
  return findFrontMatterText(pagePermalinks, section) ?? findFrontMatterText(permalinks, section)
}

/** Names a page after its file or folder, without the date if the site reads it from there (`frontmatter.date`). */
const findHugoPageName = ({ parsedFilePath }: PageFacts, site: GeneratedSite): string =>
  listFrontMatterTexts(getConfigTable(site, 'frontmatter').date, null).includes(':filename')
    ? parsedFilePath.slug
    : parsedFilePath.stem

/** Derives the path at which Hugo published a page that does not state its address. */
export function deriveHugoPath(facts: PageFacts, site: GeneratedSite): string | DerivationFailure {
  const { frontMatter, file } = facts
  const hugoContentFolder = path.join(
    site.settingsFolder,
    findFrontMatterText(site.config, 'contentdir') ?? 'content',
  )
  const folderNames = path
    .relative(hugoContentFolder, path.dirname(path.resolve(file)))
    .split(path.sep)
    .filter((name) => name !== '')
  if (folderNames[0] === '..') return { settingText: 'contentDir', reason: 'the file is not in that folder' }
  const isBundle = /^index\.[^/\\]+$/.test(path.basename(file))
  const sections = isBundle ? folderNames.slice(0, -1) : folderNames
  const slug = findFrontMatterText(frontMatter, 'slug')
  const titleSegment = toHugoPathPart(findFrontMatterText(frontMatter, 'title') ?? '')
  const section = sections[0] ?? ''
  const pageName = findHugoPageName(facts, site)
  const valueByPlaceholder = formatDatePlaceholders(findPublicationDate(facts), null)
    .set('section', section)
    .set('sections', sections.join('/'))
    .set('filename', pageName)
    .set('contentbasename', pageName)
    .set('title', titleSegment)
    .set('slug', slug ?? titleSegment)
    .set('slugorfilename', slug ?? pageName)
    .set('slugorcontentbasename', slug ?? pageName)
  const permalinkTemplate =
    findSectionPermalinkTemplate(site, section) ??
    `/${[...sections.map(toHugoPathPart), ':slugorfilename'].join('/')}/`
  const pathOrFailure = fillPermalink(permalinkTemplate, valueByPlaceholder)
  if (typeof pathOrFailure !== 'string') return pathOrFailure
  if (isBundle && folderNames.length === 0) return '/'
  const publishedPath = `${findLanguagePrefix(facts, site)}/${toHugoPathPart(pathOrFailure)}`.replace(
    /\/{2,}/g,
    '/',
  )
  return isSettingOn(site, 'uglyurls') ? `${publishedPath.replace(/\/$/, '')}.html` : publishedPath
}
