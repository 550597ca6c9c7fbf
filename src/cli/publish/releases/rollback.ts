import { onUnreadableObject } from '../../../archive/objects.ts'
import { readRoot, readTakedowns } from '../../../archive/release.ts'
import { createNextPointer, type ReleasePointer } from '../../../archive/release-pointer.ts'
import { formatArchiveCommand, quoteForShell } from '../../content/files/command-text.ts'
import { ArchiveError, createNothingPublishedError } from '../store/archive-error.ts'
import type { ReleaseStore } from '../store/release-store.ts'
import { collectPastTakedowns, type PastTakedowns } from '../takedown/past-takedowns.ts'
import { findRestoredAddresses } from '../takedown/restored-addresses.ts'
import { dropFallbackAfterTakedown, findNewTakedowns } from '../takedown/takedowns.ts'
import { collectReachableKeys } from './reachable-keys.ts'
import { listReleases } from './releases.ts'

/**
 * Finds the only root digest that begins with `digestPrefix`. @throws ArchiveError if the prefix is empty, if there is
 * no such digest or more than one, or if the release is already served
 */
function requireRollbackRootDigest(pointer: ReleasePointer, digestPrefix: string): string {
  const rootDigests = [...new Set(listReleases(pointer).map(({ root }) => root))]
  const [rootDigest, ...otherMatches] = rootDigests.filter((digest) => digest.startsWith(digestPrefix))
  if (rootDigest === undefined)
    throw new ArchiveError(
      `no release has a name that begins with ${digestPrefix}: ${formatArchiveCommand('releases')} lists the names`,
    )
  if (otherMatches.length > 0)
    throw new ArchiveError(
      `${otherMatches.length + 1} releases have names that begin with ${digestPrefix}: type more characters of the name`,
    )
  if (rootDigest === pointer.root)
    throw new ArchiveError(`the release ${rootDigest} is already served: nothing was changed`)
  return rootDigest
}

const formatIncompletenessRemedy = () =>
  `choose another that ${formatArchiveCommand('releases')} lists, or run ${formatArchiveCommand('publish --repair')} with the content as it was then`

/** Checks that everything that a release reaches is stored. @throws ArchiveError if something is missing */
async function requireCompleteRelease(store: ReleaseStore, rootDigest: string): Promise<void> {
  const missingKeys = await collectReachableKeys(store, rootDigest).catch(
    onUnreadableObject((error) => {
      throw new ArchiveError(
        `the release ${rootDigest} cannot be served again, because a part of it is missing or damaged: ${formatIncompletenessRemedy()}`,
        { cause: error },
      )
    }),
  )
  for await (const { key } of store.listStoredObjects()) missingKeys.delete(key)
  const [firstMissingKey] = missingKeys
  if (firstMissingKey !== undefined)
    throw new ArchiveError(
      `the release ${rootDigest} cannot be served again, because parts of it are missing (${missingKeys.size}, such as ${firstMissingKey}): ${formatIncompletenessRemedy()}`,
    )
}

/** Maximum number of addresses that a message lists. */
const maxNamedAddresses = 20

/** Describes the content that a rollback would restore, for an error message. */
function describeRestoredContent({ unreadableRootDigests }: PastTakedowns, { root }: ReleasePointer): string {
  const [firstUnreadableDigest] = unreadableRootDigests
  if (firstUnreadableDigest === undefined)
    return 'content that has since been withheld, anonymised or removed'
  const whenServed = firstUnreadableDigest === root ? 'is served' : 'was served in between'
  return `content that is not shown now; the release ${firstUnreadableDigest}, which ${whenServed}, cannot be read and may have withheld some of it`
}

function describeRestorationRemedy(
  { unreadableRootDigests }: PastTakedowns,
  { root }: ReleasePointer,
  firstAddress: string,
): string {
  const permission = `add --restore <address> to the command for each address, as in --restore ${quoteForShell(firstAddress)}`
  return unreadableRootDigests.includes(root)
    ? `Run ${formatArchiveCommand('publish --repair')}, then this command again. If this is intended, ${permission}`
    : `If this is intended, ${permission}`
}

/**
 * Checks that a rollback restores no articles or pictures that have been taken down since, except at
 * `allowedAddresses`.
 * @throws ArchiveError if the rollback would restore any, or if this cannot be determined
 */
async function requireNothingRestored(
  store: ReleaseStore,
  { pointer, targetRootDigest }: { pointer: ReleasePointer; targetRootDigest: string },
  allowedAddresses: ReadonlySet<string>,
): Promise<void> {
  const pastRootDigests = pointer.previous.map((release) => release.root)
  const pastTakedowns = await collectPastTakedowns(
    store,
    pointer.root,
    pastRootDigests.slice(0, pastRootDigests.indexOf(targetRootDigest)),
  )
  const restoredAddresses = await findRestoredAddresses(
    store,
    { rootDigest: targetRootDigest, servedRootDigest: pointer.root },
    pastTakedowns,
  )
  const unwantedAddresses = restoredAddresses.filter((address) => !allowedAddresses.has(address))
  const [firstAddress] = unwantedAddresses
  if (firstAddress === undefined) return
  const addressLines = unwantedAddresses.slice(0, maxNamedAddresses).join('\n  ')
  const omissionLine =
    unwantedAddresses.length > maxNamedAddresses
      ? `\n  and ${unwantedAddresses.length - maxNamedAddresses} more, which the command lists once these are allowed`
      : ''
  throw new ArchiveError(
    `the release ${targetRootDigest} would bring back ${describeRestoredContent(pastTakedowns, pointer)}:\n  ${addressLines}${omissionLine}\n${describeRestorationRemedy(pastTakedowns, pointer, firstAddress)}`,
  )
}

/**
 * Moves the pointer back to an earlier release.
 * @param digestPrefix the first characters of the release's root digest
 * @param allowedAddresses addresses that may be served again although they were taken down since
 * @returns the release's root digest
 * @throws ArchiveError if the release is not found, is incomplete, or would restore something taken down
 */
export async function rollBack(
  store: ReleaseStore,
  digestPrefix: string,
  allowedAddresses: ReadonlySet<string>,
): Promise<string> {
  const pointer = await store.readPointer()
  if (!pointer) throw createNothingPublishedError()
  const targetRootDigest = requireRollbackRootDigest(pointer, digestPrefix)
  await requireCompleteRelease(store, targetRootDigest)
  await requireNothingRestored(store, { pointer, targetRootDigest }, allowedAddresses)
  const targetTakedowns = await readTakedowns(store, await readRoot(store, targetRootDigest))
  const servedRoot = await readRoot(store, pointer.root).catch(onUnreadableObject(() => null))
  const newTakedowns = await findNewTakedowns(store, servedRoot, targetTakedowns)
  await store.writePointer(
    dropFallbackAfterTakedown(
      createNextPointer(pointer, targetRootDigest, new Date().toISOString()),
      newTakedowns,
    ),
  )
  return targetRootDigest
}
