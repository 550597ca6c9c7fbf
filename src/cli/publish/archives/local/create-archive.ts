import { pointerKey } from '../../../../archive/keys.ts'
import { createPlainStatement } from '../../../../search/statement.ts'
import { ArchiveError } from '../../store/archive-error.ts'
import { StorageClient } from './storage-client.ts'

/** Makes Miniflare create its files by using a namespace and each database once. */
async function createMiniflareFiles(client: StorageClient): Promise<void> {
  await client.read(pointerKey)
  for (const databaseBinding of ['SEARCH', 'CORRECTIONS'] as const)
    await client.query(databaseBinding, [createPlainStatement('SELECT 1')])
}

// Runs as a separate process: creates the local archive in the folder given as the first argument, or prints the
// reason why it cannot be created.
try {
  const client = await StorageClient.start(process.argv[2] ?? '')
  await createMiniflareFiles(client).finally(() => client.close())
} catch (error) {
  if (!(error instanceof ArchiveError)) throw error
  process.stdout.write(error.message)
  process.exitCode = 1
}
