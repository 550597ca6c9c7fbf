import { pointerKey } from '../../archive/keys.ts'
import { resolveAddress } from '../../archive/locate.ts'
import { readDocument, readRoot } from '../../archive/release.ts'
import { canonicalisePath } from '../../model/address.ts'
import {
  contentOption,
  type DefineCommand,
  type ExitStatus,
  persistToOption,
  withExitStatus,
} from '../command.ts'
import { toDocsPath } from '../content/files/to-docs-path.ts'
import { openLocalArchive } from '../publish/archives/local/local-archive.ts'
import type { ReleaseStore } from '../publish/store/release-store.ts'
import { readPublishedPointer } from './with-archive.ts'

const printJson = (value: unknown) => console.log(JSON.stringify(value, null, 2))

async function inspectAddress(store: ReleaseStore, address: string): Promise<ExitStatus> {
  const { root } = await readPublishedPointer(store)
  const [addressPath = '', query] = address.split('?', 2)
  const canonicalAddress = canonicalisePath(addressPath) + (query === undefined ? '' : `?${query}`)
  const location = await resolveAddress(store, await readRoot(store, root), canonicalAddress)
  if (!location) {
    console.error(
      `${canonicalAddress}: the release ${root} has nothing at this address: check its spelling, or publish the article first`,
    )
    return 1
  }
  printJson(location)
  if (location.kind === 'entry' && 'digest' in location.entry)
    printJson(await readDocument(store, location.entry))
  return 0
}

async function inspectStoredValue(store: ReleaseStore, key: string): Promise<ExitStatus> {
  const bytes = await store.read(key, { again: false })
  if (!bytes) {
    console.error(
      `${key}: the local archive has nothing under this key: begin an address with a slash, or choose one of the keys that ${toDocsPath('storage.md')} lists`,
    )
    return 1
  }
  printJson(JSON.parse(new TextDecoder().decode(bytes)))
  return 0
}

export const defineInspect: DefineCommand = (command) => {
  command
    .description('Prints what the local archive has at an address, or under a key, as JSON.')
    .argument(
      '<address|key>',
      `an address begins with a slash, such as /<edition>/2016/04/08; ${toDocsPath('storage.md')} lists the keys: ${pointerKey}, root/<digest>, article/<digest>, …`,
    )
    .addOption(contentOption())
    .addOption(persistToOption())
    .action(
      withExitStatus(async (subject, { persistTo }) => {
        const store = await openLocalArchive(persistTo)
        const inspectAddressOrKey = subject.startsWith('/') ? inspectAddress : inspectStoredValue
        return inspectAddressOrKey(store, subject).finally(() => store.close())
      }),
    )
}
