import type { Element } from 'hast'
import type { ExtractRules } from '../../../../model/edition.ts'
import { convertToBodyBlocks } from '../../markup/html-body.ts'
import { collectTextNodes } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import type { ParentByNode } from '../lines/article-elements.ts'
import { type ComparableText, createComparableText, listBodyWords } from '../lines/comparable-text.ts'
import { isMostlyLinks } from '../lines/link-list.ts'
import { collectOfferBoxProperties } from '../lines/offers.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { type BodyCandidate, createBodyCandidate } from './body-candidate.ts'
import { collectCardProperties, removeMinorElementsByProperties } from './cards.ts'
import type { ChosenBody } from './chosen-body.ts'
import { removeLinkBoxLabels } from './link-box-labels.ts'
import { selectHeadedArticleElements, selectMainContent, selectMarkedBodyElements } from './named-body.ts'
import { prependMissingLead } from './prepend-missing-lead.ts'
import { extractReadablePart } from './readability.ts'
import { maxComparedCandidates, ReadabilityChoice } from './readability-choice.ts'
import { findBodyByRules } from './ruled-body.ts'
import { separateJoinedWords } from './separate-words.ts'
import { readJsonLdBodyBlocks } from './stated-body.ts'
import { readStreamedBody } from './streamed-body.ts'

/**
 * Chooses the part of a page that is most likely its body: Readability's choice, or a marked or headed element that is
 * more complete. If that part consists of links, chooses the page's main content instead.
 */
function chooseShownCandidate(page: WebPage, parents: ParentByNode): BodyCandidate {
  const { tree, url } = page
  const offerProperties = collectOfferBoxProperties(page, parents)
  const cardAndOfferProperties = new Set([...collectCardProperties(tree, url), ...offerProperties])
  const markedElements = selectMarkedBodyElements(tree)
  const readablePart = extractReadablePart(removeMinorElementsByProperties(tree, offerProperties))
  const readableCandidate = createBodyCandidate(readablePart?.children ?? [], cardAndOfferProperties)
  const choice = new ReadabilityChoice(readableCandidate, markedElements)
  const replacementCandidates = [...markedElements, ...selectHeadedArticleElements(tree)]
    .slice(0, maxComparedCandidates)
    .map((element) => ({ element, candidate: createBodyCandidate([element], cardAndOfferProperties) }))
    .filter(({ element, candidate }) => choice.isReplacedBy(candidate, element))
    .map(({ candidate }) => candidate)
  const [longestReplacement] = replacementCandidates.toSorted(
    (a, b) => b.proseLetterCount - a.proseLetterCount,
  )
  if (longestReplacement === undefined && choice.confirmedCandidate) return choice.confirmedCandidate
  const bestCandidate = longestReplacement ?? readableCandidate
  return bestCandidate.blocks.every(isMostlyLinks)
    ? createBodyCandidate(selectMainContent(tree), cardAndOfferProperties)
    : bestCandidate
}

/** Minimum ratio of a stated text's words to the words shown on the page. A text with fewer words is a summary. */
const minCompleteWordShare = 0.85
/** Minimum similarity of two versions of the same text. */
const minSimilarity = 0.85

/**
 * Returns `firstCandidate` if it is similar to the text stated in the metadata. Otherwise returns the most similar of
 * `firstCandidate` and the marked and headed elements.
 */
function findCandidateLikeMetadata(
  page: WebPage,
  firstCandidate: BodyCandidate,
  statedText: ComparableText,
): BodyCandidate {
  let [mostSimilar, greatestLikeness] = [
    firstCandidate,
    statedText.measureF1Score(listBodyWords(firstCandidate.blocks)),
  ]
  if (greatestLikeness >= minSimilarity) return mostSimilar
  for (const element of [
    ...selectMarkedBodyElements(page.tree),
    ...selectHeadedArticleElements(page.tree),
  ].slice(0, maxComparedCandidates)) {
    const candidate = createBodyCandidate([element], firstCandidate.cardAndOfferProperties)
    const likeness = statedText.measureF1Score(listBodyWords(candidate.blocks))
    if (likeness > greatestLikeness) [mostSimilar, greatestLikeness] = [candidate, likeness]
  }
  return mostSimilar
}

const minParagraphs = 3

/**
 * True if the stated text is not a summary and the page shows less of the article. If only the page's text has
 * paragraphs, the page's text wins as soon as one of the texts contains nearly all words of the other.
 */
function isStatedTextMoreComplete(
  shownWords: readonly string[],
  statedText: ComparableText,
  paragraphCounts: { shown: number; stated: number },
) {
  if (statedText.words.length < shownWords.length * minCompleteWordShare) return false
  if (paragraphCounts.stated < minParagraphs && paragraphCounts.shown >= minParagraphs)
    return statedText.measureWordOverlap(shownWords) < minSimilarity
  return statedText.measureF1Score(shownWords) < minSimilarity
}

/** Creates a body from the text stated in the metadata, for a page that shows less of it. */
const createBodyFromMetadata = (
  statedBlocks: Element[],
  shownCandidate: BodyCandidate,
  otherDataTexts: ChosenBody['otherDataTexts'],
): ChosenBody => ({
  blocks: statedBlocks,
  articleTexts: collectTextNodes(shownCandidate.tree),
  nodesDroppedByRules: new Set(),
  isSelectedByRules: false,
  metadataBody: {
    text: statedBlocks.map((block) => extractVisibleText(block)).join('\n'),
    shownBlocks: shownCandidate.blocks,
  },
  otherDataTexts,
  statedBodyWords: null,
})

/**
 * Chooses the body of a page's article. Tries these in order:
 * - the part that the edition's rules select
 * - the text stated in JSON-LD or in data for scripts, if the page shows less of it
 * - Readability's part or a marked or headed element, whichever is most similar to the stated text
 */
export function chooseBody(
  page: WebPage,
  rules: ExtractRules | null,
  headingContext: { heading: Element | null; parents: ParentByNode },
): ChosenBody {
  const bodyByRules = findBodyByRules(page.tree, rules)
  if (bodyByRules) return bodyByRules
  const firstCandidate = removeLinkBoxLabels(page.tree, chooseShownCandidate(page, headingContext.parents))
  const jsonLdBlocks = readJsonLdBodyBlocks(page)
  const streamedBody =
    jsonLdBlocks === null && firstCandidate.blocks.length === 0 ? readStreamedBody(page) : null
  const statedBlocks = jsonLdBlocks ?? streamedBody?.blocks ?? null
  const statedText = createComparableText(statedBlocks === null ? [] : listBodyWords(statedBlocks))
  const mostSimilarCandidate =
    statedBlocks === null ? firstCandidate : findCandidateLikeMetadata(page, firstCandidate, statedText)
  const shownWords = listBodyWords(mostSimilarCandidate.blocks)
  if (
    statedBlocks !== null &&
    isStatedTextMoreComplete(shownWords, statedText, {
      shown: mostSimilarCandidate.blocks.length,
      stated: statedBlocks.length,
    })
  )
    return createBodyFromMetadata(statedBlocks, mostSimilarCandidate, streamedBody?.otherTexts ?? [])
  const candidateWithLead = prependMissingLead(page, mostSimilarCandidate, headingContext)
  const bodyTree = separateJoinedWords(candidateWithLead.tree, page.tree)
  const isStatedTextShown = statedText.measureWordOverlap(shownWords) >= minSimilarity
  return {
    blocks: bodyTree === candidateWithLead.tree ? candidateWithLead.blocks : convertToBodyBlocks(bodyTree),
    articleTexts: collectTextNodes(bodyTree),
    nodesDroppedByRules: new Set(),
    isSelectedByRules: false,
    metadataBody: null,
    otherDataTexts: [],
    statedBodyWords:
      statedBlocks !== null && isStatedTextShown && statedText.words.length >= minStatedBodyWords
        ? [...statedText.words]
        : null,
  }
}

/** Minimum number of words in a complete stated text. A shorter one is a summary. */
const minStatedBodyWords = 80
