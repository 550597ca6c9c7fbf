import type { Element } from 'hast'
import { isElement, textContent, toOneLine } from '../../../content/html/element.ts'
import { toLetters } from '../../../content/html/to-letters.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { hasSentenceLength, type KnownFields, repeatsHeadline } from '../lines/known-fields.ts'
import { countLinkedLetters, isLinksLabelBlock, isMostlyLinks, toOneLineText } from '../lines/link-list.ts'
import { sentenceEndPattern } from '../lines/sentence-end.ts'
import { findFootBlockReason } from './foot-block.ts'
import { findFurnitureReason } from './furniture-reason.ts'
import { isAuthorsPortrait, listPictureAddresses, portraitReason } from './portrait.ts'
import { hasPicture, isRepeatedCaption, isRepeatedParagraph, isRepeatedPicture } from './repetition.ts'
import { StatedText } from './stated-text.ts'
import { hasMostlyLinks, isProseWithLinks } from './teaser.ts'
import { recogniseTopBlock } from './top-block.ts'

/** A body without furniture, the removed blocks, and the byline found in it. */
export interface ClearedBody {
  blocks: Element[]
  dropped: DroppedBlock[]
  byline: string | null
}

/** Minimum number of letters of a paragraph that certainly belongs to the article. */
const minTextLetters = 120
const isTextParagraph = (block: Element) => toLetters(textContent(block)).length >= minTextLetters

const endsSentence = (block: Element) => sentenceEndPattern.test(toOneLineText(block))

/** Returns the index of the headline repeated above the text, or -1. The blocks before it are not the article's. */
function findHeadlineIndex(blocks: readonly Element[], knownFields: KnownFields): number {
  const start = blocks.findIndex(isTextParagraph)
  const top = blocks.slice(0, start < 0 ? blocks.length : start)
  return top.findIndex((block) => repeatsHeadline(textContent(block), knownFields))
}

const isHeading = (block: Element): boolean =>
  /^h[1-6]$/.test(block.tagName) && countLinkedLetters(block) === 0

/** True for a paragraph without links that ends like a sentence, such as a correction below the text. */
const isUnlinkedSentence = (block: Element): boolean =>
  block.tagName === 'p' &&
  countLinkedLetters(block) === 0 &&
  endsSentence(block) &&
  hasSentenceLength(toLetters(textContent(block)))

/** Minimum number of headings without text at the end of a body; a single one may be a signature. */
const minTrailingHeadings = 2

/** True for a heading, or a bold paragraph that looks like a label. */
const isHeadingOrBold = (block: Element | undefined): boolean =>
  block !== undefined &&
  (/^h[1-6]$/.test(block.tagName) || block.children.every((child) => isElement(child, 'strong')))

/** Reason of a block that the text in the metadata lacks. */
export const unstatedReason = 'not in the stated text'

/** Removes the blocks of a body that do not belong to the article. */
class FurnitureRemoval {
  readonly clearedBody: ClearedBody
  readonly #blocks: readonly Element[]
  readonly #knownFields: KnownFields
  readonly #headlineIndex: number
  readonly #statedText: StatedText | null
  readonly #lastStatedIndex: number
  #isAtTop = true
  #followsLabel = false

  constructor(blocks: readonly Element[], knownFields: KnownFields) {
    this.#blocks = blocks
    this.#knownFields = knownFields
    this.#headlineIndex = findHeadlineIndex(blocks, knownFields)
    this.#statedText = knownFields.statedWords ? new StatedText(knownFields.statedWords) : null
    this.#lastStatedIndex = blocks.findLastIndex((block) => this.#statedText?.includesPartOf(block) ?? true)
    this.clearedBody = { blocks: [], dropped: [], byline: knownFields.byline }
    for (const [index, block] of blocks.entries()) this.#addBlock(block, index)
    this.#removeFurnitureAtEnd()
  }

  #removeFurnitureAtEnd(): void {
    const { blocks } = this.clearedBody
    while (blocks.length > 0) {
      const reason = findFootBlockReason(blocks, this.#knownFields)
      if (isElement(blocks.at(-1), 'hr')) blocks.pop()
      else if (reason !== null) this.#dropLastBlock(reason)
      else if (this.#endsWithLabel() && isHeadingOrBold(blocks.at(-1)))
        this.#dropLastBlock('label without links')
      else if (this.#countLastHeadings() < minTrailingHeadings) return
      else
        for (let count = this.#countLastHeadings(); count > 0; count--)
          this.#dropLastBlock('heading without text')
    }
  }

  /** Counts the headings at the end of the body, which have no article text below them. */
  #countLastHeadings(): number {
    const { blocks } = this.clearedBody
    const last = blocks.findLastIndex(
      (block) => !isHeading(block) || hasPicture(block) || endsSentence(block),
    )
    return blocks.length - 1 - last
  }

  #addBlock(block: Element, index: number): void {
    if (isTextParagraph(block)) this.#isAtTop = false
    const isLinked = this.#followsLabel && isMostlyLinks(block)
    if (isLinked && this.#endsWithLabel()) this.#dropLastBlock('related articles')
    this.#followsLabel = isLinksLabelBlock(block) || isLinked
    const reason = isLinked ? 'related articles' : this.#findReason(block, index)
    if (reason === null) this.clearedBody.blocks.push(block)
    else this.#dropBlock(block, reason)
  }

  #findReason(block: Element, index: number): string | null {
    const { blocks } = this.clearedBody
    if (isAuthorsPortrait(block, this.#knownFields)) return portraitReason
    return (
      this.#findReasonAtTop(block, index) ??
      findFurnitureReason(block, this.#knownFields) ??
      this.#findReasonIfUnstated(block, index) ??
      (isRepeatedParagraph(block, blocks) || isRepeatedCaption(block, blocks.at(-1))
        ? 'repeated paragraph'
        : null) ??
      (isRepeatedPicture(block, blocks.at(-1)) ? 'repeated picture' : null)
    )
  }

  #findReasonAtTop(block: Element, index: number): string | null {
    if (!this.#isAtTop || hasPicture(block)) return null
    const top = recogniseTopBlock(block, this.#knownFields)
    if (top !== null) this.clearedBody.byline ??= top.byline
    if (top !== null) return top.reason
    return index < this.#headlineIndex && !endsSentence(block) ? 'above the headline' : null
  }

  /** Drops a block that the stated text lacks, unless it is a sentence or the heading of stated text. */
  #findReasonIfUnstated(block: Element, index: number): string | null {
    if (this.#statedText === null || hasPicture(block) || this.#statedText.includesPartOf(block)) return null
    const isWithin = index < this.#lastStatedIndex
    if (isWithin ? endsSentence(block) && !isMostlyLinks(block) : isUnlinkedSentence(block)) return null
    if (isWithin && this.#isHeadingOfStated(block, index)) return null
    if (hasMostlyLinks([block]) && !isProseWithLinks([block])) return 'links'
    return unstatedReason
  }

  #isHeadingOfStated(block: Element, index: number): boolean {
    const nextBlock = this.#blocks[index + 1]
    return (
      isHeading(block) && nextBlock !== undefined && (this.#statedText?.includesPartOf(nextBlock) ?? false)
    )
  }

  #dropBlock(block: Element, reason: string): void {
    const pictures = reason === portraitReason ? listPictureAddresses(block) : []
    const text = [toOneLine(extractVisibleText(block)), ...pictures].join(' ').trim()
    if (text !== '') this.clearedBody.dropped.push({ reason, text })
  }

  #dropLastBlock(reason: string): void {
    const lastBlock = this.clearedBody.blocks.pop()
    if (lastBlock) this.#dropBlock(lastBlock, reason)
  }

  #endsWithLabel(): boolean {
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
 * Removes blocks that are furniture by structure: share bars, advertisement labels, lists of links to other articles,
 * known fields, repeated paragraphs. Uncertain blocks stay; removed ones are listed in `dropped`.
 */
export const removeFurniture = (blocks: readonly Element[], knownFields: KnownFields): ClearedBody =>
  new FurnitureRemoval(blocks, knownFields).clearedBody
