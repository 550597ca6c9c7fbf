import { listVisibleAttributeValues } from '../shortcodes/visible-attribute-values.ts'

/** Maximum depth to which a block's settings are read. */
const maxSettingDepth = 8

/**
 * Yields each text in a block's settings, with its name in snake case (`button_text` for `buttonText`). Skips
 * names that begin with `_`, which are internal to plugins.
 */
function* yieldSettingTexts(
  setting: unknown,
  settingName: string,
  depth: number,
): Generator<[name: string, text: string]> {
  if (typeof setting === 'string') yield [settingName, setting]
  if (typeof setting !== 'object' || setting === null || depth > maxSettingDepth) return
  for (const [key, childSetting] of Object.entries(setting)) {
    const childName = Array.isArray(setting)
      ? settingName
      : key.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
    if (!key.startsWith('_')) yield* yieldSettingTexts(childSetting, childName, depth + 1)
  }
}

/**
 * True for prose: at least four words, a capital letter (or a letter without case), no braces or semicolons,
 * and no URL at the start.
 */
const isProse = (text: string) =>
  /\p{L}(?:\S*\s+\S+){3}/u.test(text) && /\p{Lu}|\p{Lo}/u.test(text) && !/[{};]|^https?:/.test(text)

/**
 * Renders the reader-facing text in a dynamic block's settings as HTML, for example in a block of Advanced
 * Custom Fields. `settingsJson` is the part of the block's comment after its name. Returns an empty string if
 * it is not valid JSON.
 */
export function renderBlockSettingWords(settingsJson: string): string {
  try {
    const settingTexts = [...yieldSettingTexts(JSON.parse(settingsJson), '', 0)]
    return settingTexts
      .filter(
        ([name, text]) =>
          isProse(text) ||
          listVisibleAttributeValues({ valueByName: new Map([[name, text]]), positionalValues: [] }).length >
            0,
      )
      .map(([, text]) => `<div>${text}</div>`)
      .join('')
  } catch {
    return ''
  }
}
