import type { Element } from 'hast'

/** The part of a page that is searched for authors and bylines. */
export interface CreditSearchArea {
  /** The article's elements in document order, including the heading. */
  articleElements: readonly Element[]
  heading: Element | null
  language: string
}

/** Factor for distances above the headline, where credits are less reliable than below it. */
const upwardDistanceWeight = 4
/** Distance from the headline within which any line belongs to the article, in elements. */
export const maxCertainDistance = 40
/** Maximum search distance, in elements. Even a long page credits its authors near its start. */
export const maxSearchDistance = 20_000

/**
 * Lists the article's elements within a distance of the headline, nearest first. Distances above the headline are
 * multiplied by `upwardDistanceWeight`. Without a heading, distances start at the first element.
 */
export function listElementsByDistance(
  { articleElements, heading }: CreditSearchArea,
  maxElementDistance: number,
): Element[] {
  const headingIndex = heading === null ? 0 : Math.max(0, articleElements.indexOf(heading))
  const elementsBelow = articleElements
    .slice(headingIndex, headingIndex + maxElementDistance)
    .map((element, distance) => ({ element, distance }))
  const elementsAbove = articleElements
    .slice(Math.max(0, headingIndex - Math.floor(maxElementDistance / upwardDistanceWeight)), headingIndex)
    .map((element, index, elementsAboveHeadline) => ({
      element,
      distance: (elementsAboveHeadline.length - index) * upwardDistanceWeight,
    }))
  return [...elementsBelow, ...elementsAbove]
    .sort((a, b) => a.distance - b.distance)
    .map(({ element }) => element)
}

/** Maximum number of authors compared with a line. A page with more of them is a list of articles. */
export const maxComparedAuthors = 100

/** Maximum length of a line that contains a byline, in characters. */
export const maxBylineLineLength = 160
/** Maximum length of a line that contains a name, in characters. */
export const maxNameLineLength = 80
