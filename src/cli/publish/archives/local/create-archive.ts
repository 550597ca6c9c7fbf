import { pointerKey } from '../../../../archive/keys.ts'
import { createPlainStatement } from '../../../../search/statement.ts'
import { ArchiveError } from '../../store/archive-error.ts'
import { LoaderClient } from './loader.ts'

/** Makes Miniflare create its files, by using each binding once. */
async function createMiniflareFiles(loader: LoaderClient): Promise<void> {
  await loader.read(pointerKey)
  for (const database of ['SEARCH', 'CORRECTIONS'] as const)
    await loader.query(database, [createPlainStatement('SELECT 1')])
}

// Runs as a separate process: creates the local archive in the folder of its first argument, or prints why it cannot.
try {
  const loader = await LoaderClient.start(process.argv[2] ?? '')
  await createMiniflareFiles(loader).finally(() => loader.close())
} catch (error) {
  if (!(error instanceof ArchiveError)) throw error
  process.stdout.write(error.message)
  process.exitCode = 1
}
