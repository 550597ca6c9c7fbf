import type { Element, Nodes, Text } from 'hast'
import { isElement, makeElement } from '../../../content/html/element.ts'
import { listElements } from '../../markup/page-tree.ts'
import { resolvePictures } from '../../markup/resolve-pictures.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { PageSurvey } from '../furniture/page-survey.ts'
import { listWithAncestors, type ParentByNode } from '../lines/article-elements.ts'
import { determinePictureOwnership, isPossibleArticlePictureUrl, type PictureOwnership } from './ownership.ts'

/** A picture on a page that may belong to the article. */
export interface PagePicture {
  element: Element
  /** The URL that a browser would load. */
  url: string
  /** `doubtful` for a picture that belongs to the article only if the page's metadata states it. */
  ownership: Exclude<PictureOwnership, 'other'>
  isBelowHeadline: boolean
  /** Number of the article's characters above the picture. */
  articleLengthAbove: number
  /** The article's next text node below the picture; `null` if there is none. */
  nextArticleText: Text | null
}

/** The heading and text of a page's article. */
export interface ArticleOnPage {
  heading: Element | null
  parents: ParentByNode
  /** The page's text nodes that are in the article. */
  articleTexts: ReadonlySet<Text>
}

/**
 * Wraps a picture together with its sibling `source` and `noscript` elements, one of which may state its only URL.
 * Returns the picture itself if there are none or a sibling is another picture.
 */
export function wrapWithSourceElements(picture: Element, parents: ParentByNode): Element {
  const siblings = parents.get(picture)?.children ?? []
  if (siblings.some((child) => child !== picture && isElement(child, 'img'))) return picture
  const pictureAndSources = siblings.filter((child) => isElement(child, 'source', 'noscript', 'img'))
  return pictureAndSources.length > 1 ? makeElement('div', pictureAndSources) : picture
}

/** Returns the URL that a browser would load for a picture, or an empty string if there is none. */
export function resolvePictureUrl(picture: Element, parents: ParentByNode): string {
  const pictureWithSources = wrapWithSourceElements(picture, parents)
  const resolvedElements = listElements(resolvePictures({ type: 'root', children: [pictureWithSources] }))
  return String(resolvedElements.find((each) => isElement(each, 'img'))?.properties.src ?? '')
}

/** Collects a page's pictures that may belong to its article, in document order, up to the article's last words. */
class PagePictureCollector {
  readonly pictures: PagePicture[] = []
  readonly #articleOnPage: ArticleOnPage
  readonly #survey: PageSurvey
  readonly #headingAndAncestors: ReadonlySet<Nodes>
  readonly #articleLength: number
  /** Pictures that follow the article's latest text node. */
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

  /**
   * Counts the characters of an article's text node, and records the node as the next text of the pictures above it.
   */
  #recordArticleText(text: Text): void {
    const { length } = text.value.trim()
    this.#articleLengthAbove += length
    if (length > 0) for (const picture of this.#pendingPictures.splice(0)) picture.nextArticleText = text
  }

  /**
   * Returns the ownership of an element's pictures. An element can limit the enclosing element's ownership, but never
   * extends it.
   */
  #determineOwnershipWithin(
    element: Element,
    enclosingOwnership: PagePicture['ownership'],
  ): PictureOwnership {
    if (this.#survey.hasArticleText(element) || this.#headingAndAncestors.has(element))
      return enclosingOwnership
    const ownershipOfElement = determinePictureOwnership(element, this.#survey.countsOf(element))
    return ownershipOfElement === 'article' ? enclosingOwnership : ownershipOfElement
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

/** Lists a page's pictures that may belong to its article, in document order, up to the article's last words. */
export function listPossibleArticlePictures(body: Nodes, article: ArticleOnPage): PagePicture[] {
  const collector = new PagePictureCollector(body, article)
  collector.collectPictures(body, 'article')
  return collector.pictures
}
