import type { Nodes, Root, Text } from 'hast'
import { toOneLine } from '../../../content/html/element.ts'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { collectTextNodes } from '../../markup/page-tree.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { hasSentenceLength } from '../lines/known-fields.ts'
import { sentenceEndPattern } from '../lines/sentence-end.ts'
import { type BodyCandidate, removeTextsFromCandidate } from './body-candidate.ts'

/** Maximum number of letters of a label; a longer line belongs to the article. */
const maxLabelLetters = 40
/** Maximum length of a label, in characters, with marks and spaces. */
const maxLabelLength = 80
/** Minimum number of letters of the links under a label: fewer are a button. */
const minBoxLinkLetters = 20
/** Minimum share of links in the rest of a box with a label. */
const minBoxLinkShare = 0.5

/** Letter counts of a part of a page, and those of its texts that are in the article. */
interface BoxContent {
  /** Empty if they are longer than a label. */
  articleTexts: Text[]
  articleTextLength: number
  omittedLetterCount: number
  omittedLinkedLetterCount: number
}

/** A number, or words after a colon, as in `Source: The Wire`, belong to the article. */
const numberOrTextAfterColonPattern = /\p{N}|[:：].*\p{L}/u

const canBeLabel = (texts: readonly Text[]): boolean => {
  const line = toOneLine(texts.map(({ value }) => value).join(' '))
  return (
    toLettersAndDigits(line).length <= maxLabelLetters &&
    !sentenceEndPattern.test(line) &&
    !numberOrTextAfterColonPattern.test(line)
  )
}

/** Searches the part of a page below the first sentence of its article: above, a short line may be the byline. */
class LinkBoxLabelCollector {
  readonly labelTexts = new Set<Text>()
  readonly #articleTexts: ReadonlySet<Text>
  #isBelowSentence = false

  constructor(articleTexts: ReadonlySet<Text>) {
    this.#articleTexts = articleTexts
  }

  readBoxAndCollectLabels(node: Nodes, isInLink = false): BoxContent {
    if (node.type === 'text') return this.#readText(node, isInLink)
    const counts: BoxContent = {
      articleTexts: [],
      articleTextLength: 0,
      omittedLetterCount: 0,
      omittedLinkedLetterCount: 0,
    }
    if (!('children' in node) || isInvisible(node)) return counts
    const isLink = isInLink || (node.type === 'element' && node.tagName === 'a')
    for (const child of node.children) {
      const { articleTexts, articleTextLength, omittedLetterCount, omittedLinkedLetterCount } =
        this.readBoxAndCollectLabels(child, isLink)
      counts.articleTextLength += articleTextLength
      if (counts.articleTextLength <= maxLabelLength) counts.articleTexts.push(...articleTexts)
      else counts.articleTexts = []
      counts.omittedLetterCount += omittedLetterCount
      counts.omittedLinkedLetterCount += omittedLinkedLetterCount
    }
    if (node.type === 'element' && isBlockTag(node.tagName) && this.#isLinkBoxLabel(counts))
      for (const text of counts.articleTexts) this.labelTexts.add(text)
    return counts
  }

  #readText(text: Text, isInLink: boolean): BoxContent {
    const textLetters = toLetters(text.value)
    const omittedLinkedLetterCount = isInLink ? textLetters.length : 0
    if (!this.#articleTexts.has(text))
      return {
        articleTexts: [],
        articleTextLength: 0,
        omittedLetterCount: textLetters.length,
        omittedLinkedLetterCount,
      }
    this.#isBelowSentence ||= hasSentenceLength(textLetters)
    const articleTextLength = this.#isBelowSentence ? text.value.trim().length : 0
    return {
      articleTexts: articleTextLength > 0 ? [text] : [],
      articleTextLength,
      omittedLetterCount: 0,
      omittedLinkedLetterCount: 0,
    }
  }

  #isLinkBoxLabel({ articleTexts, omittedLetterCount, omittedLinkedLetterCount }: BoxContent): boolean {
    return (
      articleTexts.length > 0 &&
      omittedLinkedLetterCount >= minBoxLinkLetters &&
      omittedLinkedLetterCount >= omittedLetterCount * minBoxLinkShare &&
      canBeLabel(articleTexts)
    )
  }
}

/** Removes labels whose box on the page has nothing else but links that the article lacks, such as *Most read*. */
export function removeLinkBoxLabels(pageTree: Root, candidate: BodyCandidate): BodyCandidate {
  const labelFinder = new LinkBoxLabelCollector(collectTextNodes(candidate.tree))
  labelFinder.readBoxAndCollectLabels(pageTree)
  return labelFinder.labelTexts.size === 0
    ? candidate
    : removeTextsFromCandidate(candidate, labelFinder.labelTexts)
}
