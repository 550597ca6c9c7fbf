import { hash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import type { ArticleStatus } from '../../../model/status.ts'
import type { AddressRules } from '../../content/addresses/article-address.ts'
import { createArchiveResolver } from '../../content/body/archive-resolver.ts'
import type { UrlResolver } from '../../content/body/relink.ts'
import { renderBody } from '../../content/body/render-body.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import type { Withholding } from '../../content/files/configuration.ts'
import { type ContentFault, fileFault } from '../../content/files/content-fault.ts'
import { describeSystemError } from '../../content/files/describe-system-error.ts'
import type { MediaList } from '../../content/files/media-list.ts'
import type { CheckResult } from '../../content/files/yaml-file.ts'
import { toReleasedFields } from '../../content/names/anonymise.ts'
import { type ArticleSummary, summariseArticle } from '../articles/article-summary.ts'
import { checkDocumentSize } from '../articles/document-size.ts'
import { findShownPictures } from '../pictures/edition-pictures.ts'
import { hidePictures, toArchivePath } from '../takedown/takedown-resolver.ts'
import { matchRules } from '../takedown/withdrawn-articles.ts'
import { AppendOnlyFile } from './append-only-file.ts'
import { type CachedArticle, type PictureLookups, toCacheLine } from './cached-article.ts'

/** An edition, as far as its articles depend on it. */
export type EditionRules = AddressRules & {
  language: string
  withhold: Pick<Withholding, 'agency' | 'author'>
}

/** All that an article's document depends on beside its own file. */
export interface RenderingSetting {
  /** The content folder. */
  content: string
  /** Of the archive's own URL. */
  origin: string
  editions: readonly EditionRules[]
  /** URL → name, of every picture that is kept. */
  pictures: MediaList
  /** Digests of those that are not shown. */
  withheld: ReadonlySet<string>
}

/** An article's file to read, and what is known of it from before. */
export interface RenderJob {
  /** Relative to the content folder. */
  file: string
  edition: string
  known: Pick<CachedArticle, 'source' | 'pictures'> | null
}

/**
 * What became of a file: as it is known, kept anew (as a line), faulty, or to be looked at apart, since its status or a rule
 * keeps it or its names back.
 */
export type RenderResult = 'known' | 'apart' | { line: string } | { faults: ContentFault[] }

/** An article read and rendered. */
export interface RenderedArticle {
  summary: ArticleSummary
  pictures: PictureLookups
  links: readonly string[]
  shown: readonly string[]
  /** The document's JSON. */
  text: string
}

interface Remembering {
  resolver: UrlResolver
  asked: Map<string, string | null>
  links: Set<string>
}

/** A resolver that remembers what it was asked about pictures, and which links led into the archive. */
function remembering(resolver: UrlResolver, origin: string): Remembering {
  const [asked, links] = [new Map<string, string | null>(), new Set<string>()]
  const link = (url: string) => {
    const led = resolver.link(url)
    if (led !== null || toArchivePath(url, origin) !== null) links.add(url)
    return led
  }
  const picture = (url: string) => {
    const answer = resolver.picture(url)
    asked.set(url, answer)
    return answer
  }
  return { resolver: { ...resolver, link, picture }, asked, links }
}

const apart = new Set<ArticleStatus['is'] | undefined>(['anonymised', 'withheld', 'gone'])

function isApart(fields: ArticleFields, { withhold }: EditionRules): boolean {
  const { agency, author } = matchRules(fields, withhold)
  return apart.has(fields.status?.is) || agency.length + author.length > 0
}

/** Reads articles' files and renders them, into a pack of its own below `folder`. */
export class ArticleRenderer {
  readonly #setting: RenderingSetting
  readonly #folder: string
  readonly #resolvers: ReadonlyMap<string, UrlResolver>
  #pack: { name: string; file: AppendOnlyFile } | null = null

  constructor(setting: RenderingSetting, folder: string) {
    const { editions, pictures, withheld } = setting
    this.#setting = setting
    this.#folder = folder
    this.#resolvers = new Map(
      editions.map((each) => [
        each.id,
        hidePictures(createArchiveResolver(each, editions, pictures), withheld),
      ]),
    )
  }

  #edition(id: string): { edition: EditionRules; links: UrlResolver } {
    const edition = this.#setting.editions.find((each) => each.id === id)
    const links = this.#resolvers.get(id)
    if (!edition || !links) throw new Error(`there is no edition ${id}`)
    return { edition, links }
  }

  /** Renders the text of an article's file, or tells all its faults. */
  render(
    { file, edition: id }: Omit<RenderJob, 'known'>,
    text: string,
  ): CheckResult<RenderedArticle> | 'apart' {
    const checked = parseArticleFile({ file: path.join(this.#setting.content, file), text })
    if ('faults' in checked) return checked
    const { edition, links } = this.#edition(id)
    const { fields, markdown } = checked.value
    if (isApart(fields, edition)) return 'apart'
    const summary = { ...summariseArticle(checked.value, edition, this.#setting.editions), file }
    const { resolver, asked, links: inside } = remembering(links, this.#setting.origin)
    const body = renderBody(markdown, resolver)
    const { address } = summary
    const document: ArticleDocument = {
      kind: 'article',
      edition: id,
      address,
      fields: toReleasedFields(fields),
      body,
    }
    const used = { pictures: [...asked], links: [...inside], shown: findShownPictures(body) }
    const json = JSON.stringify(document)
    const fault = checkDocumentSize(path.join(this.#setting.content, file), json)
    return fault ? { faults: [fault] } : { value: { summary, ...used, text: json } }
  }

  #isKnown({ known, edition }: RenderJob, source: string): boolean {
    const { links } = this.#edition(edition)
    return known?.source === source && known.pictures.every(([url, answer]) => links.picture(url) === answer)
  }

  #keep({ text, ...rendered }: RenderedArticle, source: string): string {
    this.#pack ??= this.#newPack()
    const bytes = Buffer.from(text)
    const start = this.#pack.file.append(bytes)
    const place = { pack: this.#pack.name, start, length: bytes.length }
    return toCacheLine({ ...rendered, source, digest: hash('sha256', bytes), place })
  }

  #newPack() {
    const name = `${randomUUID()}.pack`
    return { name, file: new AppendOnlyFile(path.join(this.#folder, name)) }
  }

  /** The bytes of a file, or why it cannot be read. */
  #read(file: string): Buffer | ContentFault {
    try {
      return readFileSync(file)
    } catch (error) {
      const reason = describeSystemError({ ...(error as Error), path: '' })
      if (reason === null) throw error
      return fileFault(file, reason)
    }
  }

  #answer(job: RenderJob): RenderResult {
    const bytes = this.#read(path.join(this.#setting.content, job.file))
    if ('reason' in bytes) return { faults: [bytes] }
    const source = hash('sha256', bytes)
    if (this.#isKnown(job, source)) return 'known'
    const rendered = this.render(job, bytes.toString('utf8'))
    if (rendered === 'apart') return 'apart'
    return 'faults' in rendered ? rendered : { line: this.#keep(rendered.value, source) }
  }

  /** Does all jobs. What was rendered can be read from its pack once this returns. */
  answerAll(jobs: readonly RenderJob[]): RenderResult[] {
    const answers = jobs.map((job) => this.#answer(job))
    this.#pack?.file.flush()
    return answers
  }

  close(): void {
    this.#pack?.file.close()
  }
}
