import type { ArticleFields, DocumentBody } from '../../../model/article.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import type { TermsRule } from '../../../model/terms.ts'
import { anonymiseTerms, toReleasedFields } from '../../content/names/anonymise.ts'
import type { ArticleSummary } from './article-summary.ts'

/** The edition settings that determine what the edition's documents contain. */
export interface EditionDocumentSettings {
  /** True if the edition publishes readers' comments. */
  publishesComments: boolean
  rightsRules: readonly TermsRule[]
}

/** Assembles the document of an article from its fields and its rendered body. */
export function assembleDocument(
  { edition, address, termsRulePosition }: Pick<ArticleSummary, 'edition' | 'address' | 'termsRulePosition'>,
  { fields, body }: { fields: ArticleFields; body: DocumentBody },
  { publishesComments, rightsRules }: EditionDocumentSettings,
): ArticleDocument {
  const releasedFields = toReleasedFields(fields)
  const terms = rightsRules[termsRulePosition ?? -1]?.terms ?? null
  return {
    kind: 'article',
    edition,
    address,
    fields: publishesComments ? releasedFields : { ...releasedFields, comments: [] },
    terms: terms && anonymiseTerms(terms, fields),
    body,
  }
}
