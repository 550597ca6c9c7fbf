import type { Element, Nodes, Text } from 'hast'
import { isElement, makeElement } from '../../../content/html/element.ts'
import { listElements } from '../../markup/page-tree.ts'
import { resolvePictures } from '../../markup/resolve-pictures.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { PageSurvey } from '../furniture/page-survey.ts'
import { listWithAncestors, type ParentByNode } from '../lines/article-elements.ts'
import { determinePictureOwnership, isPossibleArticlePictureUrl, type PictureOwnership } from './ownership.ts'

/** A picture on a page that may be its article's. */
export interface PagePicture {
  element: Element
  /** The URL that a browser would load. */
  url: string
  /** `doubtful` for a picture that is the article's only if the page's metadata state it. */
  ownership: Exclude<PictureOwnership, 'other'>
  isBelowHeadline: boolean
  /** Number of the article's characters above the picture. */
  articleLengthAbove: number
  /** The article's text node that follows the picture; `null` below the last one. */
  nextArticleText: Text | null
}

/** The heading and the text of a page's article. */
export interface ArticleOnPage {
  heading: Element | null
  parents: ParentByNode
  /** The page's text nodes that the article contains. */
  articleTexts: ReadonlySet<Text>
}

/**
 * Wraps a picture with its sibling `source` and `noscript` elements, which may state its only URL; returns the picture
 * itself if there are none or a sibling is another picture.
 */
export function wrapWithSourceElements(picture: Element, parents: ParentByNode): Element {
  const siblings = parents.get(picture)?.children ?? []
  if (siblings.some((child) => child !== picture && isElement(child, 'img'))) return picture
  const sourceElements = siblings.filter((child) => isElement(child, 'source', 'noscript', 'img'))
  return sourceElements.length > 1 ? makeElement('div', sourceElements) : picture
}

/** Returns the URL that a browser would load for a picture; an empty string if there is none. */
export function resolvePictureUrl(picture: Element, parents: ParentByNode): string {
  const pictureWithSources = wrapWithSourceElements(picture, parents)
  const resolvedTree = listElements(resolvePictures({ type: 'root', children: [pictureWithSources] }))
  return String(resolvedTree.find((each) => isElement(each, 'img'))?.properties.src ?? '')
}

/** Collects the pictures of a page that may be its article's, in document order, up to the end of the article. */
class PagePictureCollector {
  readonly pictures: PagePicture[] = []
  readonly #articleOnPage: ArticleOnPage
  readonly #survey: PageSurvey
  readonly #headingAndAncestors: ReadonlySet<Nodes>
  readonly #articleLength: number
  /** Pictures since the article's latest text. */
  readonly #pendingPictures: PagePicture[] = []
  #articleLengthAbove = 0
  #isBelowHeadline = false

  constructor(body: Nodes, articleOnPage: ArticleOnPage) {
    this.#articleOnPage = articleOnPage
    this.#survey = new PageSurvey(body, articleOnPage.articleTexts, () => false)
    this.#articleLength = this.#survey.countsOf(this.#survey.articleContainer).articleCharacterCount
    this.#headingAndAncestors = new Set(
      articleOnPage.heading ? listWithAncestors(articleOnPage.heading, articleOnPage.parents) : [],
    )
  }

  collectPictures(node: Nodes, enclosingOwnership: PagePicture['ownership']): void {
    if (isInvisible(node) || this.#articleLengthAbove >= this.#articleLength) return
    if (node.type === 'text' && this.#articleOnPage.articleTexts.has(node)) this.#recordArticleText(node)
    if (node === this.#articleOnPage.heading || node === this.#survey.articleContainer)
      this.#isBelowHeadline = true
    const ownership =
      node.type === 'element' ? this.#determineOwnershipWithin(node, enclosingOwnership) : enclosingOwnership
    if (ownership === 'other') return
    if (isElement(node, 'img')) this.#addPicture(node, ownership)
    if ('children' in node) for (const child of node.children) this.collectPictures(child, ownership)
  }

  /** Counts a text node of the article, and sets it as the next text of the pictures above it. */
  #recordArticleText(text: Text): void {
    const { length } = text.value.trim()
    this.#articleLengthAbove += length
    if (length > 0) for (const picture of this.#pendingPictures.splice(0)) picture.nextArticleText = text
  }

  /**
   * Returns the ownership of an element's pictures; that of the enclosing element, unless the element limits it
   * further.
   */
  #determineOwnershipWithin(
    element: Element,
    enclosingOwnership: PagePicture['ownership'],
  ): PictureOwnership {
    if (this.#survey.hasArticleText(element) || this.#headingAndAncestors.has(element))
      return enclosingOwnership
    const ownershipOfElement = determinePictureOwnership(element, this.#survey.countsOf(element))
    return ownershipOfElement === 'own' ? enclosingOwnership : ownershipOfElement
  }

  #addPicture(element: Element, ownership: PagePicture['ownership']): void {
    const url = resolvePictureUrl(element, this.#articleOnPage.parents)
    if (!isPossibleArticlePictureUrl(url)) return
    const [isBelowHeadline, articleLengthAbove] = [this.#isBelowHeadline, this.#articleLengthAbove]
    const picture = { element, url, ownership, isBelowHeadline, articleLengthAbove, nextArticleText: null }
    this.pictures.push(picture)
    this.#pendingPictures.push(picture)
  }
}

/** Lists the pictures of a page that may be its article's, in document order, up to the article's last words. */
export function listPagePictures(body: Nodes, article: ArticleOnPage): PagePicture[] {
  const collector = new PagePictureCollector(body, article)
  collector.collectPictures(body, 'own')
  return collector.pictures
}
