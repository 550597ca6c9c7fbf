import { htmlToLine } from '../wxr/html-to-line.ts'
import type { ShortcodeAttributes } from './shortcode-attributes.ts'

/** Words in an attribute's name that mark its value as visible text. */
const contentNameWords = new Set(
  (
    'title heading headline subheading subtitle caption cite citation author quote byline credit credits legend person ' +
    'speaker question answer summary excerpt intro description desc name label text source content message note alt ' +
    'subhead dek standfirst attribution company job'
  ).split(' '),
)

/** Words in `contentNameWords` that often mark settings too, such as `text="center"` or `name="form-1"`. */
const ambiguousNameWords = new Set(
  'name label text source content message note alt description desc summary heading'.split(' '),
)

/** Words in an attribute's name that mark its value as a setting of appearance or identity. */
const settingNameWords = new Set(
  (
    'color colour size align alignment tag class style font id ids url link href image img weight transform animation type ' +
    'position width height margin padding background bg border icon shadow spacing level slug layout target effect ' +
    'format delay speed autoplay show hide display enable enabled admin'
  ).split(' '),
)

const settingValuePattern =
  /^(?:yes|no|true|false|on|off|none|null|default|auto|left|right|center|top|bottom|https?:\/\/\S*|#[\da-f]{3,8}|[\d.]+(?:px|em|rem|%)?)$/i
const singleTokenPattern = /^[a-z0-9_./#-]+$/

function hasVisibleWords(attributeName: string, valueText: string): boolean {
  const nameWords = attributeName.split(/[_-]+/)
  if (!/\p{L}/u.test(valueText) || settingValuePattern.test(valueText)) return false
  if (nameWords.some((word) => settingNameWords.has(word))) return false
  const contentWords = nameWords.filter((word) => contentNameWords.has(word))
  return (
    contentWords.length > 0 &&
    !(singleTokenPattern.test(valueText) && contentWords.every((word) => ambiguousNameWords.has(word)))
  )
}

/** Lists the attribute values of a shortcode that contain reader-facing words, in order and as plain text. */
export const listVisibleAttributeValues = ({ valueByName }: ShortcodeAttributes): string[] =>
  [...valueByName]
    .map(([name, value]) => [name, htmlToLine(value)] as const)
    .flatMap(([name, text]) => (hasVisibleWords(name, text) ? [text] : []))
