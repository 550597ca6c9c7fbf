import { createHash } from 'node:crypto'
import type { DroppedBlock } from './word-account.ts'

/** A block of text that importers left out, listed once even if it was left out of many articles. */
export interface DroppedBlockReport {
  reason: string
  /** The first words of the block. */
  words: string
  /** Number of times the block was left out. */
  count: number
  /** Files of the first few articles that lack the block. */
  files: string[]
}

/** Maximum number of files that a report lists for a block. */
export const maxFilesPerBlock = 3

const [maxExcerptWords, defaultMaxListedBlocks] = [12, 1_000_000]

function abbreviateToFirstWords(text: string): string {
  const words = text.slice(0, 2000).trim().split(/\s+/)
  return words.length > maxExcerptWords || text.length > 2000
    ? `${words.slice(0, maxExcerptWords).join(' ')} …`
    : words.join(' ')
}

/** Counts dropped blocks, grouped by reason and text, because 400,000 articles can share the same navigation. */
export class DroppedBlockCounter {
  readonly #reportByDigest = new Map<string, DroppedBlockReport>()
  readonly #maxListedBlocks: number
  #unlistedBlockCount = 0

  /** @param maxListedBlocks Maximum number of distinct blocks to list, all of which are held in memory. */
  constructor(maxListedBlocks: number = defaultMaxListedBlocks) {
    this.#maxListedBlocks = maxListedBlocks
  }

  addBlocks(file: string, blocks: readonly DroppedBlock[]): void {
    for (const { reason, text } of blocks) {
      const collapsedText = text.replace(/\s+/g, ' ').trim()
      if (collapsedText === '') continue
      const digest = createHash('sha256').update(`${reason}\n${collapsedText}`).digest('base64').slice(0, 16)
      const report = this.#reportByDigest.get(digest)
      if (report) {
        report.count++
        if (report.files.length < maxFilesPerBlock && !report.files.includes(file)) report.files.push(file)
      } else if (this.#reportByDigest.size < this.#maxListedBlocks)
        this.#reportByDigest.set(digest, {
          reason,
          words: abbreviateToFirstWords(collapsedText),
          count: 1,
          files: [file],
        })
      else this.#unlistedBlockCount++
    }
  }

  /**
   * Lists the blocks, most frequent first. If the limit was exceeded, a last entry counts the blocks that are not
   * listed.
   */
  listReports(): DroppedBlockReport[] {
    const reports = [...this.#reportByDigest.values()].sort((a, b) => b.count - a.count)
    if (this.#unlistedBlockCount > 0)
      reports.push({ reason: 'not listed: too many', words: '', count: this.#unlistedBlockCount, files: [] })
    return reports
  }
}
