import { hash } from 'node:crypto'
import type { ArticleDocument, PageDocument } from '../../model/document.ts'
import { createArchiveResolver } from '../content/body/archive-resolver.ts'
import type { UrlResolver } from '../content/body/relink.ts'
import { renderBody } from '../content/body/render-body.ts'
import { readArticleFile, readPageFile } from '../content/files/article-file.ts'
import { ContentFaultError, fileFault } from '../content/files/content-fault.ts'
import type { MediaList } from '../content/files/media-list.ts'
import type { CheckResult } from '../content/files/yaml-file.ts'
import { nameReplacerFor, toReleasedFields } from '../content/names/anonymise.ts'
import type { ArticleSummary } from './articles/article-summary.ts'
import { checkDocumentSize } from './articles/document-size.ts'
import type { ContentSurvey, PageFile } from './content-survey.ts'
import { findShownPictures } from './pictures/edition-pictures.ts'
import { createTakedownResolver } from './takedown/takedown-resolver.ts'

/** A file that was read a moment ago without faults. @throws when it changed meanwhile */
function unchangedSince<Value>(checked: CheckResult<Value>, file: string): Value {
  if ('faults' in checked)
    throw new ContentFaultError(fileFault(file, 'changed while it was being published: publish again'))
  return checked.value
}

/** @throws FaultError when a document is too long to be published */
function requireShort(file: string, text: string): void {
  const fault = checkDocumentSize(file, text)
  if (fault) throw new ContentFaultError(fault)
}

/** How URLs are led into the archive from the bodies of an edition, by its id. */
export type EditionResolvers = (edition: string) => UrlResolver

/** How URLs are led into the archive, and away from what it does not show. */
export function createResolvers(survey: ContentSurvey): EditionResolvers {
  const { configured, media } = survey
  const takenDown = createTakedownResolver(survey)
  const pictures: MediaList = new Map(media.flatMap(({ list }) => [...list]))
  const resolvers = new Map(
    configured.map((edition) => [
      edition.id,
      takenDown(createArchiveResolver(edition, configured, pictures)),
    ]),
  )
  return (edition) => {
    const resolver = resolvers.get(edition)
    if (!resolver) throw new Error(`there is no edition ${edition}`)
    return resolver
  }
}

/** An article's document, as the release has it. @throws when its file changed meanwhile */
export async function createArticleDocument(
  { file, edition, address }: ArticleSummary,
  links: EditionResolvers,
): Promise<ArticleDocument> {
  const { fields, markdown } = unchangedSince(await readArticleFile(file), file)
  const body = renderBody(markdown, links(edition), nameReplacerFor(fields))
  return { kind: 'article', edition, address, fields: toReleasedFields(fields), body }
}

/** A page's document. @throws when its file changed meanwhile */
export async function createPageDocument(
  { file, edition, address }: PageFile,
  links: EditionResolvers,
): Promise<PageDocument> {
  const { fields, markdown } = unchangedSince(await readPageFile(file), file)
  const document: PageDocument = {
    kind: 'page',
    edition,
    address,
    ...fields,
    body: renderBody(markdown, links(edition)),
  }
  requireShort(file, JSON.stringify(document))
  return document
}

/** Makes the documents that depend on other articles: those without names, and those that link to what is not shown. */
export async function completeDocuments(survey: ContentSurvey, links: EditionResolvers): Promise<void> {
  for (const [index, article] of survey.articles.entries()) {
    const known = survey.documents[index]
    const { takenDown } = links(article.edition)
    if (!known || (known.place !== null && !known.links.some((url) => takenDown(url) !== null))) continue
    const document = await createArticleDocument(article, links)
    const text = JSON.stringify(document)
    requireShort(article.file, text)
    survey.documents[index] = { ...known, digest: hash('sha256', text), text }
    for (const name of findShownPictures(document.body)) survey.shown.add(name)
  }
}
