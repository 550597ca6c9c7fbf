import { hash } from 'node:crypto'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { addressOfArticle } from '../../content/addresses/article-address.ts'
import type { UrlResolver } from '../../content/body/relink-tree.ts'
import { renderBodyWithLead } from '../../content/body/render-body.ts'
import type { ParsedArticleFile, ParsedContentFile } from '../../content/files/article-file.ts'
import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import {
  chooseNeutralSlug,
  createReplacerIfAnonymised,
  toReleasedFields,
} from '../../content/names/anonymise.ts'
import {
  type ArticleSummary,
  type FormerAddress,
  listFormerAddresses,
  summariseArticle,
} from '../articles/article-summary.ts'
import { findTermsRulePosition } from '../articles/find-terms.ts'
import { type ArticleMarks, createArticleMarks } from './article-marks.ts'

/** An article that is published without the names in its `status.names`. */
export interface AnonymisedArticle {
  summary: ArticleSummary
  marks: ArticleMarks
  /**
   * Digest that changes with the names. It also covers the source, so that names cannot be found by hashing guesses.
   */
  namesFingerprint: string
}

const fingerprintLength = 16

function computeNamesFingerprint({ fields, markdown }: ParsedContentFile<ArticleFields>): string {
  const names = Object.keys(fields.status?.names ?? {}).sort()
  return hash('sha256', JSON.stringify([names, fields.source ?? markdown])).slice(0, fingerprintLength)
}

/** Summarises an article without the names that its status removes; `null` if it cannot be given a neutral address. */
export function toAnonymisedArticle(
  articleFile: ParsedArticleFile,
  edition: Edition & Pick<ConfiguredEdition, 'rightsRules'>,
  { editions, resolver }: { editions: readonly Edition[]; resolver: UrlResolver },
): AnonymisedArticle | null {
  const { file, fields, markdown } = articleFile
  if (chooseNeutralSlug(fields) === null) return null
  const address = addressOfArticle(fields, path.basename(file, '.md'), edition)
  const formerAddressWithNames: FormerAddress = { address, positionInFormerly: -1, ignoredParameters: [] }
  const { body, lead } = renderBodyWithLead(markdown, resolver, {
    nameReplacer: createReplacerIfAnonymised(fields),
  })
  const releasedArticle = {
    ...articleFile,
    fields: toReleasedFields(fields),
    text: body.text,
    lostPictures: body.lostPictures,
    lead,
    // The pictures may show a person whom the article no longer names, so lists show none.
    picture: null,
  }
  // Uses the original fields: without its author, the article could get other terms.
  const termsRulePosition = findTermsRulePosition(fields, edition.rightsRules)
  const summary = { ...summariseArticle(releasedArticle, edition, editions), termsRulePosition }
  const formerAddresses = structuredClone([
    formerAddressWithNames,
    ...listFormerAddresses(fields, edition, editions),
  ])
  const earlierAddresses = formerAddresses.map((formerAddress) => formerAddress.address)
  const marks = createArticleMarks(articleFile, earlierAddresses, editions)
  return {
    summary: { ...summary, formerly: formerAddresses },
    marks,
    namesFingerprint: computeNamesFingerprint(articleFile),
  }
}
