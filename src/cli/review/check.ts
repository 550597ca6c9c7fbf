import type { Finding } from './finding.ts'
import type { ReviewedArticle } from './reviewed-article.ts'

/** A finding without the path of its file. */
export type ArticleFinding = Omit<Finding, 'file'>

/** Checks one article. Returns findings for a person to look at. */
export type ArticleCheck = (article: ReviewedArticle) => ArticleFinding[]

export const createFieldFinding = (
  { findFieldLine }: ReviewedArticle,
  kind: Finding['kind'],
  { path, text }: { path: readonly PropertyKey[]; text: string },
): ArticleFinding => ({ kind, line: findFieldLine(path), field: path.join('.'), text })

/** Creates a finding about the body, on the first line that contains `words`. */
export const createBodyFinding = (
  { findLineContaining }: ReviewedArticle,
  kind: Finding['kind'],
  { words = '', text }: { words?: string; text: string },
): ArticleFinding => ({ kind, line: findLineContaining(words), field: '', text })
