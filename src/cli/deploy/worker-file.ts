import { readFile } from 'node:fs/promises'
import { parse, patch } from '@decimalturn/toml-patch'
import { writeAtomically } from '../content/files/write-atomically.ts'
import { wranglerConfiguration } from '../publish/wrangler/project-files.ts'

/** What deploying reads and writes of `wrangler.toml`; the rest of it is nobody's business here. */
export interface WorkerFile {
  name: string
  account_id?: string
  routes?: { pattern: string; custom_domain?: boolean }[]
  kv_namespaces: { binding: string; id: string }[]
  d1_databases: { binding: string; database_name: string; database_id: string }[]
  r2_buckets: { binding: string; bucket_name: string }[]
}

/** Reads `wrangler.toml`. */
export async function readWorkerFile(): Promise<WorkerFile> {
  return parse(await readFile(wranglerConfiguration, 'utf8')) as unknown as WorkerFile
}

/** The one of a list that has this binding. @throws when nothing has */
export function bound<Bound extends { binding: string }>(list: readonly Bound[], binding: string): Bound {
  const found = list.find((each) => each.binding === binding)
  if (!found) throw new Error(`wrangler.toml must bind ${binding}`)
  return found
}

/** Makes room for a key after another: what follows a `[table]` would belong to it. */
const withKey = (text: string, after: string, line: string) =>
  text.replace(new RegExp(`^${after} *=.*$`, 'm'), `$&\n${line}`)

/** A text that has the keys that a change may set, so that they are edited in place. */
function withKeys(text: string, { account_id, routes }: WorkerFile): string {
  let whole = text
  if (account_id === undefined) whole = withKey(whole, 'name', 'account_id = ""')
  if (routes === undefined) whole = withKey(whole, 'account_id', 'routes = [\n]')
  return whole
}

/** A change without the keys that it left empty, as the text has them. */
const withoutEmptyKeys = (text: string) => text.replace(/^(?:account_id = ""|routes = \[\n\])\n/gm, '')

/** Edits `wrangler.toml` and leaves its comments, its order and its spaces as they are. */
export async function editWorkerFile(change: (worker: WorkerFile) => void): Promise<void> {
  const before = await readFile(wranglerConfiguration, 'utf8')
  const text = withKeys(before, parse(before) as unknown as WorkerFile)
  const worker = parse(text) as unknown as WorkerFile
  change(worker)
  const after = withoutEmptyKeys(patch(text, worker))
  if (after !== before) await writeAtomically(wranglerConfiguration, after)
}
