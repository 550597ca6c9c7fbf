import { readRoot } from '../../../archive/release.ts'
import { analysisVersion } from '../../../search/indexed-article.ts'
import { plainStatement } from '../../../search/statement.ts'
import { createStateTable } from '../../../search/tables.ts'
import type { Progress } from '../../progress.ts'
import type { Database } from '../store/database.ts'
import type { ReleaseStore } from '../store/release-store.ts'
import { changeIndex, findIndexChanges } from './change-index.ts'
import { fillIndex } from './fill-index.ts'
import type { ArticleDates, IndexedRelease } from './index-rows.ts'

/** The change that was made to the index. */
export interface IndexChange {
  outcome: 'unchanged' | 'changed' | 'filled'
  /** Articles written and removed. */
  written: number
  removed: number
}

interface UpdateOptions {
  progress: Progress
  /** The dates of publication that the caller knows. */
  dates?: ArticleDates
  /** Fills the index again, whatever its state. */
  refill?: boolean
}

/** Returns the release and the analysis of the index; `null` when there is no index. */
async function readState(database: Database): Promise<{ root: string; analysis: number } | null> {
  const [, rows] = await database.run([createStateTable, plainStatement('SELECT root, analysis FROM state')])
  return (rows?.[0] as { root: string; analysis: number } | undefined) ?? null
}

/**
 * Makes the index that of a release. An index of the current analysis changes only where the releases differ; any other one is
 * filled again.
 * @throws UnreadableObject
 */
async function indexRelease(
  database: Database,
  release: IndexedRelease,
  { progress, dates = new Map(), refill = false }: UpdateOptions,
): Promise<IndexChange> {
  const state = refill ? null : await readState(database)
  const isCurrent = state?.analysis === analysisVersion
  if (isCurrent && state.root === release.digest) return { outcome: 'unchanged', written: 0, removed: 0 }
  const changes = isCurrent ? await findIndexChanges(database, release) : null
  if (!changes)
    return { outcome: 'filled', written: await fillIndex(database, release, { progress, dates }), removed: 0 }
  await changeIndex(database, release, changes)
  const { length: written } = changes.written
  return { outcome: 'changed', written, removed: Math.max(0, changes.removed.length - written) }
}

/**
 * Makes the index that of the served release: after a publication, after a rollback, or on request.
 * @returns the change; `null` when nothing has been published
 * @throws UnreadableObject
 */
export async function updateSearchIndex(
  store: ReleaseStore,
  database: Database,
  options: UpdateOptions,
): Promise<IndexChange | null> {
  const pointer = await store.readPointer()
  if (!pointer) return null
  const release = { store, digest: pointer.root, root: await readRoot(store, pointer.root) }
  return indexRelease(database, release, options)
}
