import { lockImports } from '../../import/undo/import-lock.ts'
import { ArchiveError } from '../../publish/store/archive-error.ts'

/**
 * Runs an import or an undo. Meanwhile, no other process can import into the same edition or undo an import there.
 * @throws ArchiveError if another process is already doing so
 */
export async function withImportLock<Result>(
  { content, edition }: { content: string; edition: string },
  runWork: () => Promise<Result>,
): Promise<Result> {
  const unlock = await lockImports(content, edition)
  if (unlock !== 'locked') return runWork().finally(unlock)
  throw new ArchiveError(
    `${content}: another import into the edition ${edition} is running: wait until it ends, then try again`,
  )
}
