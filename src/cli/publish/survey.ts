import path from 'node:path'
import type { PageLink, PublishedEdition } from '../../model/configuration.ts'
import type { Archive, Edition } from '../../model/edition.ts'
import { isSlug } from '../../model/slug.ts'
import { readArticle, readPage } from '../content/article-file.ts'
import { readConfiguration } from '../content/configuration.ts'
import type { Fault } from '../content/fault.ts'
import { filesBelow } from '../content/walk.ts'
import type { Progress } from '../progress.ts'
import { type EditionMedia, surveyMedia } from './media.ts'
import { type Summary, summarise } from './summary.ts'

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
  articles: Summary[]
  pages: PageFile[]
  media: EditionMedia[]
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

async function surveyArticles(survey: Survey, edition: Edition, progress: Progress): Promise<void> {
  for await (const file of filesBelow(path.join(survey.content, edition.id, 'articles'), '.md')) {
    const checked = await readArticle(file)
    survey.faults.push(...nameFault(file), ...('faults' in checked ? checked.faults : []))
    if ('value' in checked) survey.articles.push(summarise(checked.value, edition, survey.configured))
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
    pages: [],
    media: [],
    faults: [],
  }
  for (const edition of editions) {
    const before = survey.articles.length
    await surveyArticles(survey, edition, progress)
    const pages = await surveyPages(survey, edition)
    survey.media.push(await surveyMedia(content, edition.id))
    survey.editions.push({ ...edition, articles: survey.articles.length - before, pages })
  }
  return survey
}
