import { listAttributeWords } from '../shortcodes/attribute-words.ts'

/** Maximum depth to which a block's settings are read. */
const maxSettingDepth = 8

/**
 * Yields the texts in a block's settings with their names, `buttonText` as `button_text`. Skips names that begin with
 * `_`, which are internal to plugins.
 */
function* yieldSettingTexts(
  value: unknown,
  name: string,
  depth: number,
): Generator<[name: string, text: string]> {
  if (typeof value === 'string') yield [name, value]
  if (typeof value !== 'object' || value === null || depth > maxSettingDepth) return
  for (const [key, each] of Object.entries(value)) {
    const words = Array.isArray(value) ? name : key.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
    if (!key.startsWith('_')) yield* yieldSettingTexts(each, words, depth + 1)
  }
}

/** True for a sentence: at least four words, one of them with a capital letter, and not a style sheet. */
const isProse = (text: string) =>
  /\p{L}(?:\S*\s+\S+){3}/u.test(text) && /\p{Lu}|\p{Lo}/u.test(text) && !/[{};]|^https?:/.test(text)

/**
 * Returns, as HTML, the words in the settings of a dynamic block, such as those of Advanced Custom Fields. `json`
 * is between the name and the end of the block's comment.
 */
export function renderBlockSettingWords(json: string): string {
  try {
    const texts = [...yieldSettingTexts(JSON.parse(json), '', 0)]
    return texts
      .filter(
        ([name, text]) =>
          isProse(text) ||
          listAttributeWords({ valueByName: new Map([[name, text]]), positionalValues: [] }).length > 0,
      )
      .map(([, text]) => `<div>${text}</div>`)
      .join('')
  } catch {
    return ''
  }
}
