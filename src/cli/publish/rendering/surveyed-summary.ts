import type { ListedArticle } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { ScratchFile } from './scratch-file.ts'

/**
 * The summary of a surveyed article. The excerpt of its line in lists is in a scratch file: as strings, those of 400,000
 * articles take 130 MB.
 */
export class SurveyedSummary implements ArticleSummary {
  readonly file: string
  readonly edition: string
  readonly address: string
  readonly formerly: ArticleSummary['formerly']
  readonly headline: string
  readonly published: ArticleSummary['published']
  readonly names: ArticleSummary['names']
  readonly words: string | null
  readonly sameAs: string | null
  readonly noindex: boolean
  readonly corrections: ArticleSummary['corrections']
  readonly termsRule: number | null
  readonly length: number
  readonly without: ArticleSummary['without']
  readonly lostPictures: number
  /** Its excerpt is empty: it keeps the place of the property, so that lists have the same bytes. */
  readonly #line: ListedArticle
  readonly #excerpts: ScratchFile
  readonly #start: number
  readonly #length: number

  constructor({ listing, ...summary }: ArticleSummary, file: string, excerpts: ScratchFile) {
    this.file = file
    this.edition = summary.edition
    this.address = summary.address
    this.formerly = summary.formerly
    this.headline = summary.headline
    this.published = summary.published
    this.names = summary.names
    this.words = summary.words
    this.sameAs = summary.sameAs
    this.noindex = summary.noindex
    this.corrections = summary.corrections
    this.termsRule = summary.termsRule
    this.length = summary.length
    this.without = summary.without
    this.lostPictures = summary.lostPictures
    const { start, length } = excerpts.add(listing.excerpt ?? '')
    this.#line = length > 0 ? { ...listing, excerpt: '' } : listing
    this.#excerpts = excerpts
    this.#start = start
    this.#length = length
  }

  /** Its line in every list, read again each time. */
  get listing(): ListedArticle {
    const place = { start: this.#start, length: this.#length }
    return place.length > 0 ? { ...this.#line, excerpt: this.#excerpts.read(place) } : this.#line
  }
}
