import type { Element } from 'hast'
import { textContent } from '../../../content/html/element.ts'
import { extractShortLine, getAttribute, hasAttributeWord, listElements } from '../../markup/page-tree.ts'
import { listMetaValues } from '../metadata/meta-tags.ts'
import { type StatedValue, toStatedValues } from '../metadata/stated-value.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { hasOnlyDateWords } from './date-words.ts'
import { type DateParser, findDate } from './find-date.ts'

/** The part of a page that is searched for dates, and the parser for their texts. */
interface DateSearchArea {
  /** Elements in the article's part of the page, including the heading. */
  articleElements: readonly Element[]
  heading: Element | null
  parseDate: DateParser
}

/** Finds the date of one element. Returns `null` if the element lacks the markup or text that this finder looks for. */
type DateFinder = (element: Element, parseDate: DateParser) => string | null

const findDateInAttributes = (element: Element, parseDate: DateParser) =>
  ['content', 'dateTime', 'title']
    .map((attributeName) => getAttribute(element, attributeName))
    .map((text) => (text === null ? null : (parseDate(text) ?? findDate(text, parseDate))))
    .find((date) => date !== null) ?? null

function findDateInShortLine(element: Element, parseDate: DateParser): string | null {
  const line = extractShortLine(element, maxDateLineLength)
  return line === null ? null : findDate(line, parseDate)
}

/** Maximum length of a date line, in characters. */
const maxDateLineLength = 120

const findMicrodataDate: DateFinder = (element, parseDate) =>
  hasAttributeWord(element, 'itemProp', 'datePublished') ||
  hasAttributeWord(element, 'itemProp', 'dateCreated')
    ? (findDateInAttributes(element, parseDate) ?? findDateInShortLine(element, parseDate))
    : null

/** Finds the date of a `time` element, or of an `abbr` with a title, as in the hAtom microformat. */
const findTimeElementDate: DateFinder = (element, parseDate) =>
  element.tagName === 'time' || (element.tagName === 'abbr' && element.properties.title !== undefined)
    ? (findDateInAttributes(element, parseDate) ?? findDateInShortLine(element, parseDate))
    : null

const dateLabelPattern =
  /^(?:date|datum|data|fecha|published|posted|publié|publicado|pubblicato|veröffentlicht|erschienen|stand)(?: on| le| am| el| il)?\s*:?\s+\d/i
/** Maximum length of a label and its date together, in characters. */
const maxLabelledDateLength = 40

/** Finds a date after a label: `Date: 8 April 2016`. */
const findLabelledDate: DateFinder = (element, parseDate) => {
  const line = extractShortLine(element, maxLabelledDateLength)
  return line !== null && dateLabelPattern.test(line) ? findDate(line, parseDate) : null
}

const dateClassOrIdPattern = /date|datum|fecha|publi|posted|byline|time|submitted/i
/** Maximum length of a linked date, in characters. A longer link describes an event on that date. */
const maxLinkedDateLength = 30

const hasDigitInTextChild = ({ children }: Element) =>
  children.some((child) => child.type === 'text' && /\d/.test(child.value))

/** Minimum length of a sentence, in characters. A line this long that also ends like a sentence is prose. */
const minSentenceLength = 50
const isSentence = (line: string) =>
  line.length >= minSentenceLength && /\p{L}{2}[.!?…]["'”’»)]*$/u.test(line)

const findDateByClassOrId: DateFinder = (element, parseDate) => {
  const classAndId = `${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`
  return dateClassOrIdPattern.test(classAndId) ? findUnmarkedDate(element, parseDate) : null
}

const findUnmarkedDate: DateFinder = (element, parseDate) => {
  if (!hasDigitInTextChild(element) || ['script', 'style', 'title', 'noscript'].includes(element.tagName))
    return null
  const maxLength = element.tagName === 'a' ? maxLinkedDateLength : maxDateLineLength
  const line = extractShortLine(element, maxLength)
  return line === null || isSentence(line) ? null : findDate(line, parseDate)
}

/** Returns the index of the heading, or of the first `h1`, `h2` or `h3` if the heading is unknown, or else 0. */
function findHeadingIndex(articleElements: readonly Element[], heading: Element | null): number {
  const headingIndex = heading === null ? -1 : articleElements.indexOf(heading)
  return headingIndex >= 0
    ? headingIndex
    : Math.max(
        0,
        articleElements.findIndex(({ tagName }) => /^h[1-3]$/.test(tagName)),
      )
}

/** Factor for distances above the headline, where dates are less reliable than below it. */
const upwardDistanceWeight = 4
/** Maximum distance of an unmarked date from the headline, in elements. */
const maxUnmarkedDistance = 250

/** Matches attributes that pass a date to a page's scripts: `data-publish-date`, `data-deploy-dt`. */
const dateAttributePattern = /^data\w*(?:Date|Dt|Published)$/

/** Matches attributes for other dates: a change, an event, a countdown, a date picker. */
const otherDateAttributePattern =
  /Modif|Updat|Revis|Expir|Until|Start|Begin|End|Event|Current|Today|Target|Countdown|Birth|Min|Max|Default/

/**
 * Finds the date in data attributes if only one element has such attributes. Several elements form a list of stories.
 */
function findDateInDataAttributes(elements: readonly Element[], parseDate: DateParser): StatedValue | null {
  const datesByElement = elements.flatMap(({ properties }) => {
    const dateAttributes = Object.entries(properties).filter(
      ([name]) => dateAttributePattern.test(name) && !otherDateAttributePattern.test(name),
    )
    return dateAttributes.length === 0 ? [] : [dateAttributes.map(([, value]) => parseDate(String(value)))]
  })
  return datesByElement.length === 1 ? (toStatedValues('html', datesByElement[0] ?? [])[0] ?? null) : null
}

const modificationLabelPattern =
  /^(?:(?:last )?(?:updated|modified)|(?:dernière )?mise? à jour|(?:zuletzt )?aktualisiert|actualizad[oa]|atualizad[oa]|aggiornato|bijgewerkt|uppdaterad|oppdatert|opdateret)(?!\p{L})/iu

/** Maximum number of elements searched for the date of a change. */
const maxModificationElements = 2000

/** Finds the date in the first line that consists of a note such as `Updated 9 May 2016`; `null` if there is none. */
export function findShownModificationDate(
  articleElements: readonly Element[],
  parseDate: DateParser,
): StatedValue | null {
  for (const element of articleElements.slice(0, maxModificationElements)) {
    const line = extractShortLine(element, maxDateLineLength)
    if (line === null || !modificationLabelPattern.test(line) || !hasOnlyDateWords(line)) continue
    const date = findDate(line, parseDate)
    if (date !== null) return { value: date, source: 'text' }
  }
  return null
}

const publicationWordPattern =
  /publi|posted|written|pubblicat|veröffentlicht|erschien|gepubliceerd|verschenen|aktualisiert|updated/i

/** True for a paragraph about events. Its dates are not dates of publication. */
function isParagraphAboutEvents(element: Element): boolean {
  const line = element.tagName === 'p' ? textContent(element).trim() : ''
  return isSentence(line) && !publicationWordPattern.test(line)
}

/** Collects paragraphs about events and the elements in them. */
const collectElementsAboutEvents = (articleElements: readonly Element[]): ReadonlySet<Element> =>
  new Set(articleElements.filter(isParagraphAboutEvents).flatMap((element) => listElements(element)))

/**
 * Finds the date of publication that a page shows: the date nearest to the headline in the most reliable kind of
 * markup; else a date in data attributes or in a title. Returns `null` if there is none.
 */
export function findShownPublicationDate(
  page: WebPage,
  { articleElements, heading, parseDate }: DateSearchArea,
): StatedValue | null {
  const headingIndex = findHeadingIndex(articleElements, heading)
  const measureDistance = (index: number) =>
    index >= headingIndex ? index - headingIndex : (headingIndex - index) * upwardDistanceWeight
  const elementsAboutEvents = collectElementsAboutEvents(articleElements)
  const listDatesByDistance = (findElementDate: DateFinder, maxDistance: number) =>
    articleElements
      .map((element, index) => ({ element, distance: measureDistance(index) }))
      .filter(({ element, distance }) => distance <= maxDistance && !elementsAboutEvents.has(element))
      .sort((a, b) => a.distance - b.distance)
      .map(({ element }) => findElementDate(element, parseDate))
  const dateSources: [string, DateFinder, number][] = [
    ['microdata', findMicrodataDate, Number.POSITIVE_INFINITY],
    ['time', findTimeElementDate, Number.POSITIVE_INFINITY],
    ['text', findLabelledDate, Number.POSITIVE_INFINITY],
    ['text', findDateByClassOrId, Number.POSITIVE_INFINITY],
    ['text', findUnmarkedDate, maxUnmarkedDistance],
  ]
  for (const [source, findElementDate, maxDistance] of dateSources) {
    const [nearestDate] = toStatedValues(source, listDatesByDistance(findElementDate, maxDistance))
    if (nearestDate !== undefined) return nearestDate
  }
  const dataAttributeDate = findDateInDataAttributes(page.elements, parseDate)
  if (dataAttributeDate !== null) return dataAttributeDate
  const titleElement = page.elements.find(({ tagName }) => tagName === 'title')
  const titles = [
    titleElement ? textContent(titleElement) : '',
    ...listMetaValues(page.metaTags, 'og:title', 'twitter:title'),
  ]
  const [dateInTitle = null] = toStatedValues(
    'title',
    titles.map((title) => findDate(title, parseDate)),
  )
  return dateInTitle
}
