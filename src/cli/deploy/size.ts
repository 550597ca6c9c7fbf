import type { ObjectKind } from '../../archive/keys.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import type { Progress } from '../progress.ts'
import { publish } from '../publish/publish.ts'

/** How many there are of something, and their bytes together. */
export interface Amount {
  count: number
  bytes: number
}

/** What an archive keeps, once it is published. */
export interface ArchiveSize {
  articles: number
  /** Everything in KV but the pointer. */
  objects: Amount
  pictures: Amount
}

/** Bytes by kind of object, as they would be uploaded. */
export type AmountsByKind = Map<ObjectKind, Amount>

const sumOf = (amounts: Iterable<Amount>): Amount => {
  const sum = { count: 0, bytes: 0 }
  for (const { count, bytes } of amounts) {
    sum.count += count
    sum.bytes += bytes
  }
  return sum
}

function add(amounts: AmountsByKind, key: string, bytes: number): void {
  const kind = key.slice(0, key.indexOf('/')) as ObjectKind
  const { count, bytes: before } = amounts.get(kind) ?? { count: 0, bytes: 0 }
  amounts.set(kind, { count: count + 1, bytes: before + bytes })
}

/** An archive that holds nothing, and weighs what it is given instead of keeping it. */
function scales() {
  const objects: AmountsByKind = new Map()
  const pictures = { count: 0, bytes: 0 }
  const store = {
    batch: { objects: 200, characters: 4_000_000, together: 1 },
    read: async () => null,
    readPointer: async () => null,
    async write(batch: ReadonlyMap<string, string>) {
      for (const [key, text] of batch) add(objects, key, Buffer.byteLength(text))
    },
    async writePicture(_: string, bytes: Uint8Array) {
      pictures.count++
      pictures.bytes += bytes.length
    },
    writePointer: async () => {},
    knownKeys: () => [],
    async *list() {},
    delete: async () => {},
    close: async () => {},
  }
  return { store, objects, pictures }
}

/**
 * Reads, checks and renders a content folder as publishing does, and weighs what comes of it.
 * @returns what would be kept where nothing is yet, or every fault of the content
 */
export async function weigh(
  content: string,
  progress: Progress,
): Promise<(ArchiveSize & { byKind: AmountsByKind }) | ContentFault[]> {
  const { store, objects, pictures } = scales()
  const outcome = await publish(content, store, { dry: false, progress })
  if (Array.isArray(outcome)) return outcome
  return { articles: outcome.articles, objects: sumOf(objects.values()), pictures, byKind: objects }
}
