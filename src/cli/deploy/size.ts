import type { ObjectKind } from '../../archive/keys.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import type { ProgressCounter } from '../progress.ts'
import { publish } from '../publish/publish.ts'
import { emptyStore } from '../publish/store/empty-store.ts'
import type { PublicationStore } from '../publish/store/release-store.ts'

/** A number of objects, and their total size in bytes. */
export interface ObjectTotals {
  count: number
  bytes: number
}

/** The size of a published archive. */
export interface ArchiveSize {
  articleCount: number
  /** All KV values except the pointer. */
  objects: ObjectTotals
  pictures: ObjectTotals
}

/** The numbers and total sizes of objects, by kind. */
export type TotalsByKind = Map<ObjectKind, ObjectTotals>

const sumTotals = (totals: Iterable<ObjectTotals>): ObjectTotals => {
  const total = { count: 0, bytes: 0 }
  for (const { count, bytes } of totals) {
    total.count += count
    total.bytes += bytes
  }
  return total
}

function addToTotals(totalsByKind: TotalsByKind, objectKey: string, bytes: number): void {
  const kind = objectKey.slice(0, objectKey.indexOf('/')) as ObjectKind
  const { count, bytes: bytesBefore } = totalsByKind.get(kind) ?? { count: 0, bytes: 0 }
  totalsByKind.set(kind, { count: count + 1, bytes: bytesBefore + bytes })
}

/** Creates a store that measures the data written to it and then discards them. */
function createMeasuringStore() {
  const totalsByKind: TotalsByKind = new Map()
  const pictureTotals = { count: 0, bytes: 0 }
  const store: PublicationStore = {
    ...emptyStore,
    async writeObjects(textByKey: ReadonlyMap<string, string>) {
      for (const [key, text] of textByKey) addToTotals(totalsByKind, key, Buffer.byteLength(text))
    },
    async writePicture(_: string, bytes: Uint8Array) {
      pictureTotals.count++
      pictureTotals.bytes += bytes.length
    },
  }
  return { store, totalsByKind, pictureTotals }
}

/**
 * Checks and renders a content folder as publishing would, and measures the result.
 * @returns the size of a first publication, or the faults in the content
 */
export async function measureArchive(
  contentFolder: string,
  progress: ProgressCounter,
): Promise<(ArchiveSize & { totalsByKind: TotalsByKind }) | ContentFault[]> {
  const { store, totalsByKind, pictureTotals } = createMeasuringStore()
  const publicationOrFaults = await publish(contentFolder, store, { isDryRun: false, progress })
  if (Array.isArray(publicationOrFaults)) return publicationOrFaults
  const objects = sumTotals(totalsByKind.values())
  return { articleCount: publicationOrFaults.articleCount, objects, pictures: pictureTotals, totalsByKind }
}
