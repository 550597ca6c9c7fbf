import type { Element } from 'hast'

/** The part of a page in which authors are sought. */
export interface CreditSearchArea {
  /** The article's elements in document order, including the heading. */
  articleElements: readonly Element[]
  heading: Element | null
  language: string
}

/** Weight of distance above the headline: credits above are less reliable than credits below. */
const upwardDistanceWeight = 4
/** Distance from the headline, in elements, within which any line belongs to the article. */
export const maxCertainDistance = 40
/** Maximum number of elements examined: a longer page credits its authors near its start. */
export const maxSearchedElements = 20_000

/** Orders the article's elements by their distance from the headline. */
export function listElementsByDistance(
  { articleElements, heading }: CreditSearchArea,
  maxDistance: number,
): Element[] {
  const headingIndex = heading === null ? 0 : Math.max(0, articleElements.indexOf(heading))
  const elementsBelow = articleElements
    .slice(headingIndex, headingIndex + maxDistance)
    .map((element, distance) => ({ element, distance }))
  const elementsAbove = articleElements
    .slice(Math.max(0, headingIndex - Math.floor(maxDistance / upwardDistanceWeight)), headingIndex)
    .map((element, index, elementsAboveHeadline) => ({
      element,
      distance: (elementsAboveHeadline.length - index) * upwardDistanceWeight,
    }))
  return [...elementsBelow, ...elementsAbove]
    .sort((a, b) => a.distance - b.distance)
    .map(({ element }) => element)
}

/** Maximum number of authors compared with a line: a page with more is a list of articles. */
export const maxComparedAuthors = 100

/** Maximum length of a byline's line, in characters. */
export const maxBylineLineLength = 160
/** Maximum length of a name's line, in characters. */
export const maxNameLineLength = 80
