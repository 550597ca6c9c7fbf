import type { Element } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { adLabelOrInterfaceTextPattern } from '../lines/furniture-words.ts'
import { isLabelledOrTimedDateLine, isPageUrlLine, type KnownFields } from '../lines/known-fields.ts'
import {
  hasOnlyShareLinks,
  isLabelledOrCapitalLinkList,
  isMostlyLinks,
  isShareBar,
  listBlockLinks,
  toOneLineText,
} from '../lines/link-list.ts'
import { findReasonForDroppingFrame } from '../lines/share-urls.ts'
import { consistsOfHeadlineLinksToSite, isCardList, isCrossReference } from './other-pages.ts'
import { hasPicture } from './repetition.ts'
import { isServiceList } from './service-line.ts'

/** True for a block that contains a link to `#` or `#top`. */
const hasLinkToPageTop = (block: Element): boolean =>
  listBlockLinks(block).some(({ properties }) => /^#(?:top)?$/i.test(String(properties.href ?? '')))

/**
 * Returns the reason for dropping an embed: a block with a single link whose text is its URL. Returns `null` for any
 * other block and for an embed that stays.
 */
function findReasonForDroppingEmbed(block: Element, line: string): string | null {
  const [link, ...otherLinks] = listBlockLinks(block)
  return link !== undefined && otherLinks.length === 0 && link.properties.href === line
    ? findReasonForDroppingFrame(line)
    : null
}

/** Returns the reason for dropping a block at any position, or `null` if the block may belong to the article. */
export function findFurnitureReason(block: Element, knownFields: KnownFields): string | null {
  const line = toOneLineText(block)
  if (isPageUrlLine(line, knownFields)) return 'own address'
  if (isElement(block, 'ul', 'ol') && isCardList(block, knownFields)) return 'related articles'
  if (line === '' || hasPicture(block)) return null
  if (adLabelOrInterfaceTextPattern.test(line)) return 'notice'
  if (isShareBar(block) || hasOnlyShareLinks(block)) return 'share buttons'
  const embedReason = findReasonForDroppingEmbed(block, line)
  if (embedReason !== null) return embedReason
  if (isServiceList(block, knownFields)) return 'service line'
  if (isElement(block, 'p') && isMostlyLinks(block) && hasLinkToPageTop(block)) return 'navigation'
  if (isLabelledOrTimedDateLine(line, knownFields)) return 'date line'
  if (consistsOfHeadlineLinksToSite(block, knownFields) || isCrossReference(block, knownFields))
    return 'related articles'
  return isLabelledOrCapitalLinkList(block) ? 'related articles' : null
}
