import { repairTexts } from '../../text/double-encoding.ts'
import type { WxrAuthor, WxrItem } from './wxr-item.ts'

/** Repairs an item whose texts, terms and meta were encoded as UTF-8 twice; returns any other item unchanged. */
export function repairItem(item: WxrItem): WxrItem {
  const textNames = [...item.textByElement.keys()]
  const writtenTexts = [
    ...item.textByElement.values(),
    ...item.terms.map(({ name }) => name),
    ...item.meta.map(([, value]) => value),
  ]
  const { texts, repairedCharacterCount } = repairTexts(writtenTexts)
  if (repairedCharacterCount === 0) return item
  const repairedTexts = texts.values()
  const takeRepairedText = () => repairedTexts.next().value ?? ''
  return {
    ...item,
    repairedCharacterCount: repairedCharacterCount,
    textByElement: new Map(textNames.map((name) => [name, takeRepairedText()])),
    terms: item.terms.map((term) => ({ ...term, name: takeRepairedText() })),
    meta: item.meta.map(([key]) => [key, takeRepairedText()]),
  }
}

/** Repairs an author whose names were encoded as UTF-8 twice. */
export function repairAuthor(author: WxrAuthor): WxrAuthor {
  const [login = '', name = ''] = repairTexts([author.login, author.name]).texts
  return { login, name }
}
