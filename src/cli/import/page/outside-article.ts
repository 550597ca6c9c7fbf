import type { Element, Nodes } from 'hast'
import { attribute } from './page-tree.ts'

/** Names that only something beside an article has, as whole words of a class or id. */
const names =
  /(?:^|[\s_-])(?:rollover[\w-]*|tooltip|popover|sr-only|screen-reader-text|visually-?hidden|no-?print|sharedaddy|addthis|addtoany|sociable|jp-relatedposts|cookie-?(?:notice|banner|consent|law|bar|policy)?|gdpr|social-?(?:share|bar|links|icons|media|sharing)?|share-?(?:bar|buttons?|tools|links|icons)|sharing|newsletter(?:-signup)?|author-?(?:box|bio|card|profile)|about-?(?:the-?)?author|related-?(?:posts?|articles?|stories|links|content|news)|comments?-?(?:area|list|section|form)?|breadcrumbs?|post-?nav(?:igation)?|pagination)(?:$|\s)/i

const roles = new Set([
  'navigation',
  'search',
  'dialog',
  'alertdialog',
  'complementary',
  'menu',
  'menubar',
  'tooltip',
])

/** Elements whose names may say anything: they hold the article. */
const holders = new Set(['html', 'body', 'main', 'article'])

/** True for an element that its own name or role puts outside the article. */
export function isOutside(element: Element): boolean {
  if (holders.has(element.tagName)) return false
  if (element.tagName === 'nav' || roles.has(attribute(element, 'role') ?? '')) return true
  return [attribute(element, 'className'), attribute(element, 'id')].some(
    (name) => name !== null && names.test(name),
  )
}

/** A page without what is not its article by its own names: navigation, sharing, comments, notices. */
export function withoutOutside<Tree extends Nodes>(tree: Tree): Tree {
  if (!('children' in tree)) return tree
  const children = tree.children.filter((child) => child.type !== 'element' || !isOutside(child))
  return { ...tree, children: children.map((child) => withoutOutside(child)) } as Tree
}
