import path from 'node:path'
import { isSlug, slugify } from '../../model/slug.ts'
import type { UrlResolver } from '../content/body/relink-tree.ts'
import { type ParsedArticleFile, readArticleFile } from '../content/files/article-file.ts'
import type { ConfiguredEdition } from '../content/files/configuration.ts'
import { type ContentFault, createFileFault } from '../content/files/content-fault.ts'
import { type ContentSurvey, toDocumentReference } from './content-survey.ts'
import type { FileRenderResult } from './rendering/cached-renderer.ts'
import type { ScratchFile } from './rendering/scratch-file.ts'
import { SurveyedSummary } from './rendering/surveyed-summary.ts'
import { toAnonymisedArticle } from './takedown/anonymised-articles.ts'
import type { MatchedRuleNames } from './takedown/unused-withhold-rules.ts'
import { findMatchingRuleNames, toWithdrawnArticle } from './takedown/withdrawn-articles.ts'

const describeUnsuitableName = (fileName: string): string =>
  `has a name that cannot be part of an address: rename the file, for example to ${slugify(fileName) || 'article-1'}.md (only a-z, 0-9 and single hyphens)`

/** Returns a fault if the name of an article's or page's file cannot be part of an address. */
export const findFileNameFaults = (file: string): ContentFault[] =>
  isSlug(path.basename(file, '.md'))
    ? []
    : [createFileFault(file, describeUnsuitableName(path.basename(file, '.md')))]

const noNeutralAddressReason =
  'lacks a slug: without one, and without the field source, the archive cannot give the article an address that contains no names. Add one to status, such as slug: anonymised-27'

/** An edition whose articles are being surveyed, and the tools for surveying them. */
interface SurveyedEdition {
  edition: ConfiguredEdition
  matchedNames: MatchedRuleNames
  /** Resolves the pictures of articles that are not in the cache. */
  resolver: UrlResolver
  excerpts: ScratchFile
}

/**
 * Adds a takedown candidate to the survey as a withdrawn or an anonymised article. Reports a problem if the article
 * needs an address without names but has none.
 */
function surveyTakenDownArticle(
  survey: ContentSurvey,
  article: ParsedArticleFile,
  { edition, matchedNames, resolver }: SurveyedEdition,
): void {
  const { agency, author } = findMatchingRuleNames(article.fields, edition.withhold)
  for (const name of agency) matchedNames.agency.add(name)
  for (const name of author) matchedNames.author.add(name)
  const editions = survey.configuredEditions
  const matchesRule = agency.length + author.length > 0
  const withdrawnArticle = toWithdrawnArticle(article, { edition, editions, matchesRule })
  const anonymisedArticle = withdrawnArticle
    ? null
    : toAnonymisedArticle(article, edition, { editions, resolver })
  if (withdrawnArticle) survey.withdrawnArticles.push(withdrawnArticle)
  else if (anonymisedArticle) {
    survey.anonymisedArticles.push(anonymisedArticle)
    survey.articles.push(anonymisedArticle.summary)
    survey.documents.push({ documentDigest: '', archiveUrls: [], location: null, text: null })
  } else survey.problems.push({ file: article.file, field: ['status'], reason: noNeutralAddressReason })
}

/** Adds an article or its faults to a survey. */
export async function surveyArticle(
  survey: ContentSurvey,
  renderResult: FileRenderResult,
  surveyedEdition: SurveyedEdition,
): Promise<void> {
  const { file } = renderResult
  survey.faults.push(...findFileNameFaults(file))
  if ('faults' in renderResult) survey.faults.push(...renderResult.faults)
  else if ('renderedArticle' in renderResult) {
    const { summary, shownPictureNames } = renderResult.renderedArticle
    survey.articles.push(new SurveyedSummary(summary, file, surveyedEdition.excerpts))
    survey.documents.push(toDocumentReference(renderResult.renderedArticle))
    for (const name of shownPictureNames) survey.shownPictureNames.add(name)
  } else {
    const checkResult = await readArticleFile(file)
    if ('faults' in checkResult) survey.faults.push(...checkResult.faults)
    else surveyTakenDownArticle(survey, checkResult.value, surveyedEdition)
  }
}
