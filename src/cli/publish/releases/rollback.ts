import { catchUnreadable } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import { movePointer, type ReleasePointer } from '../../../archive/release-pointer.ts'
import { ArchiveError } from '../store/archive-error.ts'
import type { ReleaseStore } from '../store/release-store.ts'
import { collectPastTakedowns } from '../takedown/past-takedowns.ts'
import { findRestoredAddresses } from '../takedown/restored-addresses.ts'
import { countTakedowns, dropFallbackAfter } from '../takedown/takedowns.ts'
import { collectKeys } from './reachable-keys.ts'
import { listReleases } from './releases.ts'

/** The release that a beginning of its digest names. @throws Refusal when there is none, or several */
function releaseNamed(pointer: ReleasePointer, beginning: string): string {
  const roots = [...new Set(listReleases(pointer).map(({ root }) => root))]
  const [root, ...others] = roots.filter((each) => each.startsWith(beginning))
  if (root === undefined)
    throw new ArchiveError(
      `no release that is remembered begins with ${beginning}: \`morgue releases\` lists them`,
    )
  if (others.length > 0)
    throw new ArchiveError(`${others.length + 1} releases begin with ${beginning}: give more of the digest`)
  if (root === pointer.root) throw new ArchiveError(`${root} is served already`)
  return root
}

/** @throws Refusal unless everything that a release reaches is kept */
async function requireWhole(store: ReleaseStore, root: string): Promise<void> {
  const missing = await collectKeys(store, root).catch(
    catchUnreadable((error) => {
      throw new ArchiveError(`the release ${root} is not whole any more: ${error.message}`)
    }),
  )
  for await (const { key } of store.list()) missing.delete(key)
  const [first] = missing
  if (first !== undefined)
    throw new ArchiveError(
      `the release ${root} is not whole any more: ${missing.size} objects are missing, such as ${first}`,
    )
}

/** At most so many addresses are named in a refusal. */
const named = 20

async function requireKeptBack(
  store: ReleaseStore,
  { pointer, root }: { pointer: ReleasePointer; root: string },
  restored: ReadonlySet<string>,
): Promise<void> {
  const roots = pointer.previous.map((past) => past.root)
  const keptBack = await collectPastTakedowns(store, pointer.root, roots.slice(0, roots.indexOf(root)))
  const back = (await findRestoredAddresses(store, { root, now: pointer.root }, keptBack)).filter(
    (address) => !restored.has(address),
  )
  if (back.length === 0) return
  const list = back.slice(0, named).join('\n  ')
  const more = back.length > named ? `\n  and ${back.length - named} more` : ''
  const [unreadable] = keptBack.unreadable
  const why =
    unreadable === undefined
      ? 'what was withheld, anonymised or gone since'
      : `what is not shown now, and the release ${unreadable}, which was served in between, cannot be read: it may have withheld some of it`
  throw new ArchiveError(
    `the release ${root} would bring back ${why}:\n  ${list}${more}\nName each with --restore <address> if that is meant`,
  )
}

/**
 * Moves the pointer to a release that was served before.
 * @param beginning of its root's digest
 * @param restored addresses that may come back although they were taken down since
 * @returns its root
 * @throws Refusal
 */
export async function rollBack(
  store: ReleaseStore,
  beginning: string,
  restored: ReadonlySet<string>,
): Promise<string> {
  const pointer = await store.readPointer()
  if (!pointer) throw new ArchiveError('nothing has been published here')
  const root = releaseNamed(pointer, beginning)
  await requireWhole(store, root)
  await requireKeptBack(store, { pointer, root }, restored)
  const takedowns = await readTakedowns(store, await readRoot(store, root))
  const taken = await countTakedowns(store, pointer.root, takedowns)
  await store.writePointer(dropFallbackAfter(movePointer(pointer, root, new Date().toISOString()), taken))
  return root
}
