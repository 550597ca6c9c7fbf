import { repairRecordTexts } from '../../text/double-encoding.ts'
import type { WxrAuthor, WxrItem } from './wxr-item.ts'

/**
 * Repairs an item whose texts, terms and meta were encoded as UTF-8 twice. Returns any other item unchanged.
 */
export function repairItemEncoding(item: WxrItem): WxrItem {
  const elementNames = [...item.textByElement.keys()]
  const unrepairedTexts = [
    ...item.textByElement.values(),
    ...item.terms.map(({ name }) => name),
    ...item.meta.map(([, value]) => value),
  ]
  const { texts, repairedCharacterCount } = repairRecordTexts(unrepairedTexts)
  if (repairedCharacterCount === 0) return item
  const repairedTextIterator = texts.values()
  const takeNextRepairedText = () => repairedTextIterator.next().value ?? ''
  return {
    ...item,
    repairedCharacterCount: repairedCharacterCount,
    textByElement: new Map(elementNames.map((name) => [name, takeNextRepairedText()])),
    terms: item.terms.map((term) => ({ ...term, name: takeNextRepairedText() })),
    meta: item.meta.map(([key]) => [key, takeNextRepairedText()]),
  }
}

/** Repairs an author's login and name if they were encoded as UTF-8 twice. */
export function repairAuthorEncoding(author: WxrAuthor): WxrAuthor {
  const [login = '', name = ''] = repairRecordTexts([author.login, author.name]).texts
  return { login, name }
}
