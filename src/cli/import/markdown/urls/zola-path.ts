import path from 'node:path'
import type { GeneratedSite } from '../../site-lookup.ts'
import { findFrontMatterText, isYesValue } from '../front-matter/front-matter-values.ts'
import { getConfigTable } from '../front-matter/generated-site.ts'
import type { DerivationFailure } from './fill-permalink.ts'
import type { PageFacts } from './page-facts.ts'

/** ASCII letters that Zola writes for letters without a removable accent, such as `ß`. */
const asciiByLetter: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }),
)

/** Converts a name to ASCII letters, digits and hyphens. Returns `null` if its script cannot be transliterated here. */
function toAsciiSegment(text: string): string | null {
  const asciiText = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => asciiByLetter.get(letter) ?? '')
  if (/[^\p{ASCII}\p{P}\p{Z}]/u.test(asciiText)) return null
  return asciiText.replace(/[^a-z\d]+/g, '-').replace(/^-+|-+$/g, '')
}

const toSafeSegment = (text: string) => text.replace(/[ .]+$/, '').replace(/[<>:"/\\|?*]/g, '')

/**
 * Converts a name as `slugify.paths` requires: `on` converts it to ASCII, `safe` only removes characters that file
 * names cannot contain, and `off` changes nothing. Returns `null` for a script that cannot be transliterated.
 */
function toZolaSegment(name: string, site: GeneratedSite): string | null {
  const strategy = findFrontMatterText(getConfigTable(site, 'slugify'), 'paths') ?? 'on'
  if (strategy === 'off') return name
  return strategy === 'safe' ? toSafeSegment(name) : toAsciiSegment(name)
}

/**
 * Returns a page's language as a path segment, such as `fr`. Returns no segment for the site's default language or for
 * a language that the site does not list.
 */
function listLanguageSegments({ parsedFilePath }: PageFacts, site: GeneratedSite): string[] {
  const { language } = parsedFilePath
  const isNonDefault =
    language !== null && language !== (findFrontMatterText(site.config, 'default_language') ?? 'en')
  return isNonDefault && Object.keys(getConfigTable(site, 'languages')).includes(language) ? [language] : []
}

/** Returns the name of a page's file or folder, without its date unless `slugify.paths_keep_dates` is on. */
const findZolaPageName = ({ parsedFilePath }: PageFacts, site: GeneratedSite): string =>
  isYesValue(getConfigTable(site, 'slugify').paths_keep_dates) ? parsedFilePath.stem : parsedFilePath.slug

/** Derives the path at which Zola published a page. */
export function deriveZolaPath(facts: PageFacts, site: GeneratedSite): string | DerivationFailure {
  const { frontMatter, file } = facts
  const statedPath = findFrontMatterText(frontMatter, 'path')
  if (statedPath !== null) return `/${statedPath.trim().replace(/^\/|\/$/g, '')}/`
  const folderNames = path
    .relative(path.join(site.settingsFolder, 'content'), path.dirname(path.resolve(file)))
    .split(path.sep)
    .filter((name) => name !== '')
  if (folderNames[0] === '..') return { settingText: 'content', reason: 'the file is not in that folder' }
  const isBundle = /^index\.[^/\\]+$/.test(path.basename(file))
  if (isBundle && folderNames.length === 0) return '/'
  const nameSegment = toZolaSegment(
    findFrontMatterText(frontMatter, 'slug') ?? findZolaPageName(facts, site),
    site,
  )
  if (nameSegment === null || nameSegment === '')
    return { settingText: 'slugify.paths', reason: 'Zola wrote the name in Latin letters' }
  return [
    '',
    ...listLanguageSegments(facts, site),
    ...(isBundle ? folderNames.slice(0, -1) : folderNames),
    nameSegment,
    '',
  ].join('/')
}
