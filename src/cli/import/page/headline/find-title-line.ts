import type { Element } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { extractShortLine } from '../../markup/page-tree.ts'

/** Maximum number of elements examined, from the top of the page. */
const maxExaminedElements = 2000
/** Minimum number of letters in a line. A title may contain a shorter line by chance. */
const minLineLetters = 6
/** Minimum share of the title's letters in the line. A line with fewer may be the site's name. */
const minTitleShare = 0.5

const separatorCharacters = '-–—―_|｜·•»«:：'

/** True if a title consists of the line, a separator, and other text before or after it, such as the site's name. */
function isTitleWithSiteName(title: string, line: string): boolean {
  const textAfter = title.startsWith(line) ? title.slice(line.length).trim() : ''
  const textBefore = title.endsWith(line) ? title.slice(0, -line.length).trim() : ''
  return (
    (textAfter.length > 1 && separatorCharacters.includes(textAfter.charAt(0))) ||
    (textBefore.length > 1 && separatorCharacters.includes(textBefore.at(-1) ?? ' '))
  )
}

/** Tags of elements in which old pages show a headline. */
const headlineTags: ReadonlySet<string> = new Set(
  'div p span b strong font td h2 h3 h4 h5 h6 center'.split(' '),
)

/**
 * Returns the page's longest line that makes up the title together with the site's name, as in `Bridge opens-The Star`.
 * Returns `null` if there is none.
 */
export function findTitleLine(elements: readonly Element[], title: string): string | null {
  const minLetterCount = Math.max(minLineLetters, toLettersAndDigits(title).length * minTitleShare)
  const matchingLines = elements
    .filter(({ tagName }) => headlineTags.has(tagName))
    .slice(0, maxExaminedElements)
    .map((element) => extractShortLine(element, title.length))
    .filter(
      (line) =>
        line !== null &&
        toLettersAndDigits(line).length >= minLetterCount &&
        isTitleWithSiteName(title, line),
    )
  return matchingLines.toSorted((a, b) => (b?.length ?? 0) - (a?.length ?? 0))[0] ?? null
}
