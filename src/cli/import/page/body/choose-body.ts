import type { Element } from 'hast'
import type { ExtractRules } from '../../../../model/edition.ts'
import { listBodyBlocks } from '../../markup/html-body.ts'
import { collectTexts } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { listBodyWords, prepareComparison, type TextComparison } from '../lines/likeness.ts'
import { isLinksOnly } from '../lines/link-list.ts'
import { findOfferBoxes } from '../lines/offers.ts'
import type { Parents } from '../lines/own-elements.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { type BodyCandidate, makeBodyCandidate } from './body-candidate.ts'
import { findCards, removeParts } from './cards.ts'
import type { ChosenBody } from './chosen-body.ts'
import { addLead } from './lead.ts'
import { removeLinkLabels } from './link-labels.ts'
import { selectArticleElements, selectNamedBodies, selectWholeBody } from './named-body.ts'
import { extractReadablePart } from './readability.ts'
import { maxCandidates, ReadableChoice } from './readable-choice.ts'
import { findBodyByRules } from './ruled-body.ts'
import { separateWords } from './separate-words.ts'
import { readStatedBlocks } from './stated-body.ts'
import { readStreamedBody } from './streamed-body.ts'

/** Chooses the best part of a page without rules: Readability's choice, a named element, or the whole page. */
function chooseCandidate(page: WebPage, parents: Parents): BodyCandidate {
  const { tree, url } = page
  const offers = findOfferBoxes(page, parents)
  const leftOutElements = new Set([...findCards(tree, url), ...offers])
  const namedElements = selectNamedBodies(tree)
  const readablePart = extractReadablePart(removeParts(tree, offers))
  const readableCandidate = makeBodyCandidate(readablePart?.children ?? [], leftOutElements)
  const choice = new ReadableChoice(readableCandidate, namedElements)
  const replacements = [...namedElements, ...selectArticleElements(tree)]
    .slice(0, maxCandidates)
    .map((element) => ({ element, candidate: makeBodyCandidate([element], leftOutElements) }))
    .filter(({ element, candidate }) => choice.isReplacedBy(candidate, element))
    .map(({ candidate }) => candidate)
  const [longest] = replacements.toSorted((a, b) => b.proseLetterCount - a.proseLetterCount)
  if (longest === undefined && choice.confirmedCandidate) return choice.confirmedCandidate
  const best = longest ?? readableCandidate
  return best.blocks.every(isLinksOnly) ? makeBodyCandidate(selectWholeBody(tree), leftOutElements) : best
}

/** A stated `articleBody` with a smaller share of the words on the page is a summary. */
const minCompleteShare = 0.85
/** Minimum share of common words of two texts that are the same. */
const minSimilarity = 0.85

/** Returns the candidate most similar to the text in the metadata. */
function findMostSimilar(
  page: WebPage,
  firstCandidate: BodyCandidate,
  statedText: TextComparison,
): BodyCandidate {
  let [mostSimilar, greatestLikeness] = [
    firstCandidate,
    statedText.measureLikeness(listBodyWords(firstCandidate.blocks)),
  ]
  if (greatestLikeness >= minSimilarity) return mostSimilar
  for (const element of [...selectNamedBodies(page.tree), ...selectArticleElements(page.tree)].slice(
    0,
    maxCandidates,
  )) {
    const candidate = makeBodyCandidate([element], firstCandidate.cardsAndOffers)
    const otherLikeness = statedText.measureLikeness(listBodyWords(candidate.blocks))
    if (otherLikeness > greatestLikeness) [mostSimilar, greatestLikeness] = [candidate, otherLikeness]
  }
  return mostSimilar
}

const minParagraphs = 3

/**
 * True when the stated text is complete and the page shows less. Stated text without paragraphs loses to a page with
 * paragraphs.
 */
function isStatedBetter(
  shownWords: readonly string[],
  statedText: TextComparison,
  paragraphCounts: { shown: number; stated: number },
) {
  if (statedText.words.length < shownWords.length * minCompleteShare) return false
  if (paragraphCounts.stated < minParagraphs && paragraphCounts.shown >= minParagraphs)
    return statedText.measureWordOverlap(shownWords) < minSimilarity
  return statedText.measureLikeness(shownWords) < minSimilarity
}

/** Takes the text that the metadata state as the body, instead of a part of the page. */
const takeStatedBody = (
  statedBlocks: Element[],
  shownPart: BodyCandidate,
  otherDataTexts: ChosenBody['otherDataTexts'],
): ChosenBody => ({
  blocks: statedBlocks,
  usedTexts: collectTexts(shownPart.tree),
  nodesDroppedByRules: new Set(),
  isSelectedByRules: false,
  metadataBody: {
    text: statedBlocks.map((block) => extractVisibleText(block)).join('\n'),
    shownBlocks: shownPart.blocks,
  },
  otherDataTexts,
  statedWords: null,
})

/**
 * Chooses the body of a page's article. The edition's rules come first; then Readability's part or a named element,
 * whichever is most similar to the `articleBody` of the JSON-LD; that `articleBody` itself only where the page shows
 * less.
 */
export function chooseBody(
  page: WebPage,
  rules: ExtractRules | null,
  shownHeading: { heading: Element | null; parents: Parents },
): ChosenBody {
  const bodyByRules = findBodyByRules(page.tree, rules)
  if (bodyByRules) return bodyByRules
  const firstCandidate = removeLinkLabels(page.tree, chooseCandidate(page, shownHeading.parents))
  const blocksInMetadata = readStatedBlocks(page)
  const streamedBody =
    blocksInMetadata === null && firstCandidate.blocks.length === 0 ? readStreamedBody(page) : null
  const statedBlocks = blocksInMetadata ?? streamedBody?.blocks ?? null
  const statedText = prepareComparison(statedBlocks === null ? [] : listBodyWords(statedBlocks))
  const mostSimilarPart =
    statedBlocks === null ? firstCandidate : findMostSimilar(page, firstCandidate, statedText)
  const shownWords = listBodyWords(mostSimilarPart.blocks)
  if (
    statedBlocks !== null &&
    isStatedBetter(shownWords, statedText, {
      shown: mostSimilarPart.blocks.length,
      stated: statedBlocks.length,
    })
  )
    return takeStatedBody(statedBlocks, mostSimilarPart, streamedBody?.otherTexts ?? [])
  const candidateWithLead = addLead(page, mostSimilarPart, shownHeading)
  const tree = separateWords(candidateWithLead.tree, page.tree)
  const isStatedShown = statedText.measureWordOverlap(shownWords) >= minSimilarity
  return {
    blocks: tree === candidateWithLead.tree ? candidateWithLead.blocks : listBodyBlocks(tree),
    usedTexts: collectTexts(tree),
    nodesDroppedByRules: new Set(),
    isSelectedByRules: false,
    metadataBody: null,
    otherDataTexts: [],
    statedWords:
      statedBlocks !== null && isStatedShown && statedText.words.length >= minStatedWords
        ? [...statedText.words]
        : null,
  }
}

/** Minimum number of words: a shorter `articleBody` is a summary. */
const minStatedWords = 80
