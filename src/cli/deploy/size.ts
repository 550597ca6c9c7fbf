import type { ObjectKind } from '../../archive/keys.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import type { Progress } from '../progress.ts'
import { publish } from '../publish/publish.ts'
import { emptyStore } from '../publish/store/empty-store.ts'
import type { PublicationStore } from '../publish/store/release-store.ts'

/** A number of objects, and the sum of their bytes. */
export interface ObjectTotals {
  count: number
  bytes: number
}

/** The size of a published archive. */
export interface ArchiveSize {
  articles: number
  /** Everything in KV except the pointer. */
  objects: ObjectTotals
  pictures: ObjectTotals
}

/** Numbers and sizes of the uploaded objects, by kind. */
export type TotalsByKind = Map<ObjectKind, ObjectTotals>

const sumTotals = (totals: Iterable<ObjectTotals>): ObjectTotals => {
  const total = { count: 0, bytes: 0 }
  for (const { count, bytes } of totals) {
    total.count += count
    total.bytes += bytes
  }
  return total
}

function addToTotals(totals: TotalsByKind, key: string, bytes: number): void {
  const kind = key.slice(0, key.indexOf('/')) as ObjectKind
  const { count, bytes: bytesBefore } = totals.get(kind) ?? { count: 0, bytes: 0 }
  totals.set(kind, { count: count + 1, bytes: bytesBefore + bytes })
}

/** Creates an empty store that only measures the data written to it. */
function createMeasuringStore() {
  const objects: TotalsByKind = new Map()
  const pictures = { count: 0, bytes: 0 }
  const store: PublicationStore = {
    ...emptyStore,
    async writeObjects(batch: ReadonlyMap<string, string>) {
      for (const [key, text] of batch) addToTotals(objects, key, Buffer.byteLength(text))
    },
    async writePicture(_: string, bytes: Uint8Array) {
      pictures.count++
      pictures.bytes += bytes.length
    },
  }
  return { store, objects, pictures }
}

/**
 * Reads, checks and renders a content folder as publishing would, and measures the result.
 * @returns the size of a first publication, or the content's faults
 */
export async function measureArchive(
  contentFolder: string,
  progress: Progress,
): Promise<(ArchiveSize & { byKind: TotalsByKind }) | ContentFault[]> {
  const { store, objects, pictures } = createMeasuringStore()
  const outcome = await publish(contentFolder, store, { isDryRun: false, progress })
  if (Array.isArray(outcome)) return outcome
  return { articles: outcome.articleCount, objects: sumTotals(objects.values()), pictures, byKind: objects }
}
