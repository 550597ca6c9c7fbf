import { createHash } from 'node:crypto'
import type { DroppedBlock } from './word-account.ts'

/** A block of text that importers left out, listed once even if it was left out of many articles. */
export interface DroppedBlockReport {
  reason: string
  /** The first words of the block. */
  words: string
  /** Times that the block was left out. */
  count: number
  /** Files of the first articles concerned. */
  files: string[]
}

const [maxExcerptWords, maxFilesPerBlock, defaultMaxListedBlocks] = [12, 3, 1_000_000]

function abbreviateToFirstWords(text: string): string {
  const words = text.slice(0, 2000).trim().split(/\s+/)
  return words.length > maxExcerptWords || text.length > 2000
    ? `${words.slice(0, maxExcerptWords).join(' ')} …`
    : words.join(' ')
}

/** Counts left-out blocks, grouped by text: 400,000 articles can share one navigation. */
export class DroppedBlockCounter {
  readonly #reportByDigest = new Map<string, DroppedBlockReport>()
  readonly #maxListedBlocks: number
  #unlistedBlockCount = 0

  /** @param maxListedBlocks Maximum number of different blocks to list, since each stays in memory. */
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

  /** Lists every block, the most frequent first; a last entry counts the blocks beyond the limit. */
  listReports(): DroppedBlockReport[] {
    const reports = [...this.#reportByDigest.values()].sort((a, b) => b.count - a.count)
    if (this.#unlistedBlockCount > 0)
      reports.push({ reason: 'not listed: too many', words: '', count: this.#unlistedBlockCount, files: [] })
    return reports
  }
}
