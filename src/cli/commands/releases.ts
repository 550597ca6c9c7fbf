import { type Command, readArgs } from '../command.ts'
import { describeReleases, type KnownRelease } from '../publish/releases/releases.ts'
import { archiveHelp, archiveOptions, onArchive } from './on-archive.ts'

const options = { ...archiveOptions, json: { type: 'boolean', default: false } } as const

function lineOf({ root, publishedAt, counts, difference }: KnownRelease, place: number): string {
  const what = counts ? `${counts.articles} articles, ${counts.entries} addresses` : 'cannot be read any more'
  const by = difference && `+${difference.added} -${difference.removed} ~${difference.changed}`
  return [root.slice(0, 12), publishedAt, what, by ?? '', place === 0 ? 'served' : ''].join('  ').trimEnd()
}

export const releasesCommand: Command = {
  help: `Usage: morgue releases [--persist-to .wrangler/state | --remote] [--json]

Lists the releases that can be gone back to, newest first: what (the beginning of the root's
digest), when, how much is in it, and by how many addresses it differs from the one before
it: added, removed, changed.

${archiveHelp}
  --json                 [ { "root", "publishedAt", "counts", "difference" }, … ]`,
  async run(args) {
    const { values } = readArgs({ args, options })
    return onArchive(values, async (archive) => {
      const pointer = await archive.readPointer()
      if (!pointer) {
        console.error('nothing has been published here: run `morgue publish`')
        return 1
      }
      const known = await describeReleases(archive, pointer)
      if (values.json) console.log(JSON.stringify(known))
      else for (const [place, release] of known.entries()) console.log(lineOf(release, place))
      return 0
    })
  },
}
