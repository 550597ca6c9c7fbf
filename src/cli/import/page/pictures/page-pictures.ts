import type { Element, Nodes, Text } from 'hast'
import { isElement, makeElement } from '../../../content/html/element.ts'
import { listElements } from '../../markup/page-tree.ts'
import { resolvePictures } from '../../markup/resolve-pictures.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { PageSurvey } from '../furniture/page-survey.ts'
import { listWithAncestors, type ParentByNode } from '../lines/article-elements.ts'
import { canBeArticlePicture, gradeOwnership, type Ownership } from './ownership.ts'

/** A picture on a page that may be its article's. */
export interface PagePicture {
  element: Element
  /** The address that a browser would load. */
  address: string
  /** `doubtful` for a picture that only the page's metadata can make the article's. */
  ownership: Exclude<Ownership, 'other'>
  isBelowHeadline: boolean
  /** Characters of the article above it. */
  characterCountAbove: number
  /** The article's text that follows it; `null` below the last one. */
  nextText: Text | null
}

/** The article on a page: its heading and its text. */
export interface ArticleOnPage {
  heading: Element | null
  parents: ParentByNode
  /** The page's text nodes that the article contains. */
  articleTexts: ReadonlySet<Text>
}

/**
 * Returns a picture with its sibling elements, which may state its only address, unless a sibling is another picture.
 */
export function includeSourceElements(picture: Element, parents: ParentByNode): Element {
  const siblings = parents.get(picture)?.children ?? []
  if (siblings.some((child) => child !== picture && isElement(child, 'img'))) return picture
  const sources = siblings.filter((child) => isElement(child, 'source', 'noscript', 'img'))
  return sources.length > 1 ? makeElement('div', sources) : picture
}

export function findPictureAddress(picture: Element, parents: ParentByNode): string {
  const part = includeSourceElements(picture, parents)
  const resolved = listElements(resolvePictures({ type: 'root', children: [part] }))
  return String(resolved.find((each) => isElement(each, 'img'))?.properties.src ?? '')
}

/** Follows a page to the end of its article, and collects the pictures that may be the article's. */
class PictureWalk {
  readonly pictures: PagePicture[] = []
  readonly #article: ArticleOnPage
  readonly #survey: PageSurvey
  readonly #headingAndAncestors: ReadonlySet<Nodes>
  readonly #articleLength: number
  /** Pictures above the next text. */
  readonly #pendingPictures: PagePicture[] = []
  #characterCountAbove = 0
  #isBelowHeadline = false

  constructor(body: Nodes, article: ArticleOnPage) {
    this.#article = article
    this.#survey = new PageSurvey(body, article.articleTexts, () => false)
    this.#articleLength = this.#survey.countsOf(this.#survey.articleContainer).articleCharacterCount
    this.#headingAndAncestors = new Set(
      article.heading ? listWithAncestors(article.heading, article.parents) : [],
    )
  }

  visit(node: Nodes, enclosingOwnership: PagePicture['ownership']): void {
    if (isInvisible(node) || this.#characterCountAbove >= this.#articleLength) return
    if (node.type === 'text' && this.#article.articleTexts.has(node)) this.#passArticleText(node)
    if (node === this.#article.heading || node === this.#survey.articleContainer) this.#isBelowHeadline = true
    const ownership =
      node.type === 'element' ? this.#gradeWithin(node, enclosingOwnership) : enclosingOwnership
    if (ownership === 'other') return
    if (isElement(node, 'img')) this.#addPicture(node, ownership)
    if ('children' in node) for (const child of node.children) this.visit(child, ownership)
  }

  #passArticleText(text: Text): void {
    const { length } = text.value.trim()
    this.#characterCountAbove += length
    if (length > 0) for (const picture of this.#pendingPictures.splice(0)) picture.nextText = text
  }

  #gradeWithin(element: Element, enclosingOwnership: PagePicture['ownership']): Ownership {
    if (this.#survey.hasArticleText(element) || this.#headingAndAncestors.has(element))
      return enclosingOwnership
    const ownGrade = gradeOwnership(element, this.#survey.countsOf(element))
    return ownGrade === 'own' ? enclosingOwnership : ownGrade
  }

  #addPicture(element: Element, ownership: PagePicture['ownership']): void {
    const address = findPictureAddress(element, this.#article.parents)
    if (!canBeArticlePicture(address)) return
    const [isBelowHeadline, characterCountAbove] = [this.#isBelowHeadline, this.#characterCountAbove]
    const picture = { element, address, ownership, isBelowHeadline, characterCountAbove, nextText: null }
    this.pictures.push(picture)
    this.#pendingPictures.push(picture)
  }
}

/** Lists the pictures of a page that may be its article's, in their order, up to the article's last words. */
export function listPagePictures(body: Nodes, article: ArticleOnPage): PagePicture[] {
  const walk = new PictureWalk(body, article)
  walk.visit(body, 'own')
  return walk.pictures
}
