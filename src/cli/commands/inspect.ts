import { pointerKey } from '../../archive/keys.ts'
import { locate } from '../../archive/locate.ts'
import { readDocument, readRoot } from '../../archive/release.ts'
import { canonicalPath } from '../../model/address.ts'
import { type Command, type ExitStatus, readArgs, UsageError } from '../command.ts'
import { openLocalArchive } from '../publish/archives/local/local-archive.ts'
import type { ReleaseStore } from '../publish/store/release-store.ts'

const show = (value: unknown) => console.log(JSON.stringify(value, null, 2))

async function inspectAddress(store: ReleaseStore, address: string): Promise<ExitStatus> {
  const pointer = await store.readPointer()
  if (!pointer) {
    console.error('nothing has been published here: run `morgue publish`')
    return 1
  }
  const [path = '', query] = address.split('?', 2)
  const canonical = canonicalPath(path) + (query === undefined ? '' : `?${query}`)
  const location = await locate(store, await readRoot(store, pointer.root), canonical)
  if (!location) {
    console.error(`the release ${pointer.root} knows nothing of ${canonical}`)
    return 1
  }
  show(location)
  if (location.kind === 'entry' && 'digest' in location.entry) show(await readDocument(store, location.entry))
  return 0
}

async function inspectKey(store: ReleaseStore, key: string): Promise<ExitStatus> {
  const bytes = await store.read(key, { again: false })
  if (!bytes) {
    console.error(`the local archive holds nothing at ${key}`)
    return 1
  }
  show(JSON.parse(new TextDecoder().decode(bytes)))
  return 0
}

export const inspectCommand: Command = {
  help: `Usage: morgue inspect <address|key> [--persist-to .wrangler/state]

An address begins with a slash (/<edition>/2016/04/08); a key is one of docs/storage.md
(${pointerKey}, root/<digest>, shard/<digest>, article/<digest>, …).

  --persist-to <folder>  wrangler's local state (.wrangler/state)`,
  async run(args) {
    const { values, positionals } = readArgs({
      args,
      options: { 'persist-to': { type: 'string', default: '.wrangler/state' } },
      allowPositionals: true,
    })
    const [what, ...rest] = positionals
    if (what === undefined || rest.length > 0) throw new UsageError('name one address or key')
    const store = await openLocalArchive(values['persist-to'])
    try {
      return await (what.startsWith('/') ? inspectAddress(store, what) : inspectKey(store, what))
    } finally {
      await store.close()
    }
  },
}
