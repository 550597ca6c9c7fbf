import { findLostWords } from '../../../src/cli/import/accounting/find-lost-words.ts'
import { type Briefing, type BriefingAnswers, createBriefing } from '../../../src/cli/import/briefing.ts'
import type { Article, ImportEvent, Importer, SourceFile } from '../../../src/cli/import/importer.ts'
import type { Edition, ImportEdition } from '../../../src/model/edition.ts'

/** An edition with only a name, a language and a host. */
export const lantern: ImportEdition = {
  id: 'the-lantern',
  name: 'The Lantern',
  language: 'en',
  parent: null,
  founded: null,
  closed: null,
  hosts: ['the-lantern.example'],
  identity: null,
  timeZone: 'UTC',
  query: [],
  notices: {},
  correction: null,
  contact: null,
  corrections: { by: 'mail' },
  accent: null,
  extract: null,
  take: { types: [], taxonomies: new Map(), fields: new Map() },
  comments: false,
  gaps: [],
  collections: { sections: [], topics: [], authors: [] },
  names: {},
  place: null,
  issn: null,
}

/** A source file that exists only in memory, read in chunks. */
export function sourceOf(file: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  async function* stream() {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
  }
  return { file, size: bytes.length, head: bytes.subarray(0, 64 * 1024), stream }
}

/** A briefing as made by the command; its editions are those of a new import. */
export const briefingFor = (
  edition: Edition & Partial<ImportEdition>,
  more: Partial<BriefingAnswers> = {},
): Briefing =>
  createBriefing({
    edition: { take: lantern.take, comments: lantern.comments, ...edition },
    editions: [edition],
    url: null,
    published: null,
    acceptsForeignHosts: true,
    ...more,
  })

/** Collects every event of a file except its statement about the site, which has its own tests. */
export async function readingsOf(
  importer: Importer,
  source: SourceFile,
  briefing = briefingFor(lantern),
): Promise<ImportEvent[]> {
  const readings: ImportEvent[] = []
  for await (const reading of importer.read(source, briefing))
    if (reading.kind !== 'site') readings.push(reading)
  return readings
}

/** The one article of a file. */
export async function articleOf(
  importer: Importer,
  source: SourceFile,
  briefing = briefingFor(lantern),
): Promise<Article> {
  const readings = await readingsOf(importer, source, briefing)
  const [article] = readings.filter((reading) => reading.kind === 'article')
  if (!article) throw new Error(`no article: ${JSON.stringify(readings)}`)
  return article
}

/** Splits a text into words as readers would. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')

/** The words of an article's source that it has lost, according to its own account; fails without one. */
export function lostIn(article: Article): string[] {
  if (!article.account) throw new Error(`no account: ${article.fields.headline}`)
  return findLostWords(article.account, article)
}
