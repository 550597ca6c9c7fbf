import type { Element } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { getAttribute, listElements } from '../../markup/page-tree.ts'
import { isDrawingAddress } from '../../markup/replace-drawings-with-missing-pictures.ts'
import type { NodeCounts } from '../furniture/page-survey.ts'
import { hasLinkShareOfTeaser, maxTeaserLength } from '../furniture/teaser.ts'
import { hyphenateCamelCase, isAuthorLink, isCreditElement } from '../lines/credit-elements.ts'
import { captionReason, findReasonForDropping, pictureReason } from '../lines/reason-for-dropping.ts'

/**
 * The owner of an element's pictures: the article, something else, such as a teaser or a video player
 * (`other`), or possibly either, as in a link, a button or a box (`doubtful`).
 */
export type PictureOwnership = 'article' | 'doubtful' | 'other'

/** Minimum width and height, in pixels. Smaller pictures may be icons and portraits of authors. */
const minPicturePixels = 120

const isIconSized = ({ properties: { width, height } }: Element) =>
  [width, height].some((size) => Number.parseInt(String(size), 10) < minPicturePixels)

/** Matches file names of pictures that are not photographs. */
const iconFilePattern = /(?:^|[/_.-])(?:logos?|icons?|avatars?|profiles?)(?:[/_.-]|$)/i

/** True for the URL of a drawing in the page, or of a file whose name does not rule out a photograph. */
export const isPossibleArticlePictureUrl = (url: string): boolean =>
  isDrawingAddress(url) ||
  (/^(?:https?:|\/(?!\/))/.test(url) && !iconFilePattern.test(url) && !/\.svg(?:[?#]|$)/i.test(url))

/** Matches a class or id of an element whose picture is a still from a video. */
const playerClassOrIdPattern = /\b(?:videos?|player)\b/i

const isVideoPlayer = (element: Element) =>
  playerClassOrIdPattern.test(
    hyphenateCamelCase(`${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`),
  )

/** Reasons that leave open who owns the pictures in an element. `null` stands for no reason to drop the element. */
const reasonsAllowingPictures: readonly (string | null)[] = [null, pictureReason, captionReason]

/** Reasons for dropping boxes that may contain the article's pictures, such as a button that enlarges them. */
const reasonsOfDoubtfulBoxes: readonly (string | null)[] = [
  'button',
  'aside',
  'sidebar',
  'header',
  'noscript',
  'topics',
]

/** True for a button around a whole figure. A click enlarges the picture. */
const isEnlargeButton = (element: Element) =>
  isElement(element, 'button') && listElements(element).some((each) => isElement(each, 'figure'))

const pictureFilePattern = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i

const linksToPage = (element: Element) =>
  isElement(element, 'a') && !pictureFilePattern.test(getAttribute(element, 'href') ?? '.png')

/**
 * Determines the owner of the pictures in an element without article text, from the element's tag, class, id and
 * content.
 */
export function determinePictureOwnership(
  element: Element,
  { characterCount, otherHeadlineCount }: NodeCounts,
): PictureOwnership {
  const reason = findReasonForDropping(element)
  if (isVideoPlayer(element) || isCreditElement(element) || isAuthorLink(element)) return 'other'
  if (!reasonsAllowingPictures.includes(reason) && !reasonsOfDoubtfulBoxes.includes(reason)) return 'other'
  const hasTeaserLength = characterCount > 0 && characterCount <= maxTeaserLength
  if (hasTeaserLength && otherHeadlineCount > 0) return 'other'
  const isDoubtful =
    (reasonsOfDoubtfulBoxes.includes(reason) && !isEnlargeButton(element)) ||
    linksToPage(element) ||
    (hasTeaserLength && hasLinkShareOfTeaser([element]))
  return isDoubtful || (isElement(element, 'img') && isIconSized(element)) ? 'doubtful' : 'article'
}
