import { rm } from 'node:fs/promises'
import path from 'node:path'
import {
  contentOption,
  createWholeNumberParser,
  type DefineCommand,
  dryRunOption,
  jsonOption,
  persistToOption,
  remoteOption,
  withExitStatus,
} from '../command.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { journalsFolderOf } from '../import/undo/import-journal.ts'
import { withLease } from '../publish/archives/with-lease.ts'
import { type PruneReport, prune } from '../publish/releases/prune.ts'
import { withArchive } from './with-archive.ts'

function printPruneReport({ kept, dropped, deleted, spared }: PruneReport, isDryRun: boolean): void {
  const [keepVerb, dropVerb, deleteVerb] = isDryRun
    ? ['Would keep', 'drop', 'delete']
    : ['Kept', 'dropped', 'deleted']
  console.log(
    `${keepVerb} ${countNoun(kept, 'release')}, ${dropVerb} ${countNoun(dropped, 'older one')}, and ${deleteVerb} ${countNoun(deleted, 'stored part')}.`,
  )
  if (spared > 0)
    console.log(
      `${countNoun(spared, 'more part')} ${spared === 1 ? 'stays, because it was' : 'stay, because they were'} uploaded in the last day.`,
    )
}

/**
 * Removes local copies that may contain taken-down words. Cached renderings can be made again. Import journals
 * contain earlier versions of files; without them, the last imports can no longer be undone.
 */
async function removeCachesAndJournals(options: { content: string; persistTo: string }): Promise<void> {
  for (const folder of [path.join(options.persistTo, 'rendered'), journalsFolderOf(options.content)])
    await rm(folder, { recursive: true, force: true })
}

export const definePrune: DefineCommand = (command) => {
  command
    .description(
      `Deletes articles, lists and pictures that belong to none of the releases it keeps. Whatever was
uploaded in the last day stays. A rollback can serve only a release that was kept.`,
    )
    .option(
      '--keep <n>',
      'releases to keep, including the one served now',
      createWholeNumberParser(1, 9999),
      10,
    )
    .option(
      '--withheld',
      'delete at once what was taken down: drops every release that shows an article or picture since withheld, anonymised or removed; spares no recent uploads; earlier imports can no longer be undone',
      false,
    )
    .addOption(dryRunOption('report what would be deleted, and delete nothing'))
    .addOption(contentOption())
    .addOption(persistToOption())
    .addOption(remoteOption())
    .addOption(jsonOption('{ "kept", "dropped", "deleted", "spared" } on standard output'))
    .action(
      withExitStatus(({ keep, withheld, dryRun: isDryRun, json, ...archiveOptions }) =>
        withArchive(archiveOptions, async (archive) => {
          const nowSeconds = Math.floor(Date.now() / 1000)
          const pruneOptions = { keptReleaseCount: keep, dropsTakenDown: withheld, isDryRun, nowSeconds }
          const pruneReport = isDryRun
            ? await prune(archive, pruneOptions, async () => {})
            : await withLease(archive, 'prune', (leasedArchive, lease) =>
                prune(leasedArchive, pruneOptions, () => lease.beginPrune()),
              )
          if (withheld && !isDryRun) await removeCachesAndJournals(archiveOptions)
          if (json) console.log(JSON.stringify(pruneReport))
          else printPruneReport(pruneReport, isDryRun)
          return 0
        }),
      ),
    )
}
