import { createHash } from 'node:crypto'
import type { DroppedBlock } from './word-account.ts'

/** Text that importers left out, as reported: a block that occurs in many articles is listed once. */
export interface DroppedBlockReport {
  reason: string
  /** The first words of the block. */
  words: string
  /** Times that the block was left out. */
  count: number
  /** Files of the first articles concerned. */
  files: string[]
}

const [maxWords, maxFiles, defaultMaxBlocks] = [12, 3, 1_000_000]

function takeFirstWords(text: string): string {
  const words = text.slice(0, 2000).trim().split(/\s+/)
  return words.length > maxWords || text.length > 2000
    ? `${words.slice(0, maxWords).join(' ')} …`
    : words.join(' ')
}

/** Counts left-out blocks, grouped by text: 400,000 articles can share one navigation. */
export class DroppedBlockCounter {
  readonly #reportByDigest = new Map<string, DroppedBlockReport>()
  readonly #maxBlocks: number
  #unlistedCount = 0

  /** @param maxBlocks maximum number of blocks listed, since each stays in memory */
  constructor(maxBlocks: number = defaultMaxBlocks) {
    this.#maxBlocks = maxBlocks
  }

  add(file: string, blocks: readonly DroppedBlock[]): void {
    for (const { reason, text } of blocks) {
      const plainText = text.replace(/\s+/g, ' ').trim()
      if (plainText === '') continue
      const key = createHash('sha256').update(`${reason}\n${plainText}`).digest('base64').slice(0, 16)
      const block = this.#reportByDigest.get(key)
      if (block) {
        block.count++
        if (block.files.length < maxFiles && !block.files.includes(file)) block.files.push(file)
      } else if (this.#reportByDigest.size < this.#maxBlocks)
        this.#reportByDigest.set(key, { reason, words: takeFirstWords(plainText), count: 1, files: [file] })
      else this.#unlistedCount++
    }
  }

  /** Lists every block, the most frequent first; a last entry counts the blocks beyond the limit. */
  listReports(): DroppedBlockReport[] {
    const blocks = [...this.#reportByDigest.values()].sort((a, b) => b.count - a.count)
    if (this.#unlistedCount > 0)
      blocks.push({ reason: 'not listed: too many', words: '', count: this.#unlistedCount, files: [] })
    return blocks
  }
}
