import type { ArticleBrief } from '../articles/article-brief.ts'
import { type ArticleSummary, internWithout } from '../articles/article-summary.ts'
import { internEmptyList, internNames, internText } from '../articles/interning.ts'

/** An article's row in the state file, and the way to read its summary again. */
interface SummaryRow {
  row: number
  read: (row: number) => ArticleSummary
}

/**
 * The summary of an article in the state file. In memory are only the parts by which lists are ordered, divided and
 * counted, since 400,000 are in memory at once; everything else is read on demand.
 */
export class StoredSummary implements ArticleSummary {
  readonly edition: string
  readonly address: string
  readonly published: ArticleSummary['published']
  readonly noindex: boolean
  readonly length: number
  readonly without: ArticleSummary['without']
  readonly lostPictures: number
  // Three lists take 50 bytes less than a record of them.
  readonly #sections: readonly string[]
  readonly #topics: readonly string[]
  readonly #authors: readonly string[]
  readonly #row: SummaryRow['row']
  readonly #read: SummaryRow['read']

  constructor(brief: ArticleBrief, { row, read }: SummaryRow) {
    const { sections, topics, authors } = brief.names
    this.edition = internText(brief.edition)
    this.address = brief.address
    // Many articles have the same day; a time is shared by few.
    const isDay = (brief.published?.length ?? 0) <= 10
    this.published = brief.published && isDay ? internText(brief.published) : brief.published
    this.#sections = internNames(sections)
    this.#topics = internNames(topics)
    this.#authors = internNames(authors)
    this.noindex = brief.noindex
    this.length = brief.length
    this.without = internWithout(brief.without)
    this.lostPictures = brief.lostPictures
    this.#row = row
    this.#read = read
  }

  get #whole(): ArticleSummary {
    return this.#read(this.#row)
  }

  get names(): ArticleSummary['names'] {
    return { sections: this.#sections, topics: this.#topics, authors: this.#authors }
  }

  get file(): string {
    return this.#whole.file
  }

  get headline(): string {
    return this.#whole.headline
  }

  get listing(): ArticleSummary['listing'] {
    return this.#whole.listing
  }

  get formerly(): ArticleSummary['formerly'] {
    return internEmptyList(this.#whole.formerly)
  }

  get corrections(): ArticleSummary['corrections'] {
    return this.#whole.corrections
  }

  get words(): ArticleSummary['words'] {
    return this.#whole.words
  }

  get sameAs(): ArticleSummary['sameAs'] {
    return this.#whole.sameAs
  }

  get termsRule(): ArticleSummary['termsRule'] {
    return this.#whole.termsRule
  }
}
