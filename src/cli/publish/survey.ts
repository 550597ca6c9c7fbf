import { existsSync } from 'node:fs'
import path from 'node:path'
import type { SizedPicture } from '../../model/document.ts'
import { createArchiveUrlResolver } from '../content/body/archive-resolver.ts'
import type { UrlResolver } from '../content/body/relink-tree.ts'
import { readAboutFile } from '../content/files/about-file.ts'
import { readPageFile } from '../content/files/article-file.ts'
import type { ConfiguredEdition } from '../content/files/configuration.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import type { ContentFolder } from '../content/files/content-folder.ts'
import type { PatternVerdictStore } from '../content/patterns/is-safe-pattern.ts'
import type { ProgressCounter } from '../progress.ts'
import { listLargestSections } from './articles/largest-sections.ts'
import { findUnusedCitedNames } from './articles/unused-cited-names.ts'
import { findUnusedRightsRules } from './articles/unused-rights-rules.ts'
import { listZoneOffsets } from './articles/zone-offsets.ts'
import type { ContentConfiguration, ContentSurvey, PageFile } from './content-survey.ts'
import { type EditionPictures, mergeSmallerCopies, surveyPictures } from './pictures/edition-pictures.ts'
import { surveyLogos } from './pictures/survey-logos.ts'
import type { CachedRenderer } from './rendering/cached-renderer.ts'
import { DocumentTable } from './rendering/document-table.ts'
import type { RenderingContext } from './rendering/rendering-context.ts'
import type { ScratchFile } from './rendering/scratch-file.ts'
import { findFileNameFaults, surveyArticle } from './survey-article.ts'
import { hidePictures } from './takedown/takedown-resolver.ts'
import { findUnusedWithholdRules } from './takedown/unused-withhold-rules.ts'
import { findWithheldPictures, removeWithheldPictures } from './takedown/withheld-pictures.ts'

/** Reads and checks a content folder's configuration, logos and picture lists. @returns faults if it cannot be used */
export async function readContentConfiguration(
  contentFolder: ContentFolder,
  verdictStore?: PatternVerdictStore,
): Promise<ContentConfiguration | ContentFault[]> {
  const configuration = await contentFolder.readConfiguration(verdictStore)
  if ('faults' in configuration) return configuration.faults
  const { archive, editions } = configuration.value
  const editionIds = editions.map(({ id }) => id)
  const { faults, ...logoSurvey } = await surveyLogos(contentFolder, editionIds)
  const allPictures: EditionPictures[] = [...logoSurvey.editionPictures]
  for (const id of editionIds)
    allPictures.push(await surveyPictures(contentFolder.resolveMediaFolder(id), id))
  const { withheldPictures, problems } = findWithheldPictures(contentFolder, allPictures, editions)
  const withheldDigests = new Set(withheldPictures.map(({ digest }) => digest))
  const editionPictures = allPictures.map((edition) => removeWithheldPictures(edition, withheldDigests))
  const isShown = ([, { path: address }]: [unknown, SizedPicture]) =>
    !withheldPictures.some(({ entry }) => entry.address === address)
  const logos = new Map([...logoSurvey.logos].filter(isShown))
  return {
    contentFolder,
    archive,
    configuredEditions: editions,
    editionPictures,
    logos,
    withheldPictures,
    problems,
    faults: [...faults, ...allPictures.flatMap(({ listFaults }) => listFaults)],
  }
}

/**
 * Selects the settings that affect articles' documents. Changing any other setting does not cause articles to be
 * rendered again.
 */
export const toRenderingContext = (configuration: ContentConfiguration): RenderingContext => ({
  origin: configuration.archive.url,
  editions: configuration.configuredEditions.map(
    ({ id, language, hosts, query, comments, rightsRules, withhold: { agency, author } }) => ({
      id,
      language,
      hosts,
      query,
      publishesComments: comments,
      rightsRules,
      withhold: { agency, author },
    }),
  ),
  mediaNameByUrl: new Map(configuration.editionPictures.flatMap(({ mediaNameByUrl }) => [...mediaNameByUrl])),
  smallerCopies: mergeSmallerCopies(configuration.editionPictures),
  mediaFolders: configuration.configuredEditions.map(({ id }) =>
    configuration.contentFolder.resolveMediaFolder(id),
  ),
  withheldDigests: new Set(configuration.withheldPictures.map(({ digest }) => digest)),
})

async function surveyPages(
  contentFolder: ContentFolder,
  editionId: string,
): Promise<{ pages: PageFile[]; faults: ContentFault[] }> {
  const [pages, faults]: [PageFile[], ContentFault[]] = [[], []]
  for await (const file of contentFolder.listPageFiles(editionId)) {
    faults.push(...findFileNameFaults(file))
    const checkResult = await readPageFile(file)
    if ('faults' in checkResult) faults.push(...checkResult.faults)
    else {
      const { headline } = checkResult.value.fields
      const address = `/${editionId}/pages/${path.basename(file, '.md')}`
      pages.push({ address, headline, file, edition: editionId })
    }
  }
  return { pages, faults }
}

async function surveyIntroduction(survey: ContentSurvey, editionId: string | null): Promise<void> {
  const aboutTextOrFault = await readAboutFile(survey.contentFolder.resolveAboutFile(editionId))
  if (typeof aboutTextOrFault === 'string')
    survey.introductionMarkdownByEdition.set(editionId, aboutTextOrFault)
  else if (aboutTextOrFault) survey.faults.push(aboutTextOrFault)
}

/** The renderer of articles, the file for their excerpts, and the display of progress. */
interface ReadingTools {
  renderer: CachedRenderer
  excerpts: ScratchFile
  progress: ProgressCounter
}

/** Creates a resolver for uncached articles that finds their pictures but does not measure them. */
function createPictureResolver(survey: ContentSurvey, edition: ConfiguredEdition): UrlResolver {
  const { mediaNameByUrl, withheldDigests } = toRenderingContext(survey)
  return hidePictures(
    createArchiveUrlResolver(edition, survey.configuredEditions, {
      mediaNameByUrl,
      smallerCopies: new Map(),
      mediaFolders: [],
    }),
    withheldDigests,
  )
}

async function surveyEdition(
  survey: ContentSurvey,
  edition: ConfiguredEdition,
  { renderer, excerpts, progress }: ReadingTools,
): Promise<void> {
  const matchedNames = { agency: new Set<string>(), author: new Set<string>() }
  const resolver = createPictureResolver(survey, edition)
  const surveyedEdition = { edition, matchedNames, resolver, excerpts }
  const articleCountBefore = survey.articles.length
  for await (const renderResult of renderer.renderArticles(edition.id)) {
    await surveyArticle(survey, renderResult, surveyedEdition)
    progress.step('reading')
  }
  const articlesFolder = survey.contentFolder.resolveArticlesFolder(edition.id)
  if (!existsSync(articlesFolder)) survey.missingFolders.push({ edition: edition.id, folder: articlesFolder })
  const articles = survey.articles.slice(articleCountBefore)
  const { pages: pageFiles, faults } = await surveyPages(survey.contentFolder, edition.id)
  survey.pages.push(...pageFiles)
  survey.faults.push(...faults)
  const pages = pageFiles.map(({ address, headline }) => ({ address, headline }))
  survey.problems.push(...findUnusedWithholdRules(survey.contentFolder, edition, matchedNames))
  const editionFile = survey.contentFolder.resolveEditionFile(edition.id)
  survey.problems.push(...findUnusedRightsRules(editionFile, edition, articles))
  survey.problems.push(...findUnusedCitedNames(editionFile, edition, articles))
  const {
    withhold: _withhold,
    rightsRules: _rightsRules,
    take: _take,
    comments: _comments,
    allowsBulkDownload: _allowsBulkDownload,
    ...publishedSettings
  } = edition
  const offsets = listZoneOffsets(edition.timeZone, articles)
  const sections = listLargestSections(edition.id, articles)
  const logo = survey.logos.get(edition.id) ?? null
  survey.editions.push({ ...publishedSettings, logo, articles: articles.length, pages, sections, offsets })
}

async function countArticleFiles(configuration: ContentConfiguration): Promise<number> {
  const { contentFolder, configuredEditions } = configuration
  let count = 0
  for (const { id } of configuredEditions) for await (const _ of contentFolder.listArticleFiles(id)) count++
  return count
}

/** Reads and checks a whole content folder, and updates the cache. The survey contains all faults that were found. */
export async function surveyContent(
  configuration: ContentConfiguration,
  tools: ReadingTools,
): Promise<ContentSurvey> {
  const survey: ContentSurvey = {
    ...configuration,
    editions: [],
    articles: [],
    documents: new DocumentTable(),
    shownPictureNames: new Set([...configuration.logos.values()].map((logo) => path.basename(logo.path))),
    anonymisedArticles: [],
    withdrawnArticles: [],
    pages: [],
    introductionMarkdownByEdition: new Map(),
    introductionByEdition: new Map(),
    missingFolders: [],
    faults: [...configuration.faults],
  }
  tools.progress.expect('reading', () => countArticleFiles(configuration))
  for (const id of [null, ...configuration.configuredEditions.map((edition) => edition.id)])
    await surveyIntroduction(survey, id)
  for (const edition of configuration.configuredEditions) await surveyEdition(survey, edition, tools)
  await tools.renderer.cleanAndSaveCache()
  return survey
}
