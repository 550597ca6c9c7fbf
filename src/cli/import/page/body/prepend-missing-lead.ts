import type { Element, Root } from 'hast'
import { toLettersAndDigits } from '../../../content/html/to-letters-and-digits.ts'
import { collectTextNodes } from '../../markup/page-tree.ts'
import { extractVisibleText } from '../../markup/visible-text.ts'
import { findTextField } from '../../record/json-values.ts'
import type { ParentByNode } from '../lines/article-elements.ts'
import { listMetaValues } from '../metadata/meta-tags.ts'
import type { WebPage } from '../metadata/web-page.ts'
import { type BodyCandidate, createBodyCandidate } from './body-candidate.ts'
import { findLead } from './find-lead.ts'

const listDescriptionsAsLetters = ({ metaTags, jsonLdArticles }: WebPage): string[] =>
  [
    ...listMetaValues(metaTags, 'og:description', 'description', 'twitter:description'),
    ...jsonLdArticles.map((article) => findTextField(article, 'description') ?? ''),
  ].map(toLettersAndDigits)

/** Number of a lead's first letters that are searched for in the body. */
const maxComparedLeadLetters = 120

/**
 * Returns a candidate that begins with the page's lead, or the candidate itself if it already contains the lead or the
 * page has none.
 */
export function prependMissingLead(
  page: WebPage,
  candidate: BodyCandidate,
  { heading, parents }: { heading: Element | null; parents: ParentByNode },
): BodyCandidate {
  const articleTexts = new Set(
    [...collectTextNodes(candidate.tree)].filter(({ value }) => value.trim() !== ''),
  )
  const lead = findLead({
    elements: page.elements,
    heading,
    articleTexts: articleTexts,
    descriptionLetters: listDescriptionsAsLetters(page),
    parents,
  })
  if (lead === null) return candidate
  const leadBeginning = toLettersAndDigits(extractVisibleText(lead)).slice(0, maxComparedLeadLetters)
  if (
    toLettersAndDigits(candidate.blocks.map((block) => extractVisibleText(block)).join('')).includes(
      leadBeginning,
    )
  )
    return candidate
  const treeWithLead: Root = {
    type: 'root',
    children: [{ ...lead, tagName: 'p' }, ...candidate.tree.children],
  }
  return createBodyCandidate(treeWithLead.children, candidate.cardAndOfferProperties)
}
