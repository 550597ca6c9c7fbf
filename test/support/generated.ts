import { type ObjectKind, toObjectKey } from '../../src/archive/keys.ts'
import { noTakedowns } from '../../src/archive/takedowns.ts'
import { emptyArticleFields } from '../../src/cli/import/record/empty-article-fields.ts'
import { AddressIndex } from '../../src/cli/publish/addresses/address-index.ts'
import { planAddresses } from '../../src/cli/publish/addresses/address-plan.ts'
import { type ArticleSummary, summariseArticle } from '../../src/cli/publish/articles/article-summary.ts'
import { generateListDocuments } from '../../src/cli/publish/lists/collections.ts'
import { createEditionGrouper } from '../../src/cli/publish/lists/edition-groups.ts'
import { ObjectWriter } from '../../src/cli/publish/store/object-writer.ts'
import { writeShardsAndRoot } from '../../src/cli/publish/write-objects.ts'
import type { ArticleFields } from '../../src/model/article.ts'
import type { PublishedEdition } from '../../src/model/configuration.ts'
import type { PartialDate } from '../../src/model/partial-date.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'
import { randomNumbers } from './random.ts'

/** The numbers that shape a generated edition. */
export interface RunShape {
  articles: number
  years: number
  topics: number
  authors: number
}

export const testArchive = {
  name: 'Generated',
  url: 'https://archive.example',
  language: 'en',
  contentSignal: null,
  tdm: null,
  crawlers: {},
  retention: 365,
  hsts: 'host' as const,
  logo: null,
}

export const publishedEdition: PublishedEdition = {
  id: 'e',
  name: 'The E',
  language: 'en',
  parent: null,
  founded: null,
  closed: '2016-12-31',
  hosts: [],
  identity: null,
  timeZone: 'UTC',
  query: [],
  notices: {},
  correction: null,
  contact: null,
  accent: null,
  corrections: { by: 'mail' },
  extract: null,
  gaps: [],
  collections: { sections: [], topics: [], authors: [] },
  names: {},
  place: null,
  issn: null,
  logo: null,
  articles: 0,
  pages: [],
  sections: [],
  offsets: [],
}

/** Returns an article's fields; those not given are absent. */
export const fieldsOf = (known: Partial<ArticleFields> & { headline: string }): ArticleFields => ({
  ...emptyArticleFields,
  ...known,
})

/** The summary of a generated edition's article, as publishing would store it. */
export const summaryOf = (
  slug: string,
  known: Partial<ArticleFields> & { headline: string },
): ArticleSummary =>
  summariseArticle(
    {
      file: `e/${slug}.md`,
      fields: fieldsOf(known),
      markdown: 'Words.',
      sameAs: null,
      text: 'Words.',
      lead: 'Words.',
      picture: null,
      lostPictures: 0,
    },
    { ...publishedEdition, rightsRules: [] },
    [publishedEdition],
  )

/** A random date of the run: one in a hundred is unknown, one a month, one a year. */
function dateFrom(random: () => number, years: number): PartialDate | null {
  const day = new Date(Date.UTC(2017 - years, 0, 1 + Math.floor(random() * years * 365)))
  const written = day.toISOString().slice(0, 10)
  const known = Math.floor(random() * 100)
  return known === 0 ? null : known === 1 ? written.slice(0, 7) : known === 2 ? written.slice(0, 4) : written
}

/** Generates articles with five topics each; a few names are frequent, as in a real newsroom. */
export function generatedArticles({ articles, years, topics, authors }: RunShape): ArticleSummary[] {
  const random = randomNumbers(articles)
  const pick = (name: string, of: number) => `${name} ${Math.floor(random() ** 2 * of)}`
  return Array.from({ length: articles }, (_, number) =>
    summaryOf(`story-${number}`, {
      headline: `${pick('Word', 500)} ${number}`,
      published: dateFrom(random, years),
      section: pick('Section', 12),
      topics: Array.from({ length: 5 }, () => pick('Topic', topics)),
      authors: [pick('Author', authors)],
    }),
  )
}

/** A second edition, without articles, since only an archive of several editions has lists of its own. */
const otherEdition: PublishedEdition = { ...publishedEdition, id: 'f', name: 'The F' }

/** Writes a release of these articles, without bodies, as the first of two editions, into a new store. */
export async function releaseOf(
  articles: ArticleSummary[],
  known: ReadonlySet<string> = new Set(),
): Promise<{ store: MemoryStore; keys: Set<string>; written: number; addresses: Map<string, string> }> {
  const survey = {
    archive: testArchive,
    editions: [{ ...publishedEdition, articles: articles.length }, otherEdition],
    pages: [],
    articles,
    logos: new Map(),
    withdrawnArticles: [],
  }
  const made = [
    ...generateListDocuments(
      { archive: testArchive, editions: survey.editions },
      createEditionGrouper(articles),
    ),
  ]
  const plan = planAddresses(survey, made, new AddressIndex())
  if (plan.problems.length > 0) throw new Error(JSON.stringify(plan.problems.slice(0, 3)))
  const store = memoryStore()
  const keys = new Set(known)
  const writer = new ObjectWriter(store, keys, false)
  const addresses = new Map<string, string>()
  const add = async (kind: ObjectKind, document: { address: string }) => {
    const digest = await writer.addObject(kind, document)
    plan.addressIndex.setDocumentDigest(document.address, digest)
    addresses.set(document.address, toObjectKey(kind, digest))
  }
  for (const { listing } of articles) await add('article', { ...listing, kind: 'article' } as typeof listing)
  for (const document of made) await add(document.kind, document)
  await writeShardsAndRoot(survey, { ...plan, takedowns: noTakedowns }, writer)
  await writer.flush()
  return { store, keys, written: writer.writtenCount, addresses }
}
