import type { Element } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { getAttribute, listElements } from '../../markup/page-tree.ts'
import { isDrawingAddress } from '../../markup/replace-drawings.ts'
import type { NodeCounts } from '../furniture/page-survey.ts'
import { hasMostlyLinks, maxTeaserLength } from '../furniture/teaser.ts'
import { hyphenateCamelCase, isAuthorLink, isCreditElement } from '../lines/credit-elements.ts'
import { captionReason, findReasonForDropping, pictureReason } from '../lines/reason-for-dropping.ts'

/**
 * The owner of the pictures in an element: the article (`own`), or something `other`, such as a teaser or a player. It is
 * `doubtful` in a link, a button or a box, which both may have.
 */
export type Ownership = 'own' | 'doubtful' | 'other'

/** Minimum width or height in pixels; smaller pictures are icons and portraits of authors. */
const minPictureSize = 120

const isSmall = ({ properties: { width, height } }: Element) =>
  [width, height].some((size) => Number.parseInt(String(size), 10) < minPictureSize)

/** Names of files that are not photographs. */
const iconNamePattern = /(?:^|[/_.-])(?:logos?|icons?|avatars?|profiles?)(?:[/_.-]|$)/i

/** True for the address of a drawing in the page, or of a file that may be a photograph. */
export const canBeArticlePicture = (address: string): boolean =>
  isDrawingAddress(address) ||
  (/^(?:https?:|\/(?!\/))/.test(address) &&
    !iconNamePattern.test(address) &&
    !/\.svg(?:[?#]|$)/i.test(address))

/** Names of elements whose picture is a frame of a video. */
const playerNamePattern = /\b(?:videos?|player)\b/i

const isPlayer = (element: Element) =>
  playerNamePattern.test(
    hyphenateCamelCase(`${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`),
  )

/** Reasons that say nothing about the pictures in an element. */
const indecisiveReasons: readonly (string | null)[] = [null, pictureReason, captionReason]

/** Reasons of boxes that an article can have for its pictures, such as a button that enlarges them. */
const boxReasons: readonly (string | null)[] = ['button', 'aside', 'sidebar', 'header', 'noscript', 'topics']

/** True for a button around a whole figure, which enlarges its picture. */
const isEnlarger = (element: Element) =>
  isElement(element, 'button') && listElements(element).some((each) => isElement(each, 'figure'))

const pictureFilePattern = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i

const leadsToPage = (element: Element) =>
  isElement(element, 'a') && !pictureFilePattern.test(getAttribute(element, 'href') ?? '.png')

/** Grades an element without article text by its tag, names and content. */
export function gradeOwnership(
  element: Element,
  { characterCount, otherHeadlineCount }: NodeCounts,
): Ownership {
  const reason = findReasonForDropping(element)
  if (isPlayer(element) || isCreditElement(element) || isAuthorLink(element)) return 'other'
  if (!indecisiveReasons.includes(reason) && !boxReasons.includes(reason)) return 'other'
  const isTeaserLong = characterCount > 0 && characterCount <= maxTeaserLength
  if (isTeaserLong && otherHeadlineCount > 0) return 'other'
  const isDoubtful =
    (boxReasons.includes(reason) && !isEnlarger(element)) ||
    leadsToPage(element) ||
    (isTeaserLong && hasMostlyLinks([element]))
  return isDoubtful || (isElement(element, 'img') && isSmall(element)) ? 'doubtful' : 'own'
}
