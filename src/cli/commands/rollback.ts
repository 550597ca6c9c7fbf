import { InvalidArgumentError } from '@commander-js/extra-typings'
import { canonicalisePath } from '../../model/address.ts'
import {
  contentOption,
  type DefineCommand,
  jsonOption,
  persistToOption,
  remoteOption,
  withExitStatus,
} from '../command.ts'
import { createProgressCounter } from '../progress.ts'
import { withLease } from '../publish/archives/with-lease.ts'
import { rollBack } from '../publish/releases/rollback.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import { updateHarvestRecordsOrWarn } from './update-records.ts'
import { updateSearchIndexOrWarn } from './update-search-index.ts'
import { withArchive } from './with-archive.ts'

function requireDigestPrefix(text: string): string {
  if (/^[0-9a-f]{4,64}$/.test(text)) return text
  throw new InvalidArgumentError(
    'Expected the first 4 or more characters of a name that `npx morgue releases` lists.',
  )
}

async function rollBackAndUpdateIndexes(
  archive: OpenArchive,
  digestPrefix: string,
  allowedAddresses: ReadonlySet<string>,
) {
  const rootDigest = await rollBack(archive, digestPrefix, allowedAddresses)
  const progress = createProgressCounter(process.stderr)
  const { isIndexed } = await updateSearchIndexOrWarn(archive, { progress })
  await updateHarvestRecordsOrWarn(archive)
  progress.done()
  return { root: rootDigest, isIndexed }
}

export const defineRollback: DefineCommand = (command) => {
  command
    .description(
      `Serves an earlier release again, and updates the search index. A rollback is refused if it would
bring back an article or picture that has since been withheld, anonymised or removed.

Exit status 1: refused, or the release is served but the search index is not up to date.`,
    )
    .argument(
      '<release>',
      'the beginning of the name of a release, as `npx morgue releases` lists it',
      requireDigestPrefix,
    )
    .option(
      '--restore <address>',
      'let the article or picture at this address come back; repeat the option for others',
      (address: string, previousAddresses: string[]) => [...previousAddresses, canonicalisePath(address)],
      [],
    )
    .addOption(contentOption())
    .addOption(persistToOption())
    .addOption(remoteOption())
    .addOption(jsonOption('{ "root", "isIndexed" } on standard output'))
    .action(
      withExitStatus((digestPrefix, { json, ...options }) =>
        withArchive(options, async (archive) => {
          const allowedAddresses = new Set(options.restore)
          const { root, isIndexed } = await withLease(archive, 'rollback', (leasedArchive) =>
            rollBackAndUpdateIndexes(leasedArchive, digestPrefix, allowedAddresses),
          )
          console.log(
            json
              ? JSON.stringify({ root, isIndexed })
              : `The release ${root} is served again, until the next publication.`,
          )
          return isIndexed ? 0 : 1
        }),
      ),
    )
}
