import { rm } from 'node:fs/promises'
import path from 'node:path'
import { type Command, readArgs, UsageError } from '../command.ts'
import { withLease } from '../publish/archives/with-lease.ts'
import { type Pruned, prune } from '../publish/releases/prune.ts'
import { archiveHelp, archiveOptions, onArchive } from './on-archive.ts'

const options = {
  ...archiveOptions,
  keep: { type: 'string', default: '10' },
  withheld: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

function print({ kept, dropped, deleted, spared }: Pruned, dry: boolean): void {
  const would = dry ? 'would be ' : ''
  console.log(`${kept} releases ${would}kept, ${dropped} forgotten; ${deleted} objects ${would}deleted`)
  if (spared > 0) console.log(`${spared} spared: they were uploaded in the last day`)
}

export const pruneCommand: Command = {
  help: `Usage: morgue prune [--keep 10] [--withheld] [--dry-run] [--persist-to .wrangler/state | --remote] [--json]

Deletes objects and pictures that no kept release reaches. What was uploaded in the last day
is spared. A release that is not kept cannot be gone back to.

  --keep <n>             releases to keep, the one that is served among them (10)
  --withheld             forget every release that shows what was withheld, anonymised or gone
                         since, and spare nothing: what is taken down is deleted at once
  --dry-run              say what would be deleted, and delete nothing
${archiveHelp}
  --json                 { "kept", "dropped", "deleted", "spared" }`,
  async run(args) {
    const { values } = readArgs({ args, options })
    const { keep, withheld, 'dry-run': dry } = values
    if (!/^[1-9]\d{0,3}$/.test(keep)) throw new UsageError('--keep must be a number of releases')
    const pruning = { keep: Number(keep), withheld, dry, now: Math.floor(Date.now() / 1000) }
    return onArchive(values, async (archive) => {
      const pruned = dry
        ? await prune(archive, pruning, async () => {})
        : await withLease(archive, 'prune', (leased, lease) =>
            prune(leased, pruning, () => lease.countPrune()),
          )
      // What is kept of renderings has the words of what was taken down, and may be deleted at any time.
      if (withheld && !dry)
        await rm(path.join(values['persist-to'], 'rendered'), { recursive: true, force: true })
      if (values.json) console.log(JSON.stringify(pruned))
      else print(pruned, dry)
      return 0
    })
  },
}
