import type { ArticleFields } from '../../../../model/article.ts'
import { findEditionOrigin, isOnEditionHost, resolveOldUrl } from '../../urls/resolve-old-url.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { findFrontMatterText, listFrontMatterTexts } from '../front-matter/front-matter-values.ts'
import type { DerivationFailure } from './fill-permalink.ts'
import { deriveHugoPath } from './hugo-path.ts'
import {
  deriveJekyllPath,
  deriveJekyllPostPath,
  isPermalinkTemplate,
  readJekyllPermalink,
} from './jekyll-path.ts'
import type { PageFacts } from './page-facts.ts'
import { deriveZolaPath } from './zola-path.ts'

/** True for a development server. */
const isLocalOrigin = (origin: string) => /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/i.test(origin)

/** Returns the origin of a page's site and the path below it. */
export function findSiteRoot({ site, briefing: { edition } }: PageFacts): {
  origin: string | null
  basePath: string
} {
  const statedOrigin = site?.origin ?? null
  const isOwn =
    statedOrigin !== null && !isLocalOrigin(statedOrigin) && isOnEditionHost(statedOrigin, edition)
  return { origin: isOwn ? statedOrigin : findEditionOrigin(edition), basePath: site?.basePath ?? '' }
}

/** Resolves a path below the site's base; a URL stays. */
function resolveSiteUrl(text: string, facts: PageFacts): string | null {
  const trimmedUrl = text.replace(/\/index\.html$/, '/')
  const { origin, basePath } = findSiteRoot(facts)
  if (/^https?:/i.test(trimmedUrl) || origin === null)
    return resolveOldUrl(trimmedUrl, facts.briefing.edition)
  if (trimmedUrl === '' || /[{}<>\s]|^[a-z]+:|^\/\/|(?:^|\/):/i.test(trimmedUrl)) return null
  const url = `${origin}${basePath}/${trimmedUrl.replace(/^\//, '')}`
  return isWebUrl(url) ? url : null
}

const derivePathByGenerator = {
  jekyll: deriveJekyllPath,
  hugo: deriveHugoPath,
  zola: deriveZolaPath,
} as const

/** Derives a page's path from its own template, else from the site's configuration. */
function derivePath(facts: PageFacts): string | DerivationFailure | null {
  const { site, frontMatter } = facts
  const ownPermalink = readJekyllPermalink(frontMatter)
  if (
    ownPermalink !== null &&
    isPermalinkTemplate(ownPermalink) &&
    (site?.generator ?? 'jekyll') === 'jekyll'
  )
    return deriveJekyllPostPath(facts, ownPermalink, [])
  if (site === null || ownPermalink !== null || findFrontMatterText(frontMatter, 'url') !== null) return null
  return derivePathByGenerator[site.generator](facts, site)
}

function deriveUrl(facts: PageFacts): string | null {
  const path = derivePath(facts)
  const { origin, basePath } = findSiteRoot(facts)
  if (typeof path !== 'string' || origin === null) return null
  const url = URL.parse(`${origin}${basePath}${path}`)?.href
  return url !== undefined && isWebUrl(url) ? url : null
}

/** Explains why a generated page's address is unknown; `null` when it is known. */
export function explainUnderivedAddress(facts: PageFacts): string | null {
  const path = derivePath(facts)
  if (path === null || typeof path === 'string' || readPageUrls(facts).url !== null) return null
  const file = facts.site === null ? '' : ` in ${facts.site.file}`
  return `the address cannot be derived from ${path.setting}${file}, since ${path.reason}: it was made from the date and the file's name`
}

/** Returns a page's URLs: those in its front matter, else the one derived from its file. */
export function readPageUrls(facts: PageFacts): Pick<ArticleFields, 'url' | 'formerly' | 'provenance'> {
  const { frontMatter, briefing } = facts
  const listUrlsInField = (name: string) =>
    listFrontMatterTexts(frontMatter[name], null)
      .filter((text) => name !== 'permalink' || !isPermalinkTemplate(text))
      .map((text) => resolveSiteUrl(text, facts))
  const names = ['permalink', 'url', 'original_url', 'wordpress_url', 'canonical_url', 'canonical']
  // Canonical URLs on other hosts belong to other publications of the text.
  const statedUrls = names
    .flatMap(listUrlsInField)
    .filter((url) => url !== null && isOnEditionHost(url, briefing.edition))
  const derivedUrl = deriveUrl(facts)
  const [url = null] = [briefing.url, ...statedUrls, derivedUrl].filter((each) => each !== null)
  const knownUrls = [
    ...statedUrls,
    derivedUrl,
    ...['aliases', 'redirect_from'].flatMap(listUrlsInField),
  ].filter((each) => each !== null)
  return {
    url,
    formerly: [...new Set(knownUrls)].filter((each) => each !== url),
    provenance: url !== null && url === derivedUrl ? { url: 'permalink' } : {},
  }
}
