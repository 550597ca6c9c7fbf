import type { Element, Nodes, Text } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { getAttribute, listElements } from '../../markup/page-tree.ts'
import { resolvePictures } from '../../markup/resolve-pictures.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { hyphenateCamelCase } from '../lines/credit-elements.ts'
import { toLetters } from '../lines/known-fields.ts'
import { captionReason, findReasonForDropping, pictureReason } from '../lines/reason-for-dropping.ts'
import type { PageSurvey } from './page-survey.ts'
import { hasMostlyLinks, maxTeaserLength } from './teaser.ts'

/** The article's part of a page, and its body. */
export interface ArticlePart {
  survey: PageSurvey
  /** The page's text nodes that the article contains. */
  kept: ReadonlySet<Text>
  headline: string
  blocks: readonly Element[]
}

/** Pixels: smaller pictures are icons and portraits of authors. */
const minPictureSize = 120

const isSmall = ({ properties: { width, height } }: Element) =>
  [width, height].some((size) => Number.parseInt(String(size), 10) < minPictureSize)

/** Names of files that are no photographs, and of elements whose picture is a frame of a video. */
const iconName = /(?:^|[/_.-])(?:logos?|icons?|avatars?|profiles?)(?:[/_.-]|$)/i
const playerName = /\b(?:videos?|player)\b/i

const pictureFile = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i

const isPlayer = (element: Element) =>
  playerName.test(
    hyphenateCamelCase(`${getAttribute(element, 'className') ?? ''} ${getAttribute(element, 'id') ?? ''}`),
  )

/** True for an element whose pictures are not the article's: furniture, a teaser, a link to another page. */
function isOther(element: Element, survey: PageSurvey): boolean {
  if (survey.holdsKept(element)) return false
  const reason = findReasonForDropping(element)
  if (isPlayer(element) || (reason !== null && reason !== pictureReason && reason !== captionReason))
    return true
  const { all, headlines } = survey.lengthOf(element)
  if (all > 0 && all <= maxTeaserLength && (headlines > 0 || hasMostlyLinks([element]))) return true
  const { href } = element.properties
  return isElement(element, 'a') && typeof href === 'string' && !pictureFile.test(href)
}

/** Widths, heights and the like in the name of a file: `808x454_`, `-w1200`, `_16_9`. */
const sizeInName = /(?:^|[-_])(?:[whv]?\d{1,4}(?:x\d{2,4})?)(?=[-_]|$)/gi

/** Returns what the addresses of a picture in different sizes have in common. */
function toPictureKey(address: string): string {
  const path = address.split(/[?#]/, 1)[0] ?? ''
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  const key = toLetters(name.replaceAll(sizeInName, ''))
  return key.length >= 8 ? key : toLetters(path)
}

/** Follows a page from its headline to the end of the article, and collects pictures that the body lacks. */
class PictureSearch {
  readonly found = new Map<string, string>()
  readonly #part: ArticlePart
  readonly #shown: ReadonlySet<string>
  readonly #headline: string
  #keptLeft: number
  #isBelowHeadline = false

  constructor(part: ArticlePart) {
    this.#part = part
    this.#headline = toLetters(part.headline)
    this.#keptLeft = part.survey.lengthOf(part.survey.article).kept
    const pictures = part.blocks.flatMap(listElements).filter((each) => isElement(each, 'img'))
    this.#shown = new Set(pictures.map(({ properties }) => toPictureKey(String(properties.src))))
  }

  visit(node: Nodes): void {
    if (isInvisible(node) || this.#keptLeft <= 0) return
    if (node.type === 'text' && this.#part.kept.has(node)) this.#keptLeft -= node.value.trim().length
    if (isElement(node, 'h1')) this.#isBelowHeadline ||= toLetters(textContent(node)) === this.#headline
    if (node === this.#part.survey.article) this.#isBelowHeadline = true
    if (isElement(node, 'img')) this.#add(node)
    if (node.type === 'element' && isOther(node, this.#part.survey)) return
    if ('children' in node) for (const child of node.children) this.visit(child)
  }

  #add(picture: Element): void {
    const [resolved] = listElements(resolvePictures({ type: 'root', children: [picture] }))
    const src = String(resolved?.properties.src ?? '')
    if (!this.#isBelowHeadline || !/^https?:/.test(src) || isSmall(picture) || iconName.test(src)) return
    const key = toPictureKey(src)
    if (!this.#shown.has(key) && !this.found.has(key)) this.found.set(key, src)
  }
}

/** Lists the pictures between the headline and the end of an article that are not in its body. */
export function listLeftOutPictures(body: Nodes, part: ArticlePart): string[] {
  const search = new PictureSearch(part)
  search.visit(body)
  return [...search.found.values()]
}
