import path from 'node:path'
import type { PageLink, PublishedEdition } from '../../model/configuration.ts'
import type { Archive, Edition } from '../../model/edition.ts'
import { isSlug } from '../../model/slug.ts'
import { readPage } from '../content/article-file.ts'
import { readConfiguration } from '../content/configuration.ts'
import type { Fault } from '../content/fault.ts'
import { filesBelow } from '../content/walk.ts'
import type { Progress } from '../progress.ts'
import { type EditionMedia, surveyMedia } from './media.ts'
import type { Setting } from './rendering/article-renderer.ts'
import type { KeptArticle } from './rendering/kept-article.ts'
import type { Rendering } from './rendering/rendering.ts'
import type { Summary } from './summary.ts'

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
  /** The document of each article, in their order. */
  documents: Pick<KeptArticle, 'digest' | 'place'>[]
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

async function surveyArticles(
  survey: Survey,
  edition: string,
  { rendering, progress }: Means,
): Promise<void> {
  for await (const outcome of rendering.articles(edition)) {
    const { file } = outcome
    survey.faults.push(...nameFault(file), ...('faults' in outcome ? outcome.faults : []))
    if ('kept' in outcome) {
      const { summary, digest, place } = outcome.kept
      survey.articles.push({ ...summary, file })
      survey.documents.push({ digest, place })
    }
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

/** What must be known of a content folder before an article can be read. */
export type Basis = Pick<Survey, 'content' | 'archive' | 'configured' | 'media'>

/** Reads and checks the configuration of a content folder, and looks at its pictures. */
export async function readBasis(content: string): Promise<Basis | Fault[]> {
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) return configuration.faults
  const { archive, editions } = configuration.value
  const media: EditionMedia[] = []
  for (const { id } of editions) media.push(await surveyMedia(content, id))
  return { content, archive, configured: editions, media }
}

/** What an article's document depends on: of the editions, what addresses follow from, and nothing else. */
export const settingOf = ({ content, configured, media }: Basis): Setting => ({
  content,
  editions: configured.map(({ id, hosts, query }) => ({ id, hosts, query })),
  pictures: new Map(media.flatMap(({ list }) => [...list])),
})

interface Means {
  rendering: Rendering
  progress: Progress
}

/** Reads and checks a whole content folder. Its faults are all there are, not only the first. */
export async function surveyContent(basis: Basis, means: Means): Promise<Survey> {
  const survey: Survey = { ...basis, editions: [], articles: [], documents: [], pages: [], faults: [] }
  for (const edition of basis.configured) {
    const before = survey.articles.length
    await surveyArticles(survey, edition.id, means)
    const pages = await surveyPages(survey, edition)
    survey.editions.push({ ...edition, articles: survey.articles.length - before, pages })
  }
  await means.rendering.finish()
  return survey
}
