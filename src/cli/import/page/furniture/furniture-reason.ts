import type { Element } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import { noticeLine } from '../lines/furniture-words.ts'
import { isCertainDateLine, isOwnAddress, type KnownFields } from '../lines/known-fields.ts'
import { isLinkList, isShareBar, textOfBlock } from '../lines/link-list.ts'
import { isCardList, isCrossReference, leadsToOtherPages } from './other-pages.ts'
import { hasPicture } from './repetition.ts'
import { isServiceList } from './service-line.ts'

/** Returns why a block is furniture, regardless of its position; `null` if it may belong to the article. */
export function findFurnitureReason(block: Element, known: KnownFields): string | null {
  const line = textOfBlock(block)
  if (isOwnAddress(line, known)) return 'own address'
  if (isElement(block, 'ul', 'ol') && isCardList(block, known)) return 'related articles'
  if (line === '' || hasPicture(block)) return null
  if (noticeLine.test(line)) return 'notice'
  if (isShareBar(block)) return 'share buttons'
  if (isServiceList(block, known)) return 'service line'
  if (isCertainDateLine(line, known)) return 'date line'
  if (leadsToOtherPages(block, known) || isCrossReference(block, known)) return 'related articles'
  return isLinkList(block) ? 'related articles' : null
}
