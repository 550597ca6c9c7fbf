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
  maxSearchedElements,
} from './credit-search-area.ts'

/** Maximum distance from the headline, in elements, of a byline that no class or id marks. */
const maxUnmarkedLineDistance = 250
/** Maximum length of such a byline, in characters; a longer line is a sentence. */
const maxUnmarkedLineLength = 100
const endsLikeSentence = (line: string) => /\p{L}{3}[.!?]$/u.test(line)
const unmarkedLineTags = ['p', 'div', 'span', 'li', 'address']

/** Maximum number of lines compared: a page with more is a list of articles. */
const maxComparedLines = 100

/**
 * Chooses the printed byline. With known authors: the nearest line beginning with `By` or an equivalent that names one
 * of them, else such a line right below the headline. Without: the nearest such line, else a name with the class
 * `byline`. Returns `null` if there is none.
 */
export function chooseShownByline(searchArea: CreditSearchArea, authors: readonly string[]): string | null {
  const beginsLikeByline = (line: string | null): line is string =>
    line !== null && removeBylineOpening(line, searchArea.language) !== null && !endsLikeSentence(line)
  const markedLines = listElementsByDistance(searchArea, maxSearchedElements)
    .filter(isCreditElement)
    .map((element) => extractCreditLine(element, maxBylineLineLength))
    .filter(beginsLikeByline)
  const unmarkedLines = listElementsByDistance(searchArea, maxUnmarkedLineDistance)
    .filter(({ tagName }) => unmarkedLineTags.includes(tagName))
    .map((element) => extractCreditLine(element, maxUnmarkedLineLength))
    .filter((line) => beginsLikeByline(line) && parseByline(line, searchArea.language).length > 0)
  const bylineCandidates = [...markedLines, ...unmarkedLines].slice(0, maxComparedLines)
  const knownAuthors = authors.slice(0, maxComparedAuthors)
  const bylineWithAuthor = bylineCandidates.find((line) =>
    knownAuthors.some((name) => mentionsName(line ?? '', name)),
  )
  if (bylineWithAuthor !== undefined || (knownAuthors.length === 0 && bylineCandidates.length > 0))
    return bylineWithAuthor ?? bylineCandidates[0] ?? null
  if (knownAuthors.length === 0) return findNameLineByBylineClass(searchArea)
  // No line names a known author: only a line right below the headline is then certainly the article's.
  const linesNearHeadline = new Set(
    listElementsByDistance(searchArea, maxCertainDistance).map((element) =>
      extractCreditLine(element, maxBylineLineLength),
    ),
  )
  return bylineCandidates.find((line) => linesNearHeadline.has(line)) ?? null
}

/**
 * Finds the printed line of an element with the class `byline` if it may be a name; `null` if there is none near the
 * headline.
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
