import type { Element, ElementContent, Nodes, Root, Text } from 'hast'
import { isElement, makeElement } from '../../../content/html/element.ts'
import { toLetters } from '../../../content/html/to-letters.ts'
import { listBodyBlocks } from '../../markup/html-body.ts'
import { collectTexts, getAttribute, listElements } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { collectAncestors, listWithAncestors } from '../lines/article-elements.ts'
import { hyphenateCamelCase } from '../lines/credit-elements.ts'
import { removeOutsideElements } from '../lines/outside-elements.ts'
import {
  type ArticleOnPage,
  findPictureAddress,
  includeSourceElements,
  type PagePicture,
} from './page-pictures.ts'
import { identifyPicture, isSamePicture } from './same-picture.ts'

/** A picture with its caption and credit, as blocks of a body, and their text nodes on the page. */
export interface MainFigure {
  blocks: Element[]
  captionTexts: ReadonlySet<Text>
}

/**
 * Maximum number of letters of a picture's caption and credit; a larger part of a page contains more than the picture.
 */
const maxCaptionLetters = 600

const captionNamePattern =
  /(?:^|[\s_-])(?:[a-z]*captions?|legend[ae]?|l[eé]gende|bild(?:unter|ober)?(?:schrift|text|zeile)|didascalia|credits?|copyright|photographer|photographe|fotograf|bildnachweis|source)(?:$|[\s_-])/i

const isCaption = (element: Element) =>
  element.tagName === 'figcaption' ||
  captionNamePattern.test(hyphenateCamelCase(getAttribute(element, 'className') ?? '')) ||
  ['caption', 'description', 'creditText', 'copyrightHolder', 'copyrightNotice'].includes(
    getAttribute(element, 'itemProp') ?? '',
  )

const hasPicture = (element: Element) => listElements(element).some((each) => isElement(each, 'img'))

/** Lists the outermost elements of a part of a page that are captions or credits by their names. */
function listCaptions(node: Nodes): Element[] {
  if (node.type === 'element' && isCaption(node) && !hasPicture(node)) return [node]
  return 'children' in node ? node.children.flatMap(listCaptions) : []
}

/** Leaves out captions with the words of an earlier one: some pages have one caption for each screen size. */
function omitRepeatedCaptions(captions: readonly Element[]): Element[] {
  const earlierLetters = new Set<string>()
  return captions.filter((caption) => {
    const lines = [...collectTexts(caption)].map(({ value }) => toLetters(value))
    const isNew = lines.some((line) => line !== '' && !earlierLetters.has(line))
    for (const line of lines) earlierLetters.add(line)
    return isNew
  })
}

/** Finds the largest element around a picture that has no other picture and at most a caption's length of text. */
function findElementAround(
  { element, address }: PagePicture,
  { heading, parents, articleTexts }: ArticleOnPage,
): Element {
  const containers = collectAncestors(heading === null ? articleTexts : [heading, ...articleTexts], parents)
  const picture = identifyPicture(address)
  const isOtherPicture = (each: Element) =>
    isElement(each, 'img') && !isSamePicture(identifyPicture(findPictureAddress(each, parents)), picture)
  const isCaptionSized = (each: Element) =>
    toLetters(extractVisibleText(each)).length <= maxCaptionLetters &&
    !listElements(each).some(isOtherPicture)
  const ancestors = listWithAncestors(element, parents)
  const figure = ancestors.find((each) => isElement(each, 'figure'))
  let surroundings = figure && isCaptionSized(figure) ? figure : element
  for (const each of ancestors.slice(ancestors.indexOf(surroundings) + 1)) {
    if (containers.has(each) || !isCaptionSized(each)) break
    surroundings = each
  }
  return surroundings
}

/**
 * Returns the captions and credits around a picture; without any by name, the text of its `figure` that is not a link.
 */
function findCaptions(surroundings: Element): Element[] {
  const namedCaptions = omitRepeatedCaptions(listCaptions(surroundings))
  if (namedCaptions.length > 0) return namedCaptions
  const figures = listElements(surroundings).filter((each) => isElement(each, 'figure'))
  const plain = figures.filter(
    (figure) => !listElements(figure).some((each) => isElement(each, ...nonCaptionTags)),
  )
  return plain.slice(0, 1)
}

/** Elements that no caption without a name contains. */
const nonCaptionTags = ['a', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'blockquote'] as const

/** Makes a figure of a picture on a page, with the captions and credits around it. */
export function makeMainFigure(picture: PagePicture, article: ArticleOnPage): MainFigure {
  const captions = findCaptions(findElementAround(picture, article))
  const caption = removeOutsideElements<Root>({ type: 'root', children: captions })
  const figcaption = makeElement('figcaption', removePictures(caption.children as ElementContent[]))
  const children = [includeSourceElements(picture.element, article.parents), figcaption]
  const tree: Root = { type: 'root', children: [makeElement('figure', children)] }
  return { blocks: listBodyBlocks(tree), captionTexts: collectTexts(figcaption) }
}

const removePictures = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    if (isElement(node, 'img', 'picture', 'svg', 'noscript', 'source')) return []
    const tagName = isElement(node, 'figure', 'figcaption') ? 'div' : node.tagName
    return [{ ...node, tagName, children: removePictures(node.children) }]
  })
