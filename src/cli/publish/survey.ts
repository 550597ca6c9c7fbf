import path from 'node:path'
import type { ArticleFields } from '../../model/article.ts'
import type { PageLink } from '../../model/configuration.ts'
import type { Edition } from '../../model/edition.ts'
import { isSlug } from '../../model/slug.ts'
import {
  articleFieldFault,
  type ContentFile,
  readArticleFile,
  readPageFile,
} from '../content/files/article-file.ts'
import { type ConfiguredEdition, readConfiguration } from '../content/files/configuration.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { listFilesBelow } from '../content/files/list-files.ts'
import type { Progress } from '../progress.ts'
import { listZoneOffsets } from './articles/zone-offsets.ts'
import type { ArticleText, ContentBasis, ContentSurvey } from './content-survey.ts'
import { type EditionPictures, surveyPictures } from './pictures/edition-pictures.ts'
import type { RenderingSetting } from './rendering/article-renderer.ts'
import type { ArticleOutcome, CachedRenderer } from './rendering/cached-renderer.ts'
import { anonymiseArticle } from './takedown/anonymised-articles.ts'
import { findUnusedRules, type MatchedRules } from './takedown/unused-rules.ts'
import { matchRules, withdrawArticle } from './takedown/withdrawn-articles.ts'
import { withholdPictures } from './takedown/withheld-pictures.ts'

const nameFault = (file: string): ContentFault[] =>
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

interface Rules {
  edition: ConfiguredEdition
  used: MatchedRules
}

/** Its document is made once it is known what else is not shown. */
const unmade: ArticleText = { digest: '', links: [], place: null, text: null }

/** Shows an article whose status or credits are a rule's concern, with or without its names, or not. */
async function surveyApart(
  survey: ContentSurvey,
  content: ContentFile<ArticleFields>,
  { edition, used }: Rules,
): Promise<void> {
  const { agency, author } = matchRules(content.fields, edition.withhold)
  for (const name of agency) used.agency.add(name)
  for (const name of author) used.author.add(name)
  const ruled = agency.length + author.length > 0
  const withdrawn = withdrawArticle(content, { edition, editions: survey.configured, ruled })
  if (withdrawn) {
    survey.withdrawn.push(withdrawn)
    return
  }
  const anonymised = anonymiseArticle(content, edition, survey.configured)
  if (!anonymised) survey.faults.push(await articleFieldFault(content.file, ['status'], noNeutralAddress))
  else {
    survey.anonymised.push(anonymised)
    survey.articles.push(anonymised.summary)
    survey.documents.push({ ...unmade })
  }
}

async function surveyOutcome(survey: ContentSurvey, outcome: ArticleOutcome, rules: Rules): Promise<void> {
  const { file } = outcome
  survey.faults.push(...nameFault(file), ...('faults' in outcome ? outcome.faults : []))
  if ('kept' in outcome) {
    const { summary, digest, links, shown, place } = outcome.kept
    survey.articles.push({ ...summary, file })
    survey.documents.push({ digest, links, place, text: null })
    for (const name of shown) survey.shown.add(name)
  } else if ('apart' in outcome) {
    const checked = await readArticleFile(file)
    if ('faults' in checked) survey.faults.push(...checked.faults)
    else await surveyApart(survey, checked.value, rules)
  }
}

async function surveyArticles(
  survey: ContentSurvey,
  rules: Rules,
  { rendering, progress }: Means,
): Promise<void> {
  for await (const outcome of rendering.articles(rules.edition.id)) {
    await surveyOutcome(survey, outcome, rules)
    progress.step('reading')
  }
}

async function surveyPages(survey: ContentSurvey, edition: Edition): Promise<PageLink[]> {
  const links: PageLink[] = []
  for await (const file of listFilesBelow(path.join(survey.content, edition.id, 'pages'), '.md')) {
    const checked = await readPageFile(file)
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

/** Reads and checks the configuration of a content folder, and looks at its pictures. */
export async function readBasis(content: string): Promise<ContentBasis | ContentFault[]> {
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) return configuration.faults
  const { archive, editions } = configuration.value
  const media: EditionPictures[] = []
  for (const { id } of editions) media.push(await surveyPictures(content, id))
  return { content, archive, configured: editions, ...(await withholdPictures(content, media, editions)) }
}

/** What an article's document depends on: of the editions, what addresses follow from, its language and its rules, and nothing else. */
export const toRenderingSetting = ({
  content,
  archive,
  configured,
  media,
  withheldPictures,
}: ContentBasis): RenderingSetting => ({
  content,
  origin: archive.url,
  editions: configured.map(({ id, language, hosts, query, withhold: { agency, author } }) => ({
    ...{ id, language, hosts, query },
    withhold: { agency, author },
  })),
  pictures: new Map(media.flatMap(({ list }) => [...list])),
  withheld: new Set(withheldPictures.map(({ digest }) => digest)),
})

interface Means {
  rendering: CachedRenderer
  progress: Progress
}

/** Reads and checks a whole content folder. Its faults are all there are, not only the first. */
export async function surveyContent(basis: ContentBasis, means: Means): Promise<ContentSurvey> {
  const survey: ContentSurvey = {
    ...basis,
    editions: [],
    articles: [],
    documents: [],
    shown: new Set(),
    anonymised: [],
    withdrawn: [],
    pages: [],
    faults: [...basis.faults],
  }
  for (const edition of basis.configured) {
    const before = survey.articles.length
    const used = { agency: new Set<string>(), author: new Set<string>() }
    await surveyArticles(survey, { edition, used }, means)
    const pages = await surveyPages(survey, edition)
    survey.faults.push(...(await findUnusedRules(basis.content, edition, used)))
    const { withhold: _withhold, take: _take, ...published } = edition
    const own = survey.articles.slice(before)
    const offsets = listZoneOffsets(edition.timeZone, own)
    survey.editions.push({ ...published, articles: own.length, pages, offsets })
  }
  await means.rendering.finish()
  return survey
}
