import path from 'node:path'
import type { FrontMatterValue, GeneratedSite } from '../../site-lookup.ts'
import { findFrontMatterText, listFrontMatterTexts } from '../front-matter/front-matter-values.ts'
import { getConfigTable } from '../front-matter/generated-site.ts'
import { formatDatePlaceholders } from './date-parts.ts'
import { type DerivationFailure, fillPermalink } from './fill-permalink.ts'
import type { PageFacts } from './page-facts.ts'
import { findPublicationDate } from './publication-date.ts'

/** Permalink templates of Jekyll's built-in styles (see "Permalinks" in its documentation). */
const permalinkTemplateByStyle = new Map([
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
  ['none', '/:categories/:title:output_ext'],
])

/**
 * Returns a permalink, which can be the name of a style; `null` if there is none. `none` is a style, not a missing
 * value.
 */
export const readJekyllPermalink = (fields: Record<string, FrontMatterValue>): string | null =>
  fields.permalink === 'none' ? 'none' : findFrontMatterText(fields, 'permalink')

/** True for a permalink with placeholders, and for the name of a style. */
export const isPermalinkTemplateOrStyle = (permalink: string): boolean =>
  permalinkTemplateByStyle.has(permalink) || /(?:^|\/):[a-z]/.test(permalink)

/** Imitates Jekyll's `Utils.slugify` in `pretty` mode; `slugifyDefault` imitates its `default` mode. */
const slugifyPretty = (text: string) =>
  text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-+|-+$/g, '')
const slugifyDefault = (text: string) =>
  text
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()

const extensionPattern = /\.[^.]+$/

/** Lists the folders between the site's source folder and a file. */
const listFoldersBelowSite = (file: string, { settingsFolder: folder, config }: GeneratedSite) =>
  path
    .relative(
      path.join(folder, findFrontMatterText(config, 'source') ?? ''),
      path.dirname(path.resolve(file)),
    )
    .split(path.sep)
    .filter((name) => name !== '')

/** True if a path, or a folder above it, matches a scope, which may contain `*`. */
function isInScope(pathSegments: readonly string[], scopePath: string): boolean {
  const prefixPaths = pathSegments.map((_, index) => pathSegments.slice(0, index + 1).join('/'))
  if (scopePath === '' || prefixPaths.includes(scopePath)) return true
  return (
    scopePath.includes('*') && prefixPaths.some((prefixPath) => path.posix.matchesGlob(prefixPath, scopePath))
  )
}

/** Returns the last permalink in `defaults` that applies to a post; `null` if none applies. */
function findDefaultPermalink(site: GeneratedSite, pathSegments: readonly string[]): string | null {
  const defaults = Array.isArray(site.config.defaults) ? site.config.defaults : []
  const scopedPermalinks = defaults.map((configuredDefault) => ({
    scope: getSubtable(configuredDefault, 'scope'),
    permalink: readJekyllPermalink(getSubtable(configuredDefault, 'values')),
  }))
  const matchingPermalinks = scopedPermalinks.filter(({ scope, permalink }) => {
    const type = findFrontMatterText(scope, 'type')
    const scopePath = (findFrontMatterText(scope, 'path') ?? '').replace(/^\/|\/$/g, '')
    return permalink !== null && (type === null || type === 'posts') && isInScope(pathSegments, scopePath)
  })
  return matchingPermalinks.at(-1)?.permalink ?? null
}

const getSubtable = (tableValue: FrontMatterValue, fieldName: string): Record<string, FrontMatterValue> => {
  const fieldValue =
    typeof tableValue === 'object' && !Array.isArray(tableValue) ? tableValue[fieldName] : undefined
  return typeof fieldValue === 'object' && !Array.isArray(fieldValue) ? fieldValue : {}
}

function listJekyllCategories(
  frontMatter: Record<string, FrontMatterValue>,
  folderNames: readonly string[],
): string[] {
  const statedCategories = [
    ...listFrontMatterTexts(frontMatter.category, null),
    ...listFrontMatterTexts(frontMatter.categories, /\s+/),
  ]
  return [...new Set([...folderNames, ...statedCategories].map((category) => category.toLowerCase()))]
}

/** Derives a post's path from a permalink template or the name of a style. */
export function deriveJekyllPostPath(
  facts: PageFacts,
  templateOrStyle: string,
  categoryFolders: readonly string[],
): string | DerivationFailure {
  const { frontMatter, parsedFilePath, site } = facts
  const slug = findFrontMatterText(frontMatter, 'slug') ?? parsedFilePath.slug
  const valueByPlaceholder = formatDatePlaceholders(
    findPublicationDate(facts),
    site === null ? null : findFrontMatterText(site.config, 'timezone'),
  )
  valueByPlaceholder
    .set('title', slugifyPretty(slug))
    .set('slug', slugifyDefault(slug))
    .set('output_ext', '.html')
  const categories = listJekyllCategories(frontMatter, categoryFolders)
  valueByPlaceholder
    .set('categories', categories.join('/'))
    .set('slugified_categories', categories.map(slugifyDefault).join('/'))
  return fillPermalink(permalinkTemplateByStyle.get(templateOrStyle) ?? templateOrStyle, valueByPlaceholder)
}

/** Derives the path of a page that is not a post from its file's path. */
function deriveJekyllPagePath(
  { file }: PageFacts,
  folderNames: readonly string[],
  templateOrStyle: string,
): string {
  const baseName = path.basename(file).replace(extensionPattern, '')
  const parentPath = ['', ...folderNames].join('/')
  if (baseName === 'index') return `${parentPath}/`
  const pathEnding =
    templateOrStyle === 'pretty' || templateOrStyle.endsWith('/')
      ? '/'
      : permalinkTemplateByStyle.has(templateOrStyle) || templateOrStyle.endsWith(':output_ext')
        ? '.html'
        : ''
  return `${parentPath}/${baseName}${pathEnding}`
}

/** Derives the path at which Jekyll published a file that does not state its address. */
export function deriveJekyllPath(facts: PageFacts, site: GeneratedSite): string | DerivationFailure {
  const folderNames = listFoldersBelowSite(facts.file, site)
  if (folderNames[0] === '..') return { settingText: 'source', reason: 'the file is not in that folder' }
  const templateOrStyle = readJekyllPermalink(site.config) ?? 'date'
  const postsIndex = folderNames.indexOf('_posts')
  const underscoreFolderIndex = folderNames.findIndex((name) => name.startsWith('_'))
  if (postsIndex >= 0) {
    const parentFolders = folderNames
      .slice(0, postsIndex)
      .filter((name) => name !== findFrontMatterText(site.config, 'collections_dir'))
    return deriveJekyllPostPath(
      facts,
      findDefaultPermalink(site, [...folderNames, path.basename(facts.file)]) ?? templateOrStyle,
      parentFolders,
    )
  }
  if (underscoreFolderIndex < 0) return deriveJekyllPagePath(facts, folderNames, templateOrStyle)
  const collectionName = folderNames[underscoreFolderIndex]?.slice(1) ?? ''
  const collectionTemplate = findFrontMatterText(
    getSubtable(getConfigTable(site, 'collections'), collectionName),
    'permalink',
  )
  return collectionTemplate === null
    ? { settingText: `collections, ${collectionName}`, reason: 'it has no permalink' }
    : deriveJekyllPostPath(facts, collectionTemplate.replaceAll(':collection', collectionName), [])
}
