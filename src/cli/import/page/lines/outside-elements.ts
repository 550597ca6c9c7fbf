import type { Element, Nodes, RootContent } from 'hast'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { getAttribute } from '../../markup/page-tree.ts'
import { extractVisibleText, isInvisible } from '../../markup/visible-text.ts'
import { hyphenateCamelCase } from './credit-elements.ts'
import { hasSentenceLength } from './known-fields.ts'

/** Matches whole words of a class or id that only furniture has. */
const furnitureClassOrIdPattern =
  /(?:^|[\s_-])(?:rollover[\w-]*|video-(?:fallback|heading|teaser)(?:[_-][\w-]*)?|o?embed-placeholder(?:[_-][\w-]*)?|polls?(?:[_-][\w-]*)?|(?:vjs-)?no-?js|ad-?(?:s|vert(?:isement)?)?[_-]{1,2}(?:slot|container|inner|unit|wrapper|placeholder|box|label)|tooltip|popover|no-?print|sharedaddy|addthis|addtoany|sociable|jp-relatedposts|cookie-?(?:notice|banner|consent|law|bar|policy)?|gdpr|social-?(?:share|bar|links|icons|media|sharing)?|share-?(?:bar|buttons?|tools|links|icons)|sharing|newsletters?(?:[_-][\w-]*)?|(?:cookie-?)?consent(?:[_-][\w-]*)?|skip-?(?:to|link|nav)(?:[_-][\w-]*)?|sign-?(?:in|up)(?:[_-][\w-]*)?|prev(?:ious)?[_-]next(?:[_-][\w-]*)?|next[_-]prev(?:ious)?(?:[_-][\w-]*)?|author-?(?:box|bio|card|profile)|about-?(?:the-?)?author|related-?(?:posts?|articles?|stories|links|content|news)|comments?-?(?:area|list|section|form)?|breadcrumbs?|post-?nav(?:igation)?|pagination)(?:$|\s)/i

/** Matches a class or id of text for screen readers only. */
const screenReaderClassPattern =
  /(?:^|[\s_-])(?:sr-only|screen-?reader(?:-text)?|visually-?hidden|off-?screen)(?:$|\s)/i

const furnitureRoles = new Set([
  'navigation',
  'search',
  'dialog',
  'alertdialog',
  'complementary',
  'menu',
  'menubar',
  'tooltip',
])

/** Elements for input or navigation, which never contain article text. */
const inputAndNavigationTags: ReadonlySet<string> = new Set([
  'nav',
  'form',
  'button',
  'select',
  'textarea',
  'dialog',
  'search',
  'label',
])

/** Elements that contain the article, regardless of their class. */
const articleContainerTags = new Set(['html', 'body', 'main', 'article'])

/** Maximum length of a class or id, in characters; longer ones are generated. */
const maxClassOrIdLength = 400

const hasMatchingClassOrId = (element: Element, pattern: RegExp): boolean =>
  [getAttribute(element, 'className'), getAttribute(element, 'id')].some(
    (name) => name !== null && name.length < maxClassOrIdLength && pattern.test(hyphenateCamelCase(name)),
  )

/** True for an element that its `hidden` attribute or style hides, at least until a script runs. */
export const isHidden = ({ properties: { hidden, style } }: Element): boolean =>
  hidden === true || (typeof style === 'string' && /(?:^|;)\s*display:\s*none/i.test(style))

/** True for an element that its class or id marks as text for screen readers only. */
export const isForScreenReaders = (element: Element): boolean =>
  hasMatchingClassOrId(element, screenReaderClassPattern)

const isInlineContent = (node: Nodes) =>
  node.type === 'text' ? node.value.trim() !== '' : node.type === 'element' && !isBlockTag(node.tagName)

/** True for an inline element beside words: it is part of their sentence, regardless of its class. */
const isAmongWords = (element: Element, siblings: readonly RootContent[]): boolean =>
  !isBlockTag(element.tagName) &&
  siblings.some((node) => node !== element && isInlineContent(node) && extractVisibleText(node).trim() !== '')

/** True for an element whose tag, role, class, id or style marks it as outside the article. */
export function isOutsideArticle(element: Element): boolean {
  if (articleContainerTags.has(element.tagName)) return false
  if (inputAndNavigationTags.has(element.tagName) || furnitureRoles.has(getAttribute(element, 'role') ?? ''))
    return true
  return (
    isHidden(element) ||
    hasMatchingClassOrId(element, screenReaderClassPattern) ||
    hasMatchingClassOrId(element, furnitureClassOrIdPattern)
  )
}

/** Matches a class or id of a kicker: the word or two above a headline, such as the article's section. */
const kickerClassPattern =
  /(?:^|[\s_-])(?:kicker|overline|eyebrow|roofline|topline|dachzeile|surtitre|antet[ií]tulo|occhiello)(?:$|[\s_-])/i

/** Maximum number of letters of a kicker. */
const maxKickerLetters = 40
/** Maximum number of siblings above a kicker. */
const maxElementsAboveKicker = 8

/** True for a kicker above the article's text. A similar element further down is a subheading. */
function isKicker(element: Element, siblings: readonly RootContent[]): boolean {
  if (!isBlockTag(element.tagName) || !hasMatchingClassOrId(element, kickerClassPattern)) return false
  if (toLettersAndDigits(extractVisibleText(element)).length > maxKickerLetters) return false
  const elementsAbove = siblings.slice(0, siblings.indexOf(element)).filter(({ type }) => type === 'element')
  return (
    elementsAbove.length <= maxElementsAboveKicker &&
    !elementsAbove.some((node) => hasSentenceLength(toLettersAndDigits(extractVisibleText(node))))
  )
}

const isRemovedFromArticle = (element: Element, siblings: readonly RootContent[]): boolean =>
  isKicker(element, siblings) ||
  (isOutsideArticle(element) &&
    (hasMatchingClassOrId(element, screenReaderClassPattern) || !isAmongWords(element, siblings)))

/** Records the number of letters in each element and returns that of `node`. */
function recordLetterCounts(node: Nodes, letterCountByNode: Map<Nodes, number>): number {
  if (node.type === 'text') return toLettersAndDigits(node.value).length
  if (!('children' in node) || isInvisible(node)) return 0
  let letterCount = 0
  for (const child of node.children) letterCount += recordLetterCounts(child, letterCountByNode)
  letterCountByNode.set(node, letterCount)
  return letterCount
}

/** Maximum share of the text in a removed element: some old pages are one large form. */
const maxRemovedTextShare = 0.5

/**
 * Returns a copy of a tree without kickers and the elements marked as outside the article: navigation, forms, share
 * buttons, comments, notices. An element with more than half of the text stays.
 */
export function removeOutsideElements<Tree extends Nodes>(tree: Tree): Tree {
  const letterCountByNode = new Map<Nodes, number>()
  const maxRemovedLetters = recordLetterCounts(tree, letterCountByNode) * maxRemovedTextShare
  const isKept = (node: RootContent, siblings: readonly RootContent[]) =>
    node.type !== 'element' ||
    (letterCountByNode.get(node) ?? 0) > maxRemovedLetters ||
    !isRemovedFromArticle(node, siblings)
  const copyWithoutOutsideElements = <Part extends Nodes>(node: Part): Part => {
    if (!('children' in node)) return node
    const siblings = node.children as RootContent[]
    return {
      ...node,
      children: siblings.filter((child) => isKept(child, siblings)).map(copyWithoutOutsideElements),
    } as Part
  }
  return copyWithoutOutsideElements(tree)
}
