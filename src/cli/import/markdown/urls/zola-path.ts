import path from 'node:path'
import type { GeneratedSite } from '../../site-lookup.ts'
import { findFrontMatterText, isTrue } from '../front-matter/front-matter-values.ts'
import { findConfigTable } from '../front-matter/generated-site.ts'
import type { DerivationFailure } from './fill-permalink.ts'
import type { PageFacts } from './page-facts.ts'

/** Letters without a removable accent, such as `ß`, and the ASCII letters that Zola writes for them. */
const asciiByLetter: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }),
)

/** Writes a name in ASCII letters, digits and hyphens; `null` for a script that this program cannot transliterate. */
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
 * Converts a name as `slugify.paths` requires: to ASCII, without the characters that a file's name cannot have, or not
 * at all.
 */
function toZolaSegment(name: string, site: GeneratedSite): string | null {
  const strategy = findFrontMatterText(findConfigTable(site, 'slugify'), 'paths') ?? 'on'
  if (strategy === 'off') return name
  return strategy === 'safe' ? toSafeSegment(name) : toAsciiSegment(name)
}

/** Returns `fr` for a language of the site other than its default one. */
function findLanguageFolder({ parsedFileName }: PageFacts, site: GeneratedSite): string[] {
  const { language } = parsedFileName
  const isOther =
    language !== null && language !== (findFrontMatterText(site.config, 'default_language') ?? 'en')
  return isOther && Object.keys(findConfigTable(site, 'languages')).includes(language) ? [language] : []
}

/** Returns the name of a page's file or folder, without its date unless `slugify.paths_keep_dates` is on. */
const findZolaFileName = ({ parsedFileName }: PageFacts, site: GeneratedSite): string =>
  isTrue(findConfigTable(site, 'slugify').paths_keep_dates) ? parsedFileName.stem : parsedFileName.slug

/** Derives the path at which Zola published a page. */
export function deriveZolaPath(facts: PageFacts, site: GeneratedSite): string | DerivationFailure {
  const { frontMatter, file } = facts
  const ownPath = findFrontMatterText(frontMatter, 'path')
  if (ownPath !== null) return `/${ownPath.trim().replace(/^\/|\/$/g, '')}/`
  const folders = path
    .relative(path.join(site.folder, 'content'), path.dirname(path.resolve(file)))
    .split(path.sep)
    .filter((each) => each !== '')
  if (folders[0] === '..') return { setting: 'content', reason: 'the file is not in that folder' }
  const isBundle = /^index\.[^/\\]+$/.test(path.basename(file))
  if (isBundle && folders.length === 0) return '/'
  const segment = toZolaSegment(
    findFrontMatterText(frontMatter, 'slug') ?? findZolaFileName(facts, site),
    site,
  )
  if (segment === null || segment === '')
    return { setting: 'slugify.paths', reason: 'Zola transliterates the name to ASCII' }
  return [
    '',
    ...findLanguageFolder(facts, site),
    ...(isBundle ? folders.slice(0, -1) : folders),
    segment,
    '',
  ].join('/')
}
