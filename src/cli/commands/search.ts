import {
  contentOption,
  type DefineCommand,
  jsonOption,
  persistToOption,
  remoteOption,
  withExitStatus,
} from '../command.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { createProgressCounter, formatDuration } from '../progress.ts'
import { withLease } from '../publish/archives/with-lease.ts'
import { updateSearchIndex } from '../publish/search/update-search-index.ts'
import { secondsSince } from './seconds-since.ts'
import { readPublishedPointer, withArchive } from './with-archive.ts'

export const defineSearch: DefineCommand = (command) => {
  command
    .description(
      'Maintains the search index. `npx morgue publish` and `npx morgue rollback` keep it up to date.',
    )
    .command('rebuild')
    .description('Rebuilds a lost search index from the release that is served.')
    .addOption(contentOption())
    .addOption(persistToOption())
    .addOption(remoteOption())
    .addOption(jsonOption('{ "articles", "seconds" } on standard output'))
    .action(
      withExitStatus((options) =>
        withArchive(options, async (archive) => {
          const startTimeMs = performance.now()
          const progress = createProgressCounter(process.stderr)
          const { writtenCount: articleCount } = await withLease(
            archive,
            'search rebuild',
            async (leasedArchive) => {
              // Checked under the lease: taking the lease completes an interrupted move of the pointer.
              await readPublishedPointer(leasedArchive)
              return updateSearchIndex(leasedArchive, leasedArchive.search, { progress, mustRebuild: true })
            },
          )
          progress.done()
          const seconds = secondsSince(startTimeMs)
          if (options.json) console.log(JSON.stringify({ articles: articleCount, seconds }))
          else
            console.log(
              `Rebuilt the search index in ${formatDuration(seconds)}: ${countNoun(articleCount, 'article')}.`,
            )
          return 0
        }),
      ),
    )
}
