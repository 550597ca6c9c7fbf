import type { Element, ElementContent, Nodes, Root, Text } from 'hast'
import { isElement, makeElement } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { convertToBodyBlocks } from '../../markup/html-body.ts'
import { collectTextNodes, getAttribute, listElements } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { collectAncestors, listWithAncestors } from '../lines/article-elements.ts'
import { hyphenateCamelCase } from '../lines/credit-elements.ts'
import { removeOutsideElements } from '../lines/outside-elements.ts'
import {
  type ArticleOnPage,
  type PagePicture,
  resolvePictureUrl,
  wrapWithSourceElements,
} from './page-pictures.ts'
import { isSamePicture, pictureIdentityFromUrl } from './same-picture.ts'

/** A picture with its caption and credit, as blocks of a body, and the caption's text nodes on the page. */
export interface MainFigure {
  blocks: Element[]
  captionTexts: ReadonlySet<Text>
}

/** Maximum number of letters in a picture's caption and credit. A part of a page with more contains other text too. */
const maxCaptionLetters = 600

const captionClassPattern =
  /(?:^|[\s_-])(?:[a-z]*captions?|legend[ae]?|l[eé]gende|bild(?:unter|ober)?(?:schrift|text|zeile)|didascalia|credits?|copyright|photographer|photographe|fotograf|bildnachweis|source)(?:$|[\s_-])/i

const isCaptionOrCredit = (element: Element) =>
  element.tagName === 'figcaption' ||
  captionClassPattern.test(hyphenateCamelCase(getAttribute(element, 'className') ?? '')) ||
  ['caption', 'description', 'creditText', 'copyrightHolder', 'copyrightNotice'].includes(
    getAttribute(element, 'itemProp') ?? '',
  )

const hasPicture = (element: Element) => listElements(element).some((each) => isElement(each, 'img'))

/** Lists the outermost elements of a node that are marked as captions or credits and contain no picture. */
function listCaptionsAndCredits(node: Nodes): Element[] {
  if (node.type === 'element' && isCaptionOrCredit(node) && !hasPicture(node)) return [node]
  return 'children' in node ? node.children.flatMap(listCaptionsAndCredits) : []
}

/** Removes captions whose texts have all appeared in earlier captions. Some pages have one caption per screen size. */
function removeRepeatedCaptions(captions: readonly Element[]): Element[] {
  const earlierLetters = new Set<string>()
  return captions.filter((caption) => {
    const textLetters = [...collectTextNodes(caption)].map(({ value }) => toLettersAndDigits(value))
    const isNew = textLetters.some((letters) => letters !== '' && !earlierLetters.has(letters))
    for (const letters of textLetters) earlierLetters.add(letters)
    return isNew
  })
}

/**
 * Returns the largest element around a picture that contains no other picture, no more text than a caption, and none of
 * the article's text. Returns the picture itself if there is no such element.
 */
function findBoxOfPicture(
  { element, url }: PagePicture,
  { heading, parents, articleTexts }: ArticleOnPage,
): Element {
  const articleContainers = collectAncestors(
    heading === null ? articleTexts : [heading, ...articleTexts],
    parents,
  )
  const pictureIdentity = pictureIdentityFromUrl(url)
  const showsOtherPicture = (each: Element) =>
    isElement(each, 'img') &&
    !isSamePicture(pictureIdentityFromUrl(resolvePictureUrl(each, parents)), pictureIdentity)
  const canBePictureBox = (each: Element) =>
    toLettersAndDigits(extractVisibleText(each)).length <= maxCaptionLetters &&
    !listElements(each).some(showsOtherPicture)
  const ancestors = listWithAncestors(element, parents)
  const figure = ancestors.find((each) => isElement(each, 'figure'))
  let pictureBox = figure && canBePictureBox(figure) ? figure : element
  for (const ancestor of ancestors.slice(ancestors.indexOf(pictureBox) + 1)) {
    if (articleContainers.has(ancestor) || !canBePictureBox(ancestor)) break
    pictureBox = ancestor
  }
  return pictureBox
}

/**
 * Lists the captions and credits in a picture's box. If none are marked, returns the first `figure` in the box that
 * contains no link, list, heading, table or quotation.
 */
function listCaptionsInBox(pictureBox: Element): Element[] {
  const markedCaptions = removeRepeatedCaptions(listCaptionsAndCredits(pictureBox))
  if (markedCaptions.length > 0) return markedCaptions
  const figures = listElements(pictureBox).filter((each) => isElement(each, 'figure'))
  const plainFigures = figures.filter(
    (figure) => !listElements(figure).some((each) => isElement(each, ...tagsOutsideCaptions)),
  )
  return plainFigures.slice(0, 1)
}

/** Tags of elements that an unmarked caption never contains. */
const tagsOutsideCaptions = [
  'a',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'blockquote',
] as const

/** Creates a figure from a picture on a page and the captions and credits around it. */
export function createMainFigure(picture: PagePicture, article: ArticleOnPage): MainFigure {
  const captions = listCaptionsInBox(findBoxOfPicture(picture, article))
  const captionTree = removeOutsideElements<Root>({ type: 'root', children: captions })
  const figcaption = makeElement('figcaption', copyWithoutPictures(captionTree.children as ElementContent[]))
  const children = [wrapWithSourceElements(picture.element, article.parents), figcaption]
  const tree: Root = { type: 'root', children: [makeElement('figure', children)] }
  return { blocks: convertToBodyBlocks(tree), captionTexts: collectTextNodes(figcaption) }
}

const copyWithoutPictures = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    if (isElement(node, 'img', 'picture', 'svg', 'noscript', 'source')) return []
    const tagName = isElement(node, 'figure', 'figcaption') ? 'div' : node.tagName
    return [{ ...node, tagName, children: copyWithoutPictures(node.children) }]
  })
