import type { ArticleFields } from '../../../../model/article.ts'
import { canBeOnEditionHost, findEditionOrigin, resolveOldUrl } from '../../urls/resolve-old-url.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { findFrontMatterText, listFrontMatterTexts } from '../front-matter/front-matter-values.ts'
import type { DerivationFailure } from './fill-permalink.ts'
import { deriveHugoPath } from './hugo-path.ts'
import {
  deriveJekyllPath,
  deriveJekyllPostPath,
  isPermalinkTemplateOrStyle,
  readJekyllPermalink,
} from './jekyll-path.ts'
import type { PageFacts, PageFactsWithPath } from './page-facts.ts'
import { deriveZolaPath } from './zola-path.ts'

/** True for the origin of a development server. */
const isLocalOrigin = (origin: string) => /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/i.test(origin)

/**
 * Returns the origin of a page's site and the path under which the site is served. The configured origin counts if the
 * edition lists its host; otherwise the edition's origin does, which can be `null`.
 */
export function findSiteRoot({ site, briefing: { edition } }: PageFacts): {
  origin: string | null
  basePath: string
} {
  const statedOrigin = site?.origin ?? null
  const isOnEditionSite =
    statedOrigin !== null && !isLocalOrigin(statedOrigin) && canBeOnEditionHost(statedOrigin, edition)
  return {
    origin: isOnEditionSite ? statedOrigin : findEditionOrigin(edition),
    basePath: site?.basePath ?? '',
  }
}

/** Resolves a URL, or a path below the site's root. Returns `null` for any other text. */
function resolveSiteUrl(pathOrUrl: string, facts: PageFacts): string | null {
  const trimmedPathOrUrl = pathOrUrl.replace(/\/index\.html$/, '/')
  const { origin, basePath } = findSiteRoot(facts)
  if (/^https?:/i.test(trimmedPathOrUrl) || origin === null)
    return resolveOldUrl(trimmedPathOrUrl, facts.briefing.edition)
  if (trimmedPathOrUrl === '' || /[{}<>\s]|^[a-z]+:|^\/\/|(?:^|\/):/i.test(trimmedPathOrUrl)) return null
  const url = `${origin}${basePath}/${trimmedPathOrUrl.replace(/^\//, '')}`
  return isWebUrl(url) ? url : null
}

const pathDeriverByGenerator = {
  jekyll: deriveJekyllPath,
  hugo: deriveHugoPath,
  zola: deriveZolaPath,
} as const

/**
 * Derives a page's path from its own template, or else from the site's configuration. Returns `null` for a page that
 * states its address, and without a site or template.
 */
function derivePath(facts: PageFacts): string | DerivationFailure | null {
  const { site, frontMatter } = facts
  const pagePermalink = readJekyllPermalink(frontMatter)
  if (
    pagePermalink !== null &&
    isPermalinkTemplateOrStyle(pagePermalink) &&
    (site?.generator ?? 'jekyll') === 'jekyll'
  )
    return deriveJekyllPostPath(facts, pagePermalink, [])
  if (site === null || pagePermalink !== null || findFrontMatterText(frontMatter, 'url') !== null) return null
  return pathDeriverByGenerator[site.generator](facts, site)
}

/** Adds the path that is derived for a page to its facts. */
export const addDerivedPath = (facts: PageFacts): PageFactsWithPath => ({
  ...facts,
  derivedPath: derivePath(facts),
})

function resolveDerivedPath(facts: PageFactsWithPath): string | null {
  const { origin, basePath } = findSiteRoot(facts)
  if (typeof facts.derivedPath !== 'string' || origin === null) return null
  const url = URL.parse(`${origin}${basePath}${facts.derivedPath}`)?.href
  return url !== undefined && isWebUrl(url) ? url : null
}

/**
 * Explains why a page's address cannot be derived from its template or the site's configuration. Returns `null` if the
 * address is known, or if there is neither template nor configuration.
 */
export function explainDerivationFailure(facts: PageFactsWithPath): string | null {
  const { derivedPath } = facts
  if (derivedPath === null || typeof derivedPath === 'string') return null
  if (facts.briefing.url !== null || listStatedUrls(facts).length > 0) return null
  const configSuffix = facts.site === null ? '' : ` in ${facts.site.settingsFile}`
  return `has an address made from its date and file name. The original one cannot be derived from ${derivedPath.settingText}${configSuffix}, since ${derivedPath.reason}. If you know it, write it in the field permalink at the top of the file, such as /2016/04/08/council.html, and import again. Other files can have the same problem`
}

const listUrlsInField = (facts: PageFacts, fieldName: string): string[] =>
  listFrontMatterTexts(facts.frontMatter[fieldName], null)
    .filter((text) => fieldName !== 'permalink' || !isPermalinkTemplateOrStyle(text))
    .map((text) => resolveSiteUrl(text, facts))
    .filter((url) => url !== null)

/** Lists the URLs that a page's front matter gives as its own, except those that belong to other publications. */
const listStatedUrls = (facts: PageFacts): string[] =>
  ['permalink', 'url', 'original_url', 'wordpress_url', 'canonical_url', 'canonical']
    .flatMap((fieldName) => listUrlsInField(facts, fieldName))
    .filter((url) => canBeOnEditionHost(url, facts.briefing.edition))

/**
 * Finds a page's URLs. The current one is the archivist's, else the first in the front matter, else the one derived
 * from the file. All others are former URLs.
 */
export function readPageUrls(
  facts: PageFactsWithPath,
): Pick<ArticleFields, 'url' | 'formerly' | 'provenance'> {
  const statedUrls = listStatedUrls(facts)
  const derivedUrl = resolveDerivedPath(facts)
  const [url = null] = [facts.briefing.url, ...statedUrls, derivedUrl].filter((each) => each !== null)
  const formerUrlCandidates = [
    ...statedUrls,
    derivedUrl,
    ...['aliases', 'redirect_from'].flatMap((fieldName) => listUrlsInField(facts, fieldName)),
  ].filter((each) => each !== null)
  return {
    url,
    formerly: [...new Set(formerUrlCandidates)].filter((each) => each !== url),
    provenance: url !== null && url === derivedUrl ? { url: 'permalink' } : {},
  }
}
