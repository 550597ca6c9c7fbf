import type { Nodes, Root, Text } from 'hast'
import { toOneLine } from '../../../content/html/element.ts'
import { isBlockTag } from '../../../content/html/element-kinds.ts'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { collectTextNodes } from '../../markup/page-tree.ts'
import { isInvisible } from '../../markup/visible-text.ts'
import { hasSentenceLength } from '../lines/known-fields.ts'
import { sentenceEndPattern } from '../lines/sentence-end.ts'
import { type BodyCandidate, removeTextsFromCandidate } from './body-candidate.ts'

/** Maximum number of letters in a label. A longer line belongs to the article. */
const maxLabelLetters = 40
/** Maximum length of a label, in characters, including punctuation and spaces. */
const maxLabelLength = 80
/** Minimum number of letters in the links under a label. A button has fewer. */
const minBoxLinkLetters = 20
/** Minimum share of linked letters in a labelled box, not counting the text that is in the article. */
const minBoxLinkShare = 0.5

/** The article's text nodes in a part of a page, and letter counts of the other text there. */
interface BoxContent {
  /** Empty if these texts together are longer than a label. */
  articleTexts: Text[]
  articleTextLength: number
  omittedLetterCount: number
  omittedLinkedLetterCount: number
}

/** Matches a number, or words after a colon, as in `Source: The Wire`. A line with either belongs to the article. */
const numberOrTextAfterColonPattern = /\p{N}|[:：].*\p{L}/u

const canBeLabel = (texts: readonly Text[]): boolean => {
  const line = toOneLine(texts.map(({ value }) => value).join(' '))
  return (
    toLettersAndDigits(line).length <= maxLabelLetters &&
    !sentenceEndPattern.test(line) &&
    !numberOrTextAfterColonPattern.test(line)
  )
}

/** Collects labels below the article's first sentence. Above it, a short line may be the byline. */
class LinkBoxLabelCollector {
  readonly labelTexts = new Set<Text>()
  readonly #articleTexts: ReadonlySet<Text>
  #isBelowSentence = false

  constructor(articleTexts: ReadonlySet<Text>) {
    this.#articleTexts = articleTexts
  }

  /** Returns a node's content and collects the labels of the boxes in it. */
  readBoxAndCollectLabels(node: Nodes, isInLink = false): BoxContent {
    if (node.type === 'text') return this.#readText(node, isInLink)
    const content: BoxContent = {
      articleTexts: [],
      articleTextLength: 0,
      omittedLetterCount: 0,
      omittedLinkedLetterCount: 0,
    }
    if (!('children' in node) || isInvisible(node)) return content
    const isLinkOrInLink = isInLink || (node.type === 'element' && node.tagName === 'a')
    for (const child of node.children) {
      const { articleTexts, articleTextLength, omittedLetterCount, omittedLinkedLetterCount } =
        this.readBoxAndCollectLabels(child, isLinkOrInLink)
      content.articleTextLength += articleTextLength
      if (content.articleTextLength <= maxLabelLength) content.articleTexts.push(...articleTexts)
      else content.articleTexts = []
      content.omittedLetterCount += omittedLetterCount
      content.omittedLinkedLetterCount += omittedLinkedLetterCount
    }
    if (node.type === 'element' && isBlockTag(node.tagName) && this.#isLinkBoxLabel(content))
      for (const text of content.articleTexts) this.labelTexts.add(text)
    return content
  }

  /** Returns a text node's content and records when the article's first sentence is reached. */
  #readText(text: Text, isInLink: boolean): BoxContent {
    const textLetters = toLettersAndDigits(text.value)
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

/**
 * Removes labels such as *Most read* if their box on the page contains nothing else but links that the article lacks.
 */
export function removeLinkBoxLabels(pageTree: Root, candidate: BodyCandidate): BodyCandidate {
  const labelCollector = new LinkBoxLabelCollector(collectTextNodes(candidate.tree))
  labelCollector.readBoxAndCollectLabels(pageTree)
  return labelCollector.labelTexts.size === 0
    ? candidate
    : removeTextsFromCandidate(candidate, labelCollector.labelTexts)
}
