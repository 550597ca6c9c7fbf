import type { Element } from 'hast'
import { isElement, textContent, toOneLine } from '../../../content/html/element.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { listPictureUrls } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { hasSentenceLength, type KnownFields, repeatsHeadline } from '../lines/known-fields.ts'
import { countLinkedLetters, isLinksLabelBlock, isMostlyLinks, toOneLineText } from '../lines/link-list.ts'
import { sentenceEndPattern } from '../lines/sentence-end.ts'
import { findReasonForDroppingLastBlock } from './foot-block.ts'
import { findFurnitureReason } from './furniture-reason.ts'
import { isAuthorPortrait, portraitReason } from './portrait.ts'
import { hasPicture, isRepeatedCaption, isRepeatedParagraph, isRepeatedPicture } from './repetition.ts'
import { StatedText } from './stated-text.ts'
import { hasLinkShareOfTeaser, isProseWithLinks } from './teaser.ts'
import { type DroppedTopBlock, recogniseTopBlock } from './top-block.ts'

/** A body without furniture, the blocks removed from it, and the byline, which was known before or found in them. */
export interface ClearedBody {
  blocks: Element[]
  dropped: DroppedBlock[]
  byline: string | null
}

/** Minimum number of letters in a block that certainly belongs to the article. */
const minParagraphLetters = 120
const isLongTextBlock = (block: Element) =>
  toLettersAndDigits(textContent(block)).length >= minParagraphLetters

const endsLikeSentence = (block: Element) => sentenceEndPattern.test(toOneLineText(block))

/**
 * Returns the index of the block that repeats the headline above the first long block, or -1 if there is none. Blocks
 * above the headline do not belong to the article.
 */
function findHeadlineIndex(blocks: readonly Element[], knownFields: KnownFields): number {
  const firstParagraphIndex = blocks.findIndex(isLongTextBlock)
  const blocksAboveText = blocks.slice(0, firstParagraphIndex < 0 ? blocks.length : firstParagraphIndex)
  return blocksAboveText.findIndex((block) => repeatsHeadline(textContent(block), knownFields))
}

const isUnlinkedHeading = (block: Element): boolean =>
  /^h[1-6]$/.test(block.tagName) && countLinkedLetters(block) === 0

/** True for a paragraph without links that ends like a sentence, such as a correction below the text. */
const isUnlinkedSentence = (block: Element): boolean =>
  block.tagName === 'p' &&
  countLinkedLetters(block) === 0 &&
  endsLikeSentence(block) &&
  hasSentenceLength(toLettersAndDigits(textContent(block)))

/** Minimum number of headings without text at the end of a body. A single one may be a signature. */
const minTrailingHeadings = 2

/** True for a heading or a block that is entirely bold. */
const isHeadingOrBold = (block: Element | undefined): boolean =>
  block !== undefined &&
  (/^h[1-6]$/.test(block.tagName) || block.children.every((child) => isElement(child, 'strong')))

/** Reason for dropping a block that is not in the text stated in the metadata. */
export const unstatedReason = 'not in the stated text'

/** Removes the blocks of a body that do not belong to the article. */
class FurnitureRemover {
  readonly clearedBody: ClearedBody
  readonly #blocks: readonly Element[]
  readonly #knownFields: KnownFields
  readonly #headlineIndex: number
  readonly #statedText: StatedText | null
  readonly #lastStatedBlockIndex: number
  #isAtTop = true
  #followsLinksLabel = false

  constructor(blocks: readonly Element[], knownFields: KnownFields) {
    this.#blocks = blocks
    this.#knownFields = knownFields
    this.#headlineIndex = findHeadlineIndex(blocks, knownFields)
    this.#statedText = knownFields.statedBodyWords ? new StatedText(knownFields.statedBodyWords) : null
    this.#lastStatedBlockIndex = blocks.findLastIndex(
      (block) => this.#statedText?.includesPartOf(block) ?? true,
    )
    this.clearedBody = { blocks: [], dropped: [], byline: knownFields.byline }
    for (const [index, block] of blocks.entries()) this.#keepOrDropBlock(block, index)
    this.#removeFurnitureAtEnd()
  }

  #removeFurnitureAtEnd(): void {
    const { blocks } = this.clearedBody
    while (blocks.length > 0) {
      const reason = findReasonForDroppingLastBlock(blocks, this.#knownFields)
      if (isElement(blocks.at(-1), 'hr')) blocks.pop()
      else if (reason !== null) this.#dropLastBlock(reason)
      else if (this.#endsWithLinksLabel() && isHeadingOrBold(blocks.at(-1)))
        this.#dropLastBlock('label without links')
      else if (this.#countTrailingHeadings() < minTrailingHeadings) return
      else
        for (let count = this.#countTrailingHeadings(); count > 0; count--)
          this.#dropLastBlock('heading without text')
    }
  }

  /** Counts the headings at the end of the body that have no article text below them. */
  #countTrailingHeadings(): number {
    const { blocks } = this.clearedBody
    const lastTextIndex = blocks.findLastIndex(
      (block) => !isUnlinkedHeading(block) || hasPicture(block) || endsLikeSentence(block),
    )
    return blocks.length - 1 - lastTextIndex
  }

  #keepOrDropBlock(block: Element, index: number): void {
    if (isLongTextBlock(block)) this.#isAtTop = false
    const isLabelledLinks = this.#followsLinksLabel && isMostlyLinks(block)
    if (isLabelledLinks && this.#endsWithLinksLabel()) this.#dropLastBlock('related articles')
    this.#followsLinksLabel = isLinksLabelBlock(block) || isLabelledLinks
    const topBlock = isLabelledLinks ? null : this.#recogniseBlockAtTop(block)
    if (topBlock !== null) this.clearedBody.byline ??= topBlock.byline
    const reason = isLabelledLinks
      ? 'related articles'
      : (topBlock?.reason ?? this.#findBlockReason(block, index))
    if (reason === null) this.clearedBody.blocks.push(block)
    else this.#dropBlock(block, reason)
  }

  #recogniseBlockAtTop(block: Element): DroppedTopBlock | null {
    return this.#isAtTop && !hasPicture(block) ? recogniseTopBlock(block, this.#knownFields) : null
  }

  #findBlockReason(block: Element, index: number): string | null {
    const { blocks } = this.clearedBody
    if (isAuthorPortrait(block, this.#knownFields)) return portraitReason
    return (
      this.#findReasonAboveHeadline(block, index) ??
      findFurnitureReason(block, this.#knownFields) ??
      this.#findReasonIfUnstated(block, index) ??
      (isRepeatedParagraph(block, blocks) || isRepeatedCaption(block, blocks.at(-1))
        ? 'repeated paragraph'
        : null) ??
      (isRepeatedPicture(block, blocks.at(-1)) ? 'repeated picture' : null)
    )
  }

  #findReasonAboveHeadline(block: Element, index: number): string | null {
    const isAboveHeadline = this.#isAtTop && index < this.#headlineIndex
    return isAboveHeadline && !hasPicture(block) && !endsLikeSentence(block) ? 'above the headline' : null
  }

  /**
   * Returns the reason for dropping a block that is not in the stated text. Returns `null` for a sentence, a picture, a
   * heading above stated text, and any block if there is no stated text.
   */
  #findReasonIfUnstated(block: Element, index: number): string | null {
    if (this.#statedText === null || hasPicture(block) || this.#statedText.includesPartOf(block)) return null
    const isAboveLastStated = index < this.#lastStatedBlockIndex
    if (isAboveLastStated ? endsLikeSentence(block) && !isMostlyLinks(block) : isUnlinkedSentence(block))
      return null
    if (isAboveLastStated && this.#isHeadingOfStatedText(block, index)) return null
    if (hasLinkShareOfTeaser([block]) && !isProseWithLinks([block])) return 'links'
    return unstatedReason
  }

  #isHeadingOfStatedText(block: Element, index: number): boolean {
    const nextBlock = this.#blocks[index + 1]
    return (
      isUnlinkedHeading(block) &&
      nextBlock !== undefined &&
      (this.#statedText?.includesPartOf(nextBlock) ?? false)
    )
  }

  #dropBlock(block: Element, reason: string): void {
    const pictureUrls = reason === portraitReason ? listPictureUrls(block) : []
    const text = [toOneLine(extractVisibleText(block)), ...pictureUrls].join(' ').trim()
    if (text !== '') this.clearedBody.dropped.push({ reason, text })
  }

  #dropLastBlock(reason: string): void {
    const lastBlock = this.clearedBody.blocks.pop()
    if (lastBlock) this.#dropBlock(lastBlock, reason)
  }

  #endsWithLinksLabel(): boolean {
    const lastBlock = this.clearedBody.blocks.at(-1)
    return (
      lastBlock !== undefined &&
      !hasPicture(lastBlock) &&
      isLinksLabelBlock(lastBlock) &&
      countLinkedLetters(lastBlock) === 0
    )
  }
}

/**
 * Removes blocks that are certainly furniture: share bars, advertisement labels, lists of links to other articles, and
 * repeated fields and paragraphs. Keeps uncertain blocks. The removed blocks are listed in `dropped`.
 */
export const removeFurniture = (blocks: readonly Element[], knownFields: KnownFields): ClearedBody =>
  new FurnitureRemover(blocks, knownFields).clearedBody
