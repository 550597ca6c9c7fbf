import path from 'node:path'
import type { Takedown } from '../../../archive/shard.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { addressOfArticle } from '../../content/addresses/article-address.ts'
import type { ParsedContentFile } from '../../content/files/article-file.ts'
import type { ConfiguredEdition, WithholdingRules } from '../../content/files/configuration.ts'
import { NameFinder } from '../../content/names/find-names.ts'
import { type FormerAddress, listFormerAddresses } from '../articles/article-summary.ts'
import { type ArticleMarks, createArticleMarks } from './article-marks.ts'

/** An article that a release does not show, and the takedown that is served at its addresses. */
export interface WithdrawnArticle {
  file: string
  kind: 'gone' | 'withheld'
  address: string
  formerly: readonly FormerAddress[]
  takedown: Takedown
  marks: ArticleMarks
}

/** Names in an edition's `withhold` rules, by kind. */
export interface RuleNames {
  agency: string[]
  author: string[]
}

function findNamesInTexts(names: readonly string[], texts: readonly (string | null)[]): string[] {
  const finder = new NameFinder(names)
  return texts.flatMap((text) => (text === null ? [] : finder.findNames(text).map(({ name }) => name)))
}

/** Finds the names in an edition's `withhold` rules that occur in an article's credits. */
export function findMatchingRuleNames(
  { agency, byline, authors }: ArticleFields,
  ruleNames: RuleNames,
): RuleNames {
  if (ruleNames.agency.length + ruleNames.author.length === 0) return { agency: [], author: [] }
  return {
    agency: findNamesInTexts(ruleNames.agency, [agency, byline, ...authors]),
    author: findNamesInTexts(ruleNames.author, [byline, ...authors]),
  }
}

/**
 * Returns the kind and details of an article's takedown, from its own status or else from the edition's rule; `null`
 * if it is not withdrawn.
 */
function decideTakedown(
  { status, headline }: ArticleFields,
  withholding: WithholdingRules | null,
): Pick<WithdrawnArticle, 'kind' | 'takedown'> | null {
  if (status?.is === 'gone' || status?.is === 'withheld') {
    const { is, reason, since, authority, showHeadline } = status
    return { kind: is, takedown: { reason, since, authority, headline: showHeadline ? headline : null } }
  }
  if (withholding === null) return null
  const { reason, since, authority } = withholding
  return { kind: 'withheld', takedown: { reason, since, authority, headline: null } }
}

/**
 * Converts an article to a withdrawn one if its status or a rule takes it down; otherwise, returns `null`.
 * @param matchesRule true if a rule of the edition names the article's agency or an author
 */
export function toWithdrawnArticle(
  articleFile: ParsedContentFile<ArticleFields>,
  {
    edition,
    editions,
    matchesRule,
  }: { edition: ConfiguredEdition; editions: readonly Edition[]; matchesRule: boolean },
): WithdrawnArticle | null {
  const { file, fields } = articleFile
  const decision = decideTakedown(fields, matchesRule ? edition.withhold : null)
  if (decision === null) return null
  const address = addressOfArticle(fields, path.basename(file, '.md'), edition)
  const formerAddresses = listFormerAddresses(fields, edition, editions)
  const addresses = [address, ...formerAddresses.map((formerAddress) => formerAddress.address)]
  const marks = createArticleMarks(articleFile, addresses, editions)
  // Cloned because substrings would keep the whole file's text in memory.
  return structuredClone({ file, address, formerly: formerAddresses, ...decision, marks })
}
