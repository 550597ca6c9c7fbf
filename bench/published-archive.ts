import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openLocalArchive } from '../src/cli/publish/archives/local/local-archive.ts'
import { demonstrationFolder } from '../test/support/content.ts'
import { publishSound } from '../test/support/publish-sound.ts'

/** Publishes the demonstration archive into a folder of its own. */
export async function publishedArchive(): Promise<string> {
  const persistTo = await mkdtemp(path.join(tmpdir(), 'morgue-bench-state-'))
  const store = await openLocalArchive(persistTo)
  await publishSound(demonstrationFolder, store).finally(() => store.close())
  return persistTo
}

/** A Worker that answers everything with one body and its headers: the least that a request can cost. */
export const bareScript = (body: string, headers: Record<string, string>): string => `
const body = new TextEncoder().encode(${JSON.stringify(body)}).buffer
const headers = new Headers(${JSON.stringify(headers)})
export default { fetch: () => new Response(body, { headers }) }`
