import type { Element } from 'hast'
import { isElement, textContent } from '../../../content/html/element.ts'
import { toLetters } from '../../../content/html/to-letters.ts'
import { listElements } from '../../markup/page-tree.ts'
import type { ChosenBody } from '../body/chosen-body.ts'
import { findPageBody } from '../furniture/page-body.ts'
import { listWithAncestors } from '../lines/article-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { makeMainFigure } from './main-figure.ts'
import { type ArticleOnPage, listPagePictures, type PagePicture } from './page-pictures.ts'
import { PictureSet } from './picture-set.ts'
import { listStatedPictures } from './stated-pictures.ts'

/** Number of blocks at the beginning of a body; a picture among them is its main picture. */
const beginningBlockCount = 2
/** Maximum number of letters of a lead; a longer first block is the text itself. */
const maxLeadLetters = 600

/** Minimum number of letters; a shorter line can occur in a caption by chance. */
const minCaptionLetters = 20

/** Lists the addresses of the pictures in a body. */
const listAddresses = (blocks: readonly Element[]): string[] =>
  blocks
    .flatMap(listElements)
    .filter((each) => isElement(each, 'img'))
    .map(({ properties }) => String(properties.src))

/** True for a block without picture that is the caption of a figure, as Readability leaves of some. */
function repeatsCaption(block: Element, figureContent: readonly Element[]): boolean {
  const blockLetters = toLetters(textContent(block))
  const caption = toLetters(figureContent.map(textContent).join(''))
  return (
    blockLetters.length >= minCaptionLetters &&
    caption.includes(blockLetters) &&
    listAddresses([block]).length === 0
  )
}

/** The pictures of a page that may be its article's. */
export class ArticlePictures {
  readonly #article: ArticleOnPage
  readonly #pictures: readonly PagePicture[]
  readonly #statedPictures: PictureSet

  constructor(page: WebPage, article: ArticleOnPage) {
    this.#article = article
    this.#pictures = listPagePictures(findPageBody(page.tree), article)
    this.#statedPictures = new PictureSet(listStatedPictures(page))
  }

  /** Returns the pictures that a body lacks. */
  #listMissingPictures(blocks: readonly Element[]): PagePicture[] {
    const bodyPictures = new PictureSet(listAddresses(blocks))
    return this.#pictures.filter(({ address }) => !bodyPictures.has(address))
  }

  /** True for a figure between headline and text, even if the lead is above the figure. */
  #isAboveText(picture: PagePicture, [firstBlock]: readonly Element[]): boolean {
    if (!picture.isBelowHeadline || picture.ownership !== 'own' || firstBlock === undefined) return false
    const ancestors = listWithAncestors(picture.element, this.#article.parents)
    if (!ancestors.some((each) => isElement(each, 'figure'))) return false
    const lead = textContent(firstBlock)
    return (
      picture.characterCountAbove === 0 ||
      (picture.characterCountAbove <= lead.length && toLetters(lead).length <= maxLeadLetters)
    )
  }

  /**
   * Chooses the main picture that a body lacks: one that the metadata state, or the first figure between headline and
   * text, unless the body begins with a picture.
   */
  #chooseMainPicture(blocks: readonly Element[]): PagePicture | null {
    const beginningAddresses = listAddresses(blocks.slice(0, beginningBlockCount))
    if (beginningAddresses.some((address) => this.#statedPictures.has(address))) return null
    const leftOutPictures = this.#listMissingPictures(blocks)
    const statedPictures = leftOutPictures.filter(({ address }) => this.#statedPictures.has(address))
    const belowHeadline = statedPictures.filter(({ isBelowHeadline }) => isBelowHeadline)
    const mainPicture =
      belowHeadline.find(({ ownership }) => ownership === 'own') ?? belowHeadline[0] ?? statedPictures[0]
    if (mainPicture) return mainPicture
    return (
      (beginningAddresses.length > 0
        ? null
        : leftOutPictures.find((each) => this.#isAboveText(each, blocks))) ?? null
    )
  }

  /** Puts the main picture of the article where the page shows it, with its caption, if the body lacks it. */
  addMainPicture(body: ChosenBody): ChosenBody {
    const mainPicture = body.isSelectedByRules ? null : this.#chooseMainPicture(body.blocks)
    if (mainPicture === null) return body
    const { blocks, captionTexts } = makeMainFigure(mainPicture, this.#article)
    const nextLetters = toLetters(mainPicture.nextText?.value ?? '')
    const nextIndex = body.blocks.findIndex((block) => toLetters(textContent(block)).includes(nextLetters))
    const blocksBefore = body.blocks.slice(0, Math.max(0, nextIndex))
    const blocksAfter = body.blocks.slice(blocksBefore.length)
    const isCaptionKept = blocksAfter[0] !== undefined && repeatsCaption(blocksAfter[0], blocks)
    return {
      ...body,
      blocks: [...blocksBefore, ...blocks, ...(isCaptionKept ? blocksAfter.slice(1) : blocksAfter)],
      articleTexts: new Set([...body.articleTexts, ...captionTexts]),
    }
  }

  /** Lists the addresses of the pictures that an article lacks, each once. */
  listLeftOutUrls(blocks: readonly Element[]): string[] {
    const articlePictures = new PictureSet()
    for (const { address, ownership, isBelowHeadline } of this.#listMissingPictures(blocks)) {
      const isOwn = (isBelowHeadline && ownership === 'own') || this.#statedPictures.has(address)
      if (isOwn && !articlePictures.has(address)) articlePictures.add(address)
    }
    return [...articlePictures.addresses]
  }
}
