import {
  contentOption,
  type DefineCommand,
  jsonOption,
  persistToOption,
  remoteOption,
  withExitStatus,
} from '../command.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { describeReleases, type ReleaseDescription } from '../publish/releases/releases.ts'
import { readPublishedPointer, withArchive } from './with-archive.ts'

function formatReleaseLine(
  { root, publishedAt, counts, difference }: ReleaseDescription,
  releaseIndex: number,
): string {
  const sizeText = counts
    ? `${countNoun(counts.articles, 'article')}, ${countNoun(counts.entries, 'address', 'addresses')}`
    : 'incomplete: some of its parts are no longer stored'
  const changesText =
    difference && `${difference.added} added, ${difference.removed} removed, ${difference.changed} changed`
  const columns = [
    root.slice(0, 12),
    `${publishedAt.slice(0, 19).replace('T', ' ')} UTC`,
    sizeText,
    changesText ?? '',
    releaseIndex === 0 ? 'served' : '',
  ]
  return columns.join('  ').trimEnd()
}

export const defineReleases: DefineCommand = (command) => {
  command
    .description(
      `Lists the releases that \`npx morgue rollback\` can serve again, newest first: the beginning of
the name, the time, the size, and how many addresses were added, removed and
changed since the previous release.`,
    )
    .addOption(contentOption())
    .addOption(persistToOption())
    .addOption(remoteOption())
    .addOption(jsonOption('[ { "root", "publishedAt", "counts", "difference" }, … ] on standard output'))
    .action(
      withExitStatus((options) =>
        withArchive(options, async (archive) => {
          const releases = await describeReleases(archive, await readPublishedPointer(archive))
          if (options.json) console.log(JSON.stringify(releases))
          else
            for (const [index, release] of releases.entries()) console.log(formatReleaseLine(release, index))
          return 0
        }),
      ),
    )
}
