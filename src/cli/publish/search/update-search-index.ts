import { readRoot } from '../../../archive/release.ts'
import { analysisVersion } from '../../../search/indexed-article.ts'
import { createPlainStatement } from '../../../search/statement.ts'
import { stateTableStatement } from '../../../search/tables.ts'
import type { ProgressCounter } from '../../progress.ts'
import type { Database } from '../store/database.ts'
import type { ReleaseStore } from '../store/release-store.ts'
import { applyIndexChanges, tryFindIndexChanges, tryFindIndexChangesOfEdits } from './change-index.ts'
import { fillIndexTables, replaceIndexTables } from './fill-index.ts'
import type { IndexSource } from './index-source.ts'
import { StoredSource } from './stored-source.ts'

/** Result of updating the index. The index is `not-served` if nothing is published, or the publication failed. */
export interface IndexUpdate {
  outcome: 'unchanged' | 'changed' | 'filled' | 'not-served'
  /** Numbers of articles written and removed. */
  writtenCount: number
  removedCount: number
}

const createUpdateWithoutChanges = (outcome: 'unchanged' | 'not-served'): IndexUpdate => ({
  outcome,
  writtenCount: 0,
  removedCount: 0,
})

/** A publication whose release is being written. */
export interface RunningPublication {
  indexSource: IndexSource
  /** Resolves to true once the release is served, and to false if the publication failed. */
  isServed: Promise<boolean>
  /**
   * Root digest of the release that was edited, if `indexSource` contains only the edited and added articles;
   * `undefined` if it contains all articles.
   */
  editedFromRootDigest?: string
}

interface UpdateOptions {
  progress: ProgressCounter
  /** The publication to index, instead of the served release. */
  publication?: RunningPublication
  /** Rebuilds the index even if it is up to date. */
  mustRebuild?: boolean
}

/** Reads the root digest and the analysis version of the index; `null` if there is no index. */
async function readIndexState(database: Database): Promise<{ root: string; analysis: number } | null> {
  const [, rows] = await database.run([
    stateTableStatement,
    createPlainStatement('SELECT root, analysis FROM state'),
  ])
  return (rows?.[0] as { root: string; analysis: number } | undefined) ?? null
}

/** Fills new tables while the release is being written, and puts them into use once the release is served. */
async function fillAndReplaceIndex(
  store: ReleaseStore,
  database: Database,
  { progress, indexSource, isServed }: RunningPublication & { progress: ProgressCounter },
): Promise<IndexUpdate> {
  let isWanted = true
  void isServed.then((wasServed) => {
    isWanted = wasServed
  })
  const writtenCount = await fillIndexTables(database, indexSource, { progress, isWanted: () => isWanted })
  const pointer = (await isServed) ? await store.readPointer() : null
  if (!pointer) return createUpdateWithoutChanges('not-served')
  await replaceIndexTables(database, pointer.root)
  return { outcome: 'filled', writtenCount, removedCount: 0 }
}

/**
 * Updates the index to the served release: during or after a publication, after a rollback, or on request. Writes only
 * the rows that differ, unless there are too many, or the index was built with another analysis version.
 * @throws UnreadableObject if the served release must be read and is damaged
 */
export async function updateSearchIndex(
  store: ReleaseStore,
  database: Database,
  { progress, publication, mustRebuild = false }: UpdateOptions,
): Promise<IndexUpdate> {
  const indexState = mustRebuild ? null : await readIndexState(database)
  const isCurrentVersion = indexState?.analysis === analysisVersion
  const editedFromRootDigest = publication?.editedFromRootDigest
  const wholePublication = editedFromRootDigest === undefined ? publication : undefined
  if (wholePublication && !isCurrentVersion)
    return fillAndReplaceIndex(store, database, { ...wholePublication, progress })
  const pointer = (await publication?.isServed) === false ? null : await store.readPointer()
  if (!pointer) return createUpdateWithoutChanges('not-served')
  const { root: rootDigest } = pointer
  if (isCurrentVersion && indexState.root === rootDigest) return createUpdateWithoutChanges('unchanged')
  const isEditedFromIndexed =
    publication !== undefined && isCurrentVersion && indexState.root === editedFromRootDigest
  const editChanges = isEditedFromIndexed
    ? await tryFindIndexChangesOfEdits(database, publication.indexSource)
    : null
  const indexSource =
    (editChanges ? publication : wholePublication)?.indexSource ??
    new StoredSource(store, await readRoot(store, rootDigest))
  const changes = editChanges ?? (isCurrentVersion ? await tryFindIndexChanges(database, indexSource) : null)
  if (!changes)
    return fillAndReplaceIndex(store, database, { progress, indexSource, isServed: Promise.resolve(true) })
  await applyIndexChanges(database, { source: indexSource, rootDigest }, changes)
  const { length: writtenCount } = changes.articlesToWrite
  return {
    outcome: 'changed',
    writtenCount,
    removedCount: Math.max(0, changes.idsToDelete.length - writtenCount),
  }
}
