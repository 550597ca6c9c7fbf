import type { ListedArticle } from '../../../model/document.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { ScratchFile } from './scratch-file.ts'

/**
 * The summary of a surveyed article. Its excerpt is in a scratch file: as strings, the excerpts of 400,000 articles
 * would take 130 MB.
 */
export class SurveyedSummary implements ArticleSummary {
  readonly file: string
  readonly edition: string
  readonly address: string
  readonly formerly: ArticleSummary['formerly']
  readonly headline: string
  readonly published: ArticleSummary['published']
  readonly names: ArticleSummary['names']
  readonly wordsDigest: string | null
  readonly sameAs: string | null
  readonly isNoindex: boolean
  readonly corrections: ArticleSummary['corrections']
  readonly termsRulePosition: number | null
  readonly textLength: number
  readonly missingParts: ArticleSummary['missingParts']
  readonly lostPictureCount: number
  /**
   * The article's line in lists, with an empty excerpt. The empty property keeps its position, so that lists have the
   * same bytes as with the original line.
   */
  readonly #listingWithoutExcerpt: ListedArticle
  readonly #excerptFile: ScratchFile
  readonly #excerptStart: number
  readonly #excerptLength: number

  constructor({ listing, ...summary }: ArticleSummary, file: string, excerpts: ScratchFile) {
    this.file = file
    this.edition = summary.edition
    this.address = summary.address
    this.formerly = summary.formerly
    this.headline = summary.headline
    this.published = summary.published
    this.names = summary.names
    this.wordsDigest = summary.wordsDigest
    this.sameAs = summary.sameAs
    this.isNoindex = summary.isNoindex
    this.corrections = summary.corrections
    this.termsRulePosition = summary.termsRulePosition
    this.textLength = summary.textLength
    this.missingParts = summary.missingParts
    this.lostPictureCount = summary.lostPictureCount
    const { start, length } = excerpts.add(listing.excerpt ?? '')
    this.#listingWithoutExcerpt = length > 0 ? { ...listing, excerpt: '' } : listing
    this.#excerptFile = excerpts
    this.#excerptStart = start
    this.#excerptLength = length
  }

  /** The article's line in lists. Its excerpt is read from the scratch file each time. */
  get listing(): ListedArticle {
    const excerptLocation = { start: this.#excerptStart, length: this.#excerptLength }
    return excerptLocation.length > 0
      ? { ...this.#listingWithoutExcerpt, excerpt: this.#excerptFile.read(excerptLocation) }
      : this.#listingWithoutExcerpt
  }
}
