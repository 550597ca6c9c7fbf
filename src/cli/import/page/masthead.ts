import type { Element } from 'hast'
import { attribute } from './page-tree.ts'

/** Names of what holds a site's own name, which old pages print as a heading. */
const masthead = /(?:^|[\s_-])(?:site|logo|brand|masthead|blog-?title|header-wrapper)(?:$|[\s_-])/i

/** True for a heading that names the site: by its class, or because it leads to the site's front. */
export function isMasthead(heading: Element): boolean {
  const link = heading.children.find((child) => child.type === 'element' && child.tagName === 'a')
  const href = link?.type === 'element' ? attribute(link, 'href') : null
  const path = href === null ? null : (URL.parse(href, 'https://site.invalid')?.pathname ?? null)
  return path === '/' || masthead.test(`${attribute(heading, 'className')} ${attribute(heading, 'id')}`)
}
