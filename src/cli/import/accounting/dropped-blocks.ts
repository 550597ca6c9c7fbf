import { createHash } from 'node:crypto'
import type { DroppedBlock } from './word-account.ts'

/** Text that importers left out, in the report: a block that repeats across articles stands there once. */
export interface DroppedBlockReport {
  reason: string
  /** Its first words. */
  words: string
  /** How often it was left out. */
  count: number
  /** The first articles' files that it was left out of. */
  files: string[]
}

const [mostWords, mostFiles, mostBlocks] = [12, 3, 1_000_000]

function firstWords(text: string): string {
  const words = text.slice(0, 2000).trim().split(/\s+/)
  return words.length > mostWords || text.length > 2000
    ? `${words.slice(0, mostWords).join(' ')} …`
    : words.join(' ')
}

/** Counts the blocks that were left out, each text once: 400,000 articles have the same navigation. */
export class DroppedBlocks {
  readonly #blocks = new Map<string, DroppedBlockReport>()
  #unlisted = 0

  add(file: string, blocks: readonly DroppedBlock[]): void {
    for (const { reason, text } of blocks) {
      const plain = text.replace(/\s+/g, ' ').trim()
      if (plain === '') continue
      const key = createHash('sha256').update(`${reason}\n${plain}`).digest('base64').slice(0, 16)
      const known = this.#blocks.get(key)
      if (known) {
        known.count++
        if (known.files.length < mostFiles && !known.files.includes(file)) known.files.push(file)
      } else if (this.#blocks.size < mostBlocks)
        this.#blocks.set(key, { reason, words: firstWords(plain), count: 1, files: [file] })
      else this.#unlisted++
    }
  }

  /** Every block, the most frequent first; the last one counts those that are too many to be listed. */
  report(): DroppedBlockReport[] {
    const blocks = [...this.#blocks.values()].sort((a, b) => b.count - a.count)
    if (this.#unlisted > 0)
      blocks.push({ reason: 'not listed: too many', words: '', count: this.#unlisted, files: [] })
    return blocks
  }
}
