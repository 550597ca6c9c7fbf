import type { Element } from 'hast'
import { getAttribute } from '../../markup/page-tree.ts'

/** Matches a class or id of an element that contains the site's name. Old pages show that name as a heading. */
const mastheadClassOrIdPattern =
  /(?:^|[\s_-])(?:site|logo|brand|masthead|blog-?title|header-wrapper)(?:$|[\s_-])/i

/** True for the URL of a site's front page. False for `#top` and `/?p=42`. */
function isFrontPageUrl(href: string): boolean {
  const url = href.startsWith('#') ? null : URL.parse(href, 'https://site.invalid')
  return url?.pathname === '/' && url.search === ''
}

/** True for a heading that is marked as the site's name by its class, its id or a link to the front page. */
export function isMastheadHeading(heading: Element): boolean {
  const link = heading.children.find((child) => child.type === 'element' && child.tagName === 'a')
  const href = link?.type === 'element' ? getAttribute(link, 'href') : null
  return (
    isFrontPageUrl(href ?? '#') ||
    mastheadClassOrIdPattern.test(`${getAttribute(heading, 'className')} ${getAttribute(heading, 'id')}`)
  )
}
