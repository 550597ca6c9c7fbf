import path from 'node:path'
import type { ArticleFields } from '../../model/article.ts'
import type { PageLink, PublishedEdition } from '../../model/configuration.ts'
import type { Archive, Edition } from '../../model/edition.ts'
import { isSlug } from '../../model/slug.ts'
import { type ContentFile, faultIn, readArticle, readPage } from '../content/article-file.ts'
import { type ConfiguredEdition, readConfiguration } from '../content/configuration.ts'
import type { Fault } from '../content/fault.ts'
import { filesBelow } from '../content/walk.ts'
import type { Progress } from '../progress.ts'
import { type Anonymised, anonymisedOf } from './anonymised.ts'
import { type EditionMedia, surveyMedia } from './media.ts'
import { type Summary, summarise } from './summary.ts'
import { type UsedRules, unusedRules } from './unused-rules.ts'
import { rulesFor, type Withdrawn, withdrawnOf } from './withdrawn.ts'
import { type WithheldPicture, withholdPictures } from './withheld-pictures.ts'

/** A page's file, and what menus need of it. */
export interface PageFile extends PageLink {
  file: string
  edition: string
}

/** Everything in a content folder, read and checked once, without the bodies. */
export interface Survey {
  content: string
  archive: Archive
  /** As they are configured, and as they will be published. */
  configured: Edition[]
  editions: PublishedEdition[]
  /** Those that the release shows. */
  articles: Summary[]
  /** Those of them whose names are replaced. */
  anonymised: Anonymised[]
  /** Those that it does not show. */
  withdrawn: Withdrawn[]
  pages: PageFile[]
  /** Without the pictures that are withheld. */
  media: EditionMedia[]
  withheldPictures: WithheldPicture[]
  faults: Fault[]
}

const nameFault = (file: string): Fault[] =>
  isSlug(path.basename(file, '.md'))
    ? []
    : [
        {
          file,
          line: 1,
          field: '',
          reason: 'has a name that cannot be part of an address: use a-z, 0-9 and single hyphens',
        },
      ]

const noNeutralAddress =
  'leaves nothing to make a neutral address of, since the article has no source: write a slug, such as anonymised-1'

/** Shows an article, with or without its names, or not. */
async function surveyArticle(
  survey: Survey,
  content: ContentFile<ArticleFields>,
  { edition, used }: { edition: ConfiguredEdition; used: UsedRules },
): Promise<void> {
  const { agency, author } = rulesFor(content.fields, edition.withhold)
  for (const name of agency) used.agency.add(name)
  for (const name of author) used.author.add(name)
  const ruled = agency.length + author.length > 0
  const withdrawn = withdrawnOf(content, { edition, editions: survey.configured, ruled })
  if (withdrawn) survey.withdrawn.push(withdrawn)
  else if (content.fields.status?.is !== 'anonymised')
    survey.articles.push(summarise(content, edition, survey.configured))
  else {
    const anonymised = anonymisedOf(content, edition, survey.configured)
    if (!anonymised) survey.faults.push(await faultIn(content.file, ['status'], noNeutralAddress))
    else {
      survey.anonymised.push(anonymised)
      survey.articles.push(anonymised.summary)
    }
  }
}

async function surveyArticles(
  survey: Survey,
  { edition, used }: { edition: ConfiguredEdition; used: UsedRules },
  progress: Progress,
): Promise<void> {
  for await (const file of filesBelow(path.join(survey.content, edition.id, 'articles'), '.md')) {
    const checked = await readArticle(file)
    survey.faults.push(...nameFault(file), ...('faults' in checked ? checked.faults : []))
    if ('value' in checked) await surveyArticle(survey, checked.value, { edition, used })
    progress.step('reading')
  }
}

async function surveyPages(survey: Survey, edition: Edition): Promise<PageLink[]> {
  const links: PageLink[] = []
  for await (const file of filesBelow(path.join(survey.content, edition.id, 'pages'), '.md')) {
    const checked = await readPage(file)
    survey.faults.push(...nameFault(file), ...('faults' in checked ? checked.faults : []))
    if ('faults' in checked) continue
    const link = {
      address: `/${edition.id}/pages/${path.basename(file, '.md')}`,
      headline: checked.value.fields.headline,
    }
    survey.pages.push({ ...link, file, edition: edition.id })
    links.push(link)
  }
  return links
}

/** Reads and checks a whole content folder. Its faults are all there are, not only the first. */
export async function surveyContent(content: string, progress: Progress): Promise<Survey | Fault[]> {
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) return configuration.faults
  const { archive, editions } = configuration.value
  const survey: Survey = {
    content,
    archive,
    configured: editions,
    editions: [],
    articles: [],
    anonymised: [],
    withdrawn: [],
    pages: [],
    media: [],
    withheldPictures: [],
    faults: [],
  }
  for (const edition of editions) {
    const before = survey.articles.length
    const used = { agency: new Set<string>(), author: new Set<string>() }
    await surveyArticles(survey, { edition, used }, progress)
    const pages = await surveyPages(survey, edition)
    survey.media.push(await surveyMedia(content, edition.id))
    survey.faults.push(...(await unusedRules(content, edition, used)))
    const { withhold: _, ...published } = edition
    survey.editions.push({ ...published, articles: survey.articles.length - before, pages })
  }
  const pictures = await withholdPictures(content, survey.media, editions)
  return { ...survey, ...pictures, faults: [...survey.faults, ...pictures.faults] }
}
