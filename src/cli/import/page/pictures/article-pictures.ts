import type { Element } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { listPictureUrls } from '../../markup/page-tree.ts'
import type { ChosenBody } from '../body/chosen-body.ts'
import { findPageBody } from '../furniture/page-body.ts'
import { listWithAncestors } from '../lines/article-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { createMainFigure } from './main-figure.ts'
import { type ArticleOnPage, listPossibleArticlePictures, type PagePicture } from './page-pictures.ts'
import { PictureUrlSet } from './picture-url-set.ts'
import { listStatedPictureUrls } from './stated-pictures.ts'

/** Number of blocks at the beginning of a body in which a stated picture counts as the main picture. */
const mainPictureBlockCount = 2
/** Maximum number of letters in a lead. A longer first block is the text itself. */
const maxLeadLetters = 600

/** Minimum number of letters in a repeated caption. A caption may contain a shorter line by chance. */
const minRepeatedCaptionLetters = 20

/** True for a block without a picture that repeats a figure's caption. Readability leaves some captions in the text. */
function isCaptionOfFigure(block: Element, figureBlocks: readonly Element[]): boolean {
  const blockLetters = toLettersAndDigits(textContent(block))
  const captionLetters = toLettersAndDigits(figureBlocks.map(textContent).join(''))
  return (
    blockLetters.length >= minRepeatedCaptionLetters &&
    captionLetters.includes(blockLetters) &&
    listPictureUrls(block).length === 0
  )
}

/** A page's pictures that may belong to its article. */
export class ArticlePictures {
  readonly #articleOnPage: ArticleOnPage
  readonly #pagePictures: readonly PagePicture[]
  readonly #statedPictureUrls: PictureUrlSet

  constructor(page: WebPage, articleOnPage: ArticleOnPage) {
    this.#articleOnPage = articleOnPage
    this.#pagePictures = listPossibleArticlePictures(findPageBody(page.tree), articleOnPage)
    this.#statedPictureUrls = new PictureUrlSet(listStatedPictureUrls(page))
  }

  /** Lists the page's pictures that are missing from a body. */
  #listMissingPictures(blocks: readonly Element[]): PagePicture[] {
    const bodyPictureUrls = new PictureUrlSet(blocks.flatMap(listPictureUrls))
    return this.#pagePictures.filter(({ url }) => !bodyPictureUrls.has(url))
  }

  /** True for the picture of a figure between the headline and the text. A lead may be above the figure. */
  #isFigureAboveText(picture: PagePicture, [firstBlock]: readonly Element[]): boolean {
    if (!picture.isBelowHeadline || picture.ownership !== 'article' || firstBlock === undefined) return false
    const ancestors = listWithAncestors(picture.element, this.#articleOnPage.parents)
    if (!ancestors.some((each) => isElement(each, 'figure'))) return false
    const firstText = textContent(firstBlock)
    return (
      picture.articleLengthAbove === 0 ||
      (picture.articleLengthAbove <= firstText.length &&
        toLettersAndDigits(firstText).length <= maxLeadLetters)
    )
  }

  /**
   * Chooses a main picture that the body lacks: one that the metadata states; else, unless the body begins with a
   * picture, the first figure between headline and text. Returns `null` if there is none, or if the body begins with a
   * stated picture.
   */
  #chooseMissingMainPicture(blocks: readonly Element[]): PagePicture | null {
    const urlsAtBeginning = blocks.slice(0, mainPictureBlockCount).flatMap(listPictureUrls)
    if (urlsAtBeginning.some((url) => this.#statedPictureUrls.has(url))) return null
    const missingPictures = this.#listMissingPictures(blocks)
    const missingStatedPictures = missingPictures.filter(({ url }) => this.#statedPictureUrls.has(url))
    const statedBelowHeadline = missingStatedPictures.filter(({ isBelowHeadline }) => isBelowHeadline)
    const mainPicture =
      statedBelowHeadline.find(({ ownership }) => ownership === 'article') ??
      statedBelowHeadline[0] ??
      missingStatedPictures[0]
    if (mainPicture) return mainPicture
    return (
      (urlsAtBeginning.length > 0
        ? null
        : missingPictures.find((each) => this.#isFigureAboveText(each, blocks))) ?? null
    )
  }

  /**
   * Returns a body with the article's main picture and caption in the place where the page shows them. Returns the body
   * itself if no main picture is missing or the edition's rules select the body.
   */
  addMissingMainPicture(body: ChosenBody): ChosenBody {
    const mainPicture = body.isSelectedByRules ? null : this.#chooseMissingMainPicture(body.blocks)
    if (mainPicture === null) return body
    const { blocks, captionTexts } = createMainFigure(mainPicture, this.#articleOnPage)
    const nextTextLetters = toLettersAndDigits(mainPicture.nextArticleText?.value ?? '')
    const nextBlockIndex = body.blocks.findIndex((block) =>
      toLettersAndDigits(textContent(block)).includes(nextTextLetters),
    )
    const blocksBefore = body.blocks.slice(0, Math.max(0, nextBlockIndex))
    const blocksAfter = body.blocks.slice(blocksBefore.length)
    const isCaptionInBody = blocksAfter[0] !== undefined && isCaptionOfFigure(blocksAfter[0], blocks)
    return {
      ...body,
      blocks: [...blocksBefore, ...blocks, ...(isCaptionInBody ? blocksAfter.slice(1) : blocksAfter)],
      articleTexts: new Set([...body.articleTexts, ...captionTexts]),
    }
  }

  /** Lists the distinct URLs of the article's pictures that are missing from a body. */
  listMissingArticlePictureUrls(blocks: readonly Element[]): string[] {
    const missingUrls = new PictureUrlSet()
    for (const { url, ownership, isBelowHeadline } of this.#listMissingPictures(blocks)) {
      const isArticlePicture =
        (isBelowHeadline && ownership === 'article') || this.#statedPictureUrls.has(url)
      if (isArticlePicture && !missingUrls.has(url)) missingUrls.add(url)
    }
    return [...missingUrls.urls]
  }
}
