import { hash } from 'node:crypto'
import type { ArticleDocument, PageDocument } from '../../model/document.ts'
import { createArchiveUrlResolver } from '../content/body/archive-resolver.ts'
import type { UrlResolver } from '../content/body/relink-tree.ts'
import { renderBody } from '../content/body/render-body.ts'
import { readArticleFile, readPageFile } from '../content/files/article-file.ts'
import { ContentFaultError, createChangedFileError } from '../content/files/content-fault.ts'
import type { ValueOrFaults } from '../content/files/yaml-file.ts'
import { createReplacerIfAnonymised } from '../content/names/anonymise.ts'
import type { ArticleSummary } from './articles/article-summary.ts'
import { assembleDocument, type EditionDocumentSettings } from './articles/assemble-document.ts'
import { findDocumentSizeFault } from './articles/document-size.ts'
import type { ContentSurvey, PageFile } from './content-survey.ts'
import { findShownPictureNames, mergeSmallerCopies } from './pictures/edition-pictures.ts'
import { createTakedownAdapter } from './takedown/takedown-resolver.ts'

/**
 * Returns the content of a file that was valid when it was surveyed. @throws ContentFaultError if it is no longer
 * valid
 */
function requireStillValid<Value>(checkResult: ValueOrFaults<Value>, file: string): Value {
  if ('faults' in checkResult) throw createChangedFileError(file)
  return checkResult.value
}

/** Returns the JSON of a document. @throws ContentFaultError if it is too large to publish */
function stringifyWithinSizeLimit(file: string, document: ArticleDocument | PageDocument): string {
  const documentJson = JSON.stringify(document)
  const sizeFault = findDocumentSizeFault(file, documentJson)
  if (sizeFault) throw new ContentFaultError(sizeFault)
  return documentJson
}

/** The settings on which an edition's documents depend. */
interface DocumentRules extends EditionDocumentSettings {
  /** Maps the URLs in bodies to addresses. */
  resolver: UrlResolver
}

/** Looks up an edition's rules by its id. */
export type GetDocumentRules = (edition: string) => DocumentRules

/**
 * Creates a function that returns an edition's rules. The resolver in the rules maps URLs to addresses in the archive,
 * and removes links to withdrawn articles.
 */
export function createDocumentRulesLookup(survey: ContentSurvey): GetDocumentRules {
  const { configuredEditions, editionPictures } = survey
  const adaptToTakedowns = createTakedownAdapter(survey)
  const mediaNameByUrl = new Map(editionPictures.flatMap((edition) => [...edition.mediaNameByUrl]))
  const smallerCopies = mergeSmallerCopies(editionPictures)
  const mediaFolders = configuredEditions.map(({ id }) => survey.contentFolder.resolveMediaFolder(id))
  const rulesByEdition = new Map(
    configuredEditions.map((edition) => {
      const resolver = adaptToTakedowns(
        createArchiveUrlResolver(edition, configuredEditions, {
          mediaNameByUrl,
          smallerCopies,
          mediaFolders,
        }),
      )
      return [edition.id, { resolver, publishesComments: edition.comments, rightsRules: edition.rightsRules }]
    }),
  )
  return (editionId) => {
    const documentRules = rulesByEdition.get(editionId)
    if (!documentRules) throw new Error(`there is no edition ${editionId}`)
    return documentRules
  }
}

/** Creates an article's document from its file. @throws ContentFaultError if the file is no longer valid */
export async function createArticleDocument(
  summary: ArticleSummary,
  rulesOf: GetDocumentRules,
): Promise<ArticleDocument> {
  const { fields, markdown } = requireStillValid(await readArticleFile(summary.file), summary.file)
  const rules = rulesOf(summary.edition)
  const body = renderBody(markdown, rules.resolver, {
    nameReplacer: createReplacerIfAnonymised(fields),
    isDated: fields.published !== null,
  })
  return assembleDocument(summary, { fields, body }, rules)
}

/**
 * Creates a page's document from its file. @throws ContentFaultError if the file is no longer valid, or the document
 * is too large
 */
export async function createPageDocument(
  { file, edition, address }: PageFile,
  rulesOf: GetDocumentRules,
): Promise<PageDocument> {
  const { fields, markdown } = requireStillValid(await readPageFile(file), file)
  const body = renderBody(markdown, rulesOf(edition).resolver)
  const document: PageDocument = { kind: 'page', edition, address, ...fields, body }
  stringifyWithinSizeLimit(file, document)
  return document
}

/**
 * Renders the introductions of the editions and of the archive, and adds them and their pictures to the survey. Links
 * in the archive's introduction are resolved as in the first edition.
 */
export function addRenderedIntroductions(survey: ContentSurvey, rulesOf: GetDocumentRules): void {
  for (const [edition, markdown] of survey.introductionMarkdownByEdition) {
    const editionId = edition ?? survey.configuredEditions[0]?.id
    const body = renderBody(markdown, editionId === undefined ? undefined : rulesOf(editionId).resolver)
    survey.introductionByEdition.set(edition, body)
    for (const name of findShownPictureNames(body)) survey.shownPictureNames.add(name)
  }
}

/**
 * Creates the documents that depend on other articles: those of anonymised articles, and of articles that link to
 * taken-down articles. Adds the documents and the names of their pictures to the survey.
 */
export async function setDependentDocuments(survey: ContentSurvey, rulesOf: GetDocumentRules): Promise<void> {
  for (const [index, article] of survey.articles.entries()) {
    const documentReference = survey.documents.at(index)
    const { resolveTakenDownUrl } = rulesOf(article.edition).resolver
    if (
      documentReference.location !== null &&
      documentReference.archiveUrls.every((url) => resolveTakenDownUrl(url) === null)
    )
      continue
    const document = await createArticleDocument(article, rulesOf)
    const documentJson = stringifyWithinSizeLimit(article.file, document)
    survey.documents.set(index, {
      ...documentReference,
      documentDigest: hash('sha256', documentJson),
      text: documentJson,
    })
    for (const name of findShownPictureNames(document.body)) survey.shownPictureNames.add(name)
  }
}
