import type { DocumentBody } from '../../../model/article.ts'
import type {
  CollectionDocument,
  FrontNames,
  HoldingsDocument,
  SitemapDocument,
} from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { createExcerpt } from '../articles/listing.ts'
import { ArchiveNames, listArchiveListKinds } from './archive-names.ts'
import { createCalendarDocuments } from './calendar.ts'
import { createCorrectionsList } from './corrections.ts'
import type { EditionGroups } from './edition-groups.ts'
import { listFrontNames } from './front-names.ts'
import { createHoldings } from './holdings.ts'
import { createNameLists } from './names.ts'
import { createOnThisDayLists } from './on-this-day.ts'
import { createPlainList } from './plain-list.ts'
import { createSitemaps } from './sitemaps.ts'

/** A document that the archive generates from its articles: a list, holdings or a sitemap. */
export type GeneratedDocument = CollectionDocument | HoldingsDocument | SitemapDocument

interface ListedEdition {
  id: string
  name: string
  /** Number of the edition's articles. */
  articles: number
  /** The edition's introduction. */
  about?: DocumentBody | undefined
}

/** An archive with its introduction, and the archive's editions. */
interface ListedArchive {
  archive: { url: string; name: string; about?: DocumentBody | undefined }
  editions: readonly ListedEdition[]
}

/** Creates the archive's front page, which lists the editions. */
const createArchiveFront = (
  about: DocumentBody | undefined,
  editions: readonly ListedEdition[],
  frontNames: FrontNames | null,
): CollectionDocument =>
  createPlainList({
    ...(about && { about }),
    ...(frontNames && { frontNames }),
    edition: null,
    address: '/',
    subject: 'archive',
    articles: editions.reduce((sum, { articles }) => sum + articles, 0),
    divisions: editions.map(({ id, name, articles, about: editionAbout }) => ({
      address: `/${id}/`,
      name,
      articles,
      ...(editionAbout && { excerpt: createExcerpt(editionAbout.text) }),
    })),
  })

/**
 * Generates every list, holdings document and sitemap.
 * @param getEditionGroups returns an edition's articles and names; each name whose list is wanted includes its
 * articles. Called once for each edition
 * @param isWantedAddress selects front pages and lists of corrections by their addresses; if an edition's front page
 * is not selected, none of the edition's lists is generated
 */
export function* generateListDocuments(
  { archive: { url: origin, name, about }, editions }: ListedArchive,
  getEditionGroups: (edition: string) => EditionGroups,
  isWantedAddress: (address: string) => boolean = () => true,
): Generator<GeneratedDocument> {
  const [archiveNames, archiveKinds] = [new ArchiveNames(), listArchiveListKinds(editions)]
  const articlesByEdition = new Map<string, ArticleSummary[]>()
  for (const edition of editions) {
    const { articles, names } = getEditionGroups(edition.id)
    articlesByEdition.set(edition.id, articles)
    archiveNames.addEdition(edition.id, names)
    if (!isWantedAddress(`/${edition.id}/`)) continue
    yield* createCalendarDocuments(edition, articles, listFrontNames(edition.id, names))
    yield* createNameLists(edition, names)
    yield* createOnThisDayLists(edition, articles)
    if (isWantedAddress(`/${edition.id}/corrections`)) yield* createCorrectionsList(edition, articles)
    yield createHoldings(edition.id, articles)
  }
  yield createArchiveFront(about, editions, archiveNames.listFrontNames(archiveKinds))
  yield* archiveNames.createIndexes(archiveKinds, name)
  yield* createSitemaps(origin, articlesByEdition)
}
