import type { Element } from 'hast'
import { getAttribute } from '../../markup/page-tree.ts'
import { hyphenateCamelCase } from './credit-elements.ts'
import { isHeadingTextId } from './heading-id.ts'

/** Reasons for dropping pictures and their captions. They apply anywhere on the page. */
export const [pictureReason, captionReason] = ['picture', 'caption outside the article']

/** Reason for dropping buttons that share an article. */
export const shareReason = 'share buttons'

const reasonByTag: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  nav: 'navigation',
  header: 'header',
  footer: 'footer',
  aside: 'aside',
  form: 'form',
  fieldset: 'form',
  select: 'form',
  label: 'form',
  search: 'form',
  textarea: 'form',
  button: 'button',
  dialog: 'dialog',
  noscript: 'noscript',
  time: 'date line',
  figure: pictureReason,
  picture: pictureReason,
  figcaption: captionReason,
})

const reasonByRole: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  navigation: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  tablist: 'navigation',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'aside',
  search: 'form',
  form: 'form',
  button: 'button',
  dialog: 'dialog',
  alertdialog: 'dialog',
  tooltip: 'tooltip',
})

/**
 * Matches a class or id of a video player, or of the placeholder that a page shows until the reader agrees to load it.
 */
const videoClassOrIdPattern = /\b(?:videos?|o?embed-placeholder)\b/i

/** Patterns for words in a class or id that identify furniture, each with the reason to report. */
const reasonsAndClassOrIdPatterns: readonly (readonly [string, RegExp])[] = [
  ['comments', /\b(?:comments?|comentarios|kommentare?|commentaires?|disqus|respond)\b/i],
  [
    'related articles',
    /\b(?:related\w*|recommend\w*|read-?(?:more|next)|more-?(?:news|stories|from|on)|teasers?|most-?(?:read|popular)|trending|similar)\b/i,
  ],
  [shareReason, /\b(?:share|sharing|social|addthis|addtoany|sharedaddy|sociable)\b/i],
  ['newsletter', /\b(?:newsletters?|subscribe|subscription|sign-?up|paywall)\b/i],
  ['cookie notice', /\b(?:cookies?|consent|gdpr|cmp)\b/i],
  ['breadcrumbs', /\bbread-?crumbs?\b/i],
  ['topics', /\b(?:tags?|topics?|keywords?)\b/i],
  ['advertisement', /\b(?:ads?|advert\w*|banner|sponsor\w*|promo\w*)\b/i],
  ['byline', /\b(?:byline|authors?|autor(?:en|es|in)?|auteurs?|autore)\b/i],
  ['navigation', /\b(?:nav|navbar|navigation|menu|pagination|pager|skip-?link)\b/i],
  ['footer', /\b(?:footer|copyright)\b/i],
  ['header', /\b(?:header|masthead)\b/i],
  ['sidebar', /\bsidebar\b/i],
  ['kicker', /\b(?:kicker|overline|eyebrow|roofline|topline|dachzeile|surtitre|antet[ií]tulo|occhiello)\b/i],
  ['video', videoClassOrIdPattern],
  ['rating', /\bratings?\b/i],
  ['noscript', /\bvjs-no-js\b/i],
  ['hidden', /\b(?:sr-only|screen-?reader(?:-text)?|visually-?hidden|off-?screen)\b/i],
]

const isMarkedAsHidden = (element: Element) =>
  getAttribute(element, 'hidden') !== null ||
  getAttribute(element, 'ariaHidden') === 'true' ||
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(getAttribute(element, 'style') ?? '')

/**
 * Returns the reason for dropping an element outside the article, such as `navigation`. Derives the reason from the
 * element's tag, role, style, class or id, and returns `null` if they give none.
 */
export function findReasonForDropping(element: Element): string | null {
  const id = getAttribute(element, 'id') ?? ''
  const classAndId = hyphenateCamelCase(
    `${getAttribute(element, 'className') ?? ''} ${isHeadingTextId(id) ? '' : id}`,
  )
    .replace(/_+/g, '-')
    .trim()
  const reason = reasonByTag[element.tagName] ?? reasonByRole[getAttribute(element, 'role') ?? '']
  if (reason === pictureReason && videoClassOrIdPattern.test(classAndId)) return 'video'
  if (reason !== undefined) return reason
  if (isMarkedAsHidden(element)) return 'hidden'
  if (classAndId === '') return null
  return reasonsAndClassOrIdPatterns.find(([, pattern]) => pattern.test(classAndId))?.[0] ?? null
}
