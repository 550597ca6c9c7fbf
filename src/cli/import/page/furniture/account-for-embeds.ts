import type { Element, Root } from 'hast'
import { isElement } from '../../../content/html/element.ts'
import type { DroppedBlock, WordAccount } from '../../accounting/word-account.ts'
import { listElements } from '../../markup/page-tree.ts'
import { listShownEmbedUrls } from '../lines/shown-embeds.ts'

/**
 * Accounts for the visible embeds that the article does not link to. Each of their URLs becomes a dropped block, unless
 * a block in `dropped` already consists of that URL.
 */
export function accountForUnlinkedEmbeds(
  tree: Root,
  { blocks, dropped }: { blocks: readonly Element[]; dropped: readonly DroppedBlock[] },
): WordAccount {
  const links = blocks.flatMap(listElements).filter((each) => isElement(each, 'a'))
  const accountedUrls = new Set([
    ...links.map(({ properties }) => properties.href),
    ...dropped.map(({ text }) => text),
  ])
  const unlinkedUrls = listShownEmbedUrls(tree).filter((url) => !accountedUrls.has(url))
  return {
    sourceText: unlinkedUrls.join('\n'),
    dropped: unlinkedUrls.map((text) => ({ reason: 'embed', text })),
  }
}
