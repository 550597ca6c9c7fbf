import type { Element } from 'hast'
import { isElement, textContent, toOneLine } from '../../../content/html/element.ts'
import { toLetters } from '../../../content/html/to-letters.ts'
import type { DroppedBlock } from '../../accounting/word-account.ts'
import { visibleText } from '../../markup/visible-text.ts'
import { hasSentenceLength, isHeadline, type KnownFields } from '../lines/known-fields.ts'
import { countLinkedLetters, isLinksLabel, isLinksOnly, readBlockText } from '../lines/link-list.ts'
import { sentenceEndPattern } from '../lines/sentence-end.ts'
import { findFootBlockReason } from './foot-block.ts'
import { findFurnitureReason } from './furniture-reason.ts'
import { isAuthorsPortrait, listPictureAddresses, portraitReason } from './portrait.ts'
import { hasPicture, isRepeatedCaption, isRepeatedParagraph } from './repetition.ts'
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

const endsSentence = (block: Element) => sentenceEndPattern.test(readBlockText(block))

/** Returns the index of the headline repeated above the text, or -1. The blocks before it are not the article's. */
function findHeadlineIndex(blocks: readonly Element[], knownFields: KnownFields): number {
  const start = blocks.findIndex(isTextParagraph)
  const top = blocks.slice(0, start < 0 ? blocks.length : start)
  return top.findIndex((block) => isHeadline(textContent(block), knownFields))
}

const isHeading = (block: Element): boolean =>
  /^h[1-6]$/.test(block.tagName) && countLinkedLetters(block) === 0

/** True for a paragraph without links that ends like a sentence, such as a correction below the text. */
const isOwnProse = (block: Element): boolean =>
  block.tagName === 'p' &&
  countLinkedLetters(block) === 0 &&
  endsSentence(block) &&
  hasSentenceLength(toLetters(textContent(block)))

/** Minimum number of headings without text at the end of a body; a single one may be a signature. */
const minEmptySections = 2

/** True for a heading, or a bold paragraph that looks like a label. */
const isMarked = (block: Element | undefined): boolean =>
  block !== undefined &&
  (/^h[1-6]$/.test(block.tagName) || block.children.every((child) => isElement(child, 'strong')))

/** Reason of a block that the text in the metadata lacks. */
export const unstatedReason = 'not in the stated text'

/** Removes the blocks of a body that do not belong to the article. */
class FurnitureRemoval {
  readonly cleared: ClearedBody
  readonly #blocks: readonly Element[]
  readonly #known: KnownFields
  readonly #headlineAt: number
  readonly #stated: StatedText | null
  readonly #statedEnd: number
  #isTop = true
  #followsLabel = false

  constructor(blocks: readonly Element[], known: KnownFields) {
    this.#blocks = blocks
    this.#known = known
    this.#headlineAt = findHeadlineIndex(blocks, known)
    this.#stated = known.statedWords ? new StatedText(known.statedWords) : null
    this.#statedEnd = blocks.findLastIndex((block) => this.#stated?.includesPartOf(block) ?? true)
    this.cleared = { blocks: [], dropped: [], byline: known.byline }
    for (const [index, block] of blocks.entries()) this.#add(block, index)
    this.#clearEnd()
  }

  #clearEnd(): void {
    const { blocks } = this.cleared
    while (blocks.length > 0) {
      const reason = findFootBlockReason(blocks, this.#known)
      if (isElement(blocks.at(-1), 'hr')) blocks.pop()
      else if (reason !== null) this.#dropLast(reason)
      else if (this.#endsWithLabel() && isMarked(blocks.at(-1))) this.#dropLast('label without links')
      else if (this.#countLastHeadings() < minEmptySections) return
      else
        for (let count = this.#countLastHeadings(); count > 0; count--) this.#dropLast('heading without text')
    }
  }

  /** Counts the headings at the end of the body, which have no article text below them. */
  #countLastHeadings(): number {
    const { blocks } = this.cleared
    const last = blocks.findLastIndex(
      (block) => !isHeading(block) || hasPicture(block) || endsSentence(block),
    )
    return blocks.length - 1 - last
  }

  #add(block: Element, index: number): void {
    if (isTextParagraph(block)) this.#isTop = false
    const isLinked = this.#followsLabel && isLinksOnly(block)
    if (isLinked && this.#endsWithLabel()) this.#dropLast('related articles')
    this.#followsLabel = isLinksLabel(block) || isLinked
    const reason = isLinked ? 'related articles' : this.#reason(block, index)
    if (reason === null) this.cleared.blocks.push(block)
    else this.#drop(block, reason)
  }

  #reason(block: Element, index: number): string | null {
    const { blocks } = this.cleared
    if (isAuthorsPortrait(block, this.#known)) return portraitReason
    return (
      this.#reasonAtTop(block, index) ??
      findFurnitureReason(block, this.#known) ??
      this.#reasonByStatement(block, index) ??
      (isRepeatedParagraph(block, blocks) || isRepeatedCaption(block, blocks.at(-1))
        ? 'repeated paragraph'
        : null)
    )
  }

  #reasonAtTop(block: Element, index: number): string | null {
    if (!this.#isTop || hasPicture(block)) return null
    const top = recogniseTopBlock(block, this.#known)
    if (top !== null) this.cleared.byline ??= top.byline
    if (top !== null) return top.reason
    return index < this.#headlineAt && !endsSentence(block) ? 'above the headline' : null
  }

  /** Drops a block that the stated text lacks, unless it is a sentence or the heading of stated text. */
  #reasonByStatement(block: Element, index: number): string | null {
    if (this.#stated === null || hasPicture(block) || this.#stated.includesPartOf(block)) return null
    const isWithin = index < this.#statedEnd
    if (isWithin ? endsSentence(block) && !isLinksOnly(block) : isOwnProse(block)) return null
    if (isWithin && this.#headsStated(block, index)) return null
    if (hasMostlyLinks([block]) && !isProseWithLinks([block])) return 'links'
    return unstatedReason
  }

  #headsStated(block: Element, index: number): boolean {
    const next = this.#blocks[index + 1]
    return isHeading(block) && next !== undefined && (this.#stated?.includesPartOf(next) ?? false)
  }

  #drop(block: Element, reason: string): void {
    const pictures = reason === portraitReason ? listPictureAddresses(block) : []
    const text = [toOneLine(visibleText(block)), ...pictures].join(' ').trim()
    if (text !== '') this.cleared.dropped.push({ reason, text })
  }

  #dropLast(reason: string): void {
    const lastBlock = this.cleared.blocks.pop()
    if (lastBlock) this.#drop(lastBlock, reason)
  }

  #endsWithLabel(): boolean {
    const lastBlock = this.cleared.blocks.at(-1)
    return (
      lastBlock !== undefined &&
      !hasPicture(lastBlock) &&
      isLinksLabel(lastBlock) &&
      countLinkedLetters(lastBlock) === 0
    )
  }
}

/**
 * Removes blocks that are furniture by structure: share bars, advertisement labels, lists of links to other articles,
 * known fields, repeated paragraphs. Uncertain blocks stay; removed ones are listed in `dropped`.
 */
export const removeFurniture = (blocks: readonly Element[], knownFields: KnownFields): ClearedBody =>
  new FurnitureRemoval(blocks, knownFields).cleared
