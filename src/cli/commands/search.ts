import { type Command, readArgs, UsageError } from '../command.ts'
import { progressOn } from '../progress.ts'
import { withLease } from '../publish/archives/with-lease.ts'
import { followRelease } from '../publish/search/follow.ts'
import { archiveHelp, archiveOptions, onArchive } from './on-archive.ts'

const options = {
  ...archiveOptions,
  json: { type: 'boolean', default: false },
} as const

export const searchCommand: Command = {
  help: `Usage: morgue search rebuild [--persist-to .wrangler/state | --remote] [--json]

Makes the search index of an archive anew, from the release that is served.
It is needed when the index was lost; \`morgue publish\` and \`rollback\` keep it otherwise.

${archiveHelp}
  --json                 { "articles", "seconds" } on standard output`,
  async run(args) {
    const { values, positionals } = readArgs({ args, options, allowPositionals: true })
    if (positionals.length !== 1 || positionals[0] !== 'rebuild')
      throw new UsageError('the one thing to do is rebuild')
    const started = performance.now()
    const progress = progressOn(process.stderr)
    return onArchive(values, async (archive) => {
      const change = await withLease(archive, 'search rebuild', (leased) =>
        followRelease(leased, leased.search, { progress, anew: true }),
      )
      progress.done()
      if (!change) {
        console.error('nothing has been published here: run `morgue publish`')
        return 1
      }
      const seconds = Math.round((performance.now() - started) / 10) / 100
      if (values.json) console.log(JSON.stringify({ articles: change.written, seconds }))
      else console.log(`${change.written} articles are in the index; ${seconds} s`)
      return 0
    })
  },
}
