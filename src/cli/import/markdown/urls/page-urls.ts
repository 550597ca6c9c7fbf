import type { ArticleFields } from '../../../../model/article.ts'
import { firstOrigin, isOnEditionHost, resolveOldUrl } from '../../urls/resolve-old-url.ts'
import { isWebUrl } from '../../urls/web-url.ts'
import { listIn, textIn } from '../front-matter/values.ts'
import type { Underived } from './fill-permalink.ts'
import { hugoPath } from './hugo-path.ts'
import { isTemplate, jekyllPath, permalinkIn, postPath } from './jekyll-path.ts'
import type { PageFacts } from './page-facts.ts'

/** True for a development server. */
const isLocal = (origin: string) => /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/i.test(origin)

/** Returns the origin of a page's site and the path below it. */
export function siteRoot({ site, briefing: { edition } }: PageFacts): {
  origin: string | null
  base: string
} {
  const stated = site?.origin ?? null
  const isOwn = stated !== null && !isLocal(stated) && isOnEditionHost(stated, edition)
  return { origin: isOwn ? stated : firstOrigin(edition), base: site?.base ?? '' }
}

/** Resolves a path below the site's base; a URL stays. */
function urlOf(text: string, facts: PageFacts): string | null {
  const trimmed = text.replace(/\/index\.html$/, '/')
  const { origin, base } = siteRoot(facts)
  if (/^https?:/i.test(trimmed) || origin === null) return resolveOldUrl(trimmed, facts.briefing.edition)
  if (trimmed === '' || /[{}<>\s]|^[a-z]+:|^\/\/|(?:^|\/):/i.test(trimmed)) return null
  const url = `${origin}${base}/${trimmed.replace(/^\//, '')}`
  return isWebUrl(url) ? url : null
}

/** Derives a page's path from its own template, else from the site's configuration. */
function derivedPath(facts: PageFacts): string | Underived | null {
  const { site, matter } = facts
  const own = permalinkIn(matter)
  if (own !== null && isTemplate(own) && site?.generator !== 'hugo') return postPath(facts, own, [])
  if (site === null || own !== null || textIn(matter, 'url') !== null) return null
  return site.generator === 'jekyll' ? jekyllPath(facts, site) : hugoPath(facts, site)
}

function derivedUrl(facts: PageFacts): string | null {
  const path = derivedPath(facts)
  const { origin, base } = siteRoot(facts)
  if (typeof path !== 'string' || origin === null) return null
  const url = URL.parse(`${origin}${base}${path}`)?.href
  return url !== undefined && isWebUrl(url) ? url : null
}

/** Explains why a generated page's address is unknown; `null` when it is known. */
export function underivedAddress(facts: PageFacts): string | null {
  const path = derivedPath(facts)
  if (path === null || typeof path === 'string' || pageUrls(facts).url !== null) return null
  const file = facts.site === null ? '' : ` in ${facts.site.file}`
  return `the address cannot be derived from ${path.setting}${file}, since ${path.reason}: it is made of the date and the file's name`
}

/** Returns a page's URLs: those in its front matter, else the one derived from its file. */
export function pageUrls(facts: PageFacts): Pick<ArticleFields, 'url' | 'formerly' | 'provenance'> {
  const { matter, briefing } = facts
  const all = (name: string) =>
    listIn(matter[name], null)
      .filter((text) => name !== 'permalink' || !isTemplate(text))
      .map((text) => urlOf(text, facts))
  const names = ['permalink', 'url', 'original_url', 'wordpress_url', 'canonical_url', 'canonical']
  // Canonical URLs on other hosts belong to other publications of the text.
  const own = names.flatMap(all).filter((url) => url !== null && isOnEditionHost(url, briefing.edition))
  const derived = derivedUrl(facts)
  const [url = null] = [briefing.url, ...own, derived].filter((each) => each !== null)
  const known = [...own, derived, ...['aliases', 'redirect_from'].flatMap(all)].filter(
    (each) => each !== null,
  )
  return {
    url,
    formerly: [...new Set(known)].filter((each) => each !== url),
    provenance: url !== null && url === derived ? { url: 'permalink' } : {},
  }
}
