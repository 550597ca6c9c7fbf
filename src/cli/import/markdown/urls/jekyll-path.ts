import path from 'node:path'
import type { FrontMatterValue, GeneratedSite } from '../../site-lookup.ts'
import { findFrontMatterText, listFrontMatterTexts } from '../front-matter/front-matter-values.ts'
import { findConfigTable } from '../front-matter/generated-site.ts'
import { formatDatePlaceholders } from './date-parts.ts'
import { type DerivationFailure, fillPermalink } from './fill-permalink.ts'
import type { PageFacts } from './page-facts.ts'
import { findPublicationDate } from './publication-date.ts'

/** Jekyll's built-in styles ("Permalinks" in its documentation). */
const templateByStyle = new Map([
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
  ['none', '/:categories/:title:output_ext'],
])

/** Returns a permalink or the name of a style. `none` is a style, not a missing value. */
export const readJekyllPermalink = (fields: Record<string, FrontMatterValue>): string | null =>
  fields.permalink === 'none' ? 'none' : findFrontMatterText(fields, 'permalink')

/** True for a permalink with placeholders. */
export const isPermalinkTemplate = (permalink: string): boolean =>
  templateByStyle.has(permalink) || /(?:^|\/):[a-z]/.test(permalink)

/** Jekyll's `Utils.slugify` in its modes `pretty` and `default`. */
const slugifyPretty = (text: string) =>
  text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-+|-+$/g, '')
const slugify = (text: string) =>
  text
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()

const extensionPattern = /\.[^.]+$/

/** Returns the folders between the site's folder and a file. */
const listFoldersBelowSite = (file: string, { folder, config }: GeneratedSite) =>
  path
    .relative(
      path.join(folder, findFrontMatterText(config, 'source') ?? ''),
      path.dirname(path.resolve(file)),
    )
    .split(path.sep)
    .filter((name) => name !== '')

/** True when a path, or a folder above it, matches a scope, which may contain `*`. */
function isInScope(folders: readonly string[], scope: string): boolean {
  const paths = folders.map((_, index) => folders.slice(0, index + 1).join('/'))
  if (scope === '' || paths.includes(scope)) return true
  return scope.includes('*') && paths.some((each) => path.posix.matchesGlob(each, scope))
}

/** Returns the configured permalink of posts in a folder (`defaults`). */
function findDefaultPermalink(site: GeneratedSite, folders: readonly string[]): string | null {
  const list = Array.isArray(site.config.defaults) ? site.config.defaults : []
  const scopes = list.map((each) => ({
    scope: findTableField(each, 'scope'),
    permalink: readJekyllPermalink(findTableField(each, 'values')),
  }))
  const matchingScopes = scopes.filter(({ scope, permalink }) => {
    const type = findFrontMatterText(scope, 'type')
    const scopePath = (findFrontMatterText(scope, 'path') ?? '').replace(/^\/|\/$/g, '')
    return permalink !== null && (type === null || type === 'posts') && isInScope(folders, scopePath)
  })
  return matchingScopes.at(-1)?.permalink ?? null
}

const findTableField = (value: FrontMatterValue, name: string): Record<string, FrontMatterValue> => {
  const fieldValue = typeof value === 'object' && !Array.isArray(value) ? value[name] : undefined
  return typeof fieldValue === 'object' && !Array.isArray(fieldValue) ? fieldValue : {}
}

function listJekyllCategories(
  frontMatter: Record<string, FrontMatterValue>,
  folders: readonly string[],
): string[] {
  const statedCategories = [
    ...listFrontMatterTexts(frontMatter.category, null),
    ...listFrontMatterTexts(frontMatter.categories, /\s+/),
  ]
  return [...new Set([...folders, ...statedCategories].map((each) => each.toLowerCase()))]
}

/** Returns the path of a post by its own template or the site's. */
export function deriveJekyllPostPath(
  facts: PageFacts,
  template: string,
  folders: readonly string[],
): string | DerivationFailure {
  const { frontMatter, parsedFileName, site } = facts
  const slug = findFrontMatterText(frontMatter, 'slug') ?? parsedFileName.slug
  const valueByPlaceholder = formatDatePlaceholders(
    findPublicationDate(facts),
    site === null ? null : findFrontMatterText(site.config, 'timezone'),
  )
  valueByPlaceholder.set('title', slugifyPretty(slug)).set('slug', slugify(slug)).set('output_ext', '.html')
  const categories = listJekyllCategories(frontMatter, folders)
  valueByPlaceholder
    .set('categories', categories.join('/'))
    .set('slugified_categories', categories.map(slugify).join('/'))
  return fillPermalink(templateByStyle.get(template) ?? template, valueByPlaceholder)
}

/** Returns the path of a page that is not a post: the path of its file. */
function deriveJekyllPagePath({ file }: PageFacts, folders: readonly string[], style: string): string {
  const baseName = path.basename(file).replace(extensionPattern, '')
  const parentPath = ['', ...folders].join('/')
  if (baseName === 'index') return `${parentPath}/`
  const ending =
    style === 'pretty' || style.endsWith('/')
      ? '/'
      : templateByStyle.has(style) || style.endsWith(':output_ext')
        ? '.html'
        : ''
  return `${parentPath}/${baseName}${ending}`
}

/** Derives the path at which Jekyll published a file without its own address. */
export function deriveJekyllPath(facts: PageFacts, site: GeneratedSite): string | DerivationFailure {
  const folders = listFoldersBelowSite(facts.file, site)
  if (folders[0] === '..') return { setting: 'source', reason: 'the file is not in that folder' }
  const style = readJekyllPermalink(site.config) ?? 'date'
  const postsIndex = folders.indexOf('_posts')
  const specialFolderIndex = folders.findIndex((name) => name.startsWith('_'))
  if (postsIndex >= 0) {
    const parentFolders = folders
      .slice(0, postsIndex)
      .filter((name) => name !== findFrontMatterText(site.config, 'collections_dir'))
    return deriveJekyllPostPath(
      facts,
      findDefaultPermalink(site, [...folders, path.basename(facts.file)]) ?? style,
      parentFolders,
    )
  }
  if (specialFolderIndex < 0) return deriveJekyllPagePath(facts, folders, style)
  const collection = folders[specialFolderIndex]?.slice(1) ?? ''
  const template = findFrontMatterText(
    findTableField(findConfigTable(site, 'collections'), collection),
    'permalink',
  )
  return template === null
    ? { setting: `collections, ${collection}`, reason: 'it has no permalink' }
    : deriveJekyllPostPath(facts, template.replaceAll(':collection', collection), [])
}
