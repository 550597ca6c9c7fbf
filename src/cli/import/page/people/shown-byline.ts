import { extractShortLine, getAttribute, listElements } from '../../markup/page-tree.ts'
import { parseByline } from '../../text/byline.ts'
import { removeBylineOpening } from '../../text/byline-opening.ts'
import { cleanName, isPlausibleName } from '../../text/names.ts'
import { extractCreditLine, isCreditElement } from '../lines/credit-elements.ts'
import { mentionsName } from '../lines/known-fields.ts'
import {
  type CreditSearchArea,
  listElementsByDistance,
  maxBylineLineLength,
  maxCertainDistance,
  maxComparedAuthors,
  maxNameLineLength,
  maxSearchDistance,
} from './credit-search-area.ts'

/** Maximum distance of a byline from the headline, in elements, if no class or id marks the byline. */
const maxUnmarkedLineDistance = 250
/** Maximum length of an unmarked byline, in characters. A longer line is a sentence. */
const maxUnmarkedLineLength = 100
const endsLikeSentence = (line: string) => /\p{L}{3}[.!?]$/u.test(line)
const unmarkedLineTags = ['p', 'div', 'span', 'li', 'address']

/** Maximum number of possible bylines to compare with the authors. A page with more is a list of articles. */
const maxComparedLines = 100

/**
 * Chooses the printed byline. A byline begins with `By` or an equivalent. If authors are known, chooses the nearest
 * byline that names one of them, else one right below the headline. If not, chooses the nearest byline, else a name
 * with the class `byline`. Returns `null` if there is none.
 */
export function chooseShownByline(searchArea: CreditSearchArea, authors: readonly string[]): string | null {
  const looksLikeByline = (line: string | null): line is string =>
    line !== null && removeBylineOpening(line, searchArea.language) !== null && !endsLikeSentence(line)
  const markedLines = listElementsByDistance(searchArea, maxSearchDistance)
    .filter(isCreditElement)
    .map((element) => extractCreditLine(element, maxBylineLineLength))
    .filter(looksLikeByline)
  const unmarkedLines = listElementsByDistance(searchArea, maxUnmarkedLineDistance)
    .filter(({ tagName }) => unmarkedLineTags.includes(tagName))
    .map((element) => extractCreditLine(element, maxUnmarkedLineLength))
    .filter((line) => looksLikeByline(line) && parseByline(line, searchArea.language).length > 0)
  const bylineCandidates = [...markedLines, ...unmarkedLines].slice(0, maxComparedLines)
  const knownAuthors = authors.slice(0, maxComparedAuthors)
  const bylineWithAuthor = bylineCandidates.find((line) =>
    knownAuthors.some((name) => mentionsName(line ?? '', name)),
  )
  if (bylineWithAuthor !== undefined || (knownAuthors.length === 0 && bylineCandidates.length > 0))
    return bylineWithAuthor ?? bylineCandidates[0] ?? null
  if (knownAuthors.length === 0) return findNameLineByBylineClass(searchArea)
  // No line names a known author. Only a line right below the headline is then certain to be the article's.
  const linesNearHeadline = new Set(
    listElementsByDistance(searchArea, maxCertainDistance).map((element) =>
      extractCreditLine(element, maxBylineLineLength),
    ),
  )
  return bylineCandidates.find((line) => linesNearHeadline.has(line)) ?? null
}

/**
 * Finds the line of an element with the class `byline` near the headline, if it may be a name. Returns `null` if there
 * is none.
 */
function findNameLineByBylineClass(searchArea: CreditSearchArea): string | null {
  const bylineLines = listElementsByDistance(searchArea, maxCertainDistance)
    .filter((element) => isCreditElement(element) && /byline/i.test(getAttribute(element, 'className') ?? ''))
    .filter((element) => !listElements(element).some(({ tagName }) => tagName === 'a' || tagName === 'time'))
    .map((element) => extractShortLine(element, maxNameLineLength))
  return (
    bylineLines.find(
      (line) => line !== null && isPlausibleName(line) && cleanName(line) !== null && !/\d/.test(line),
    ) ?? null
  )
}
