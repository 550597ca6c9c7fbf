import { canonicalPath } from '../../model/address.ts'
import { type Command, readArgs, UsageError } from '../command.ts'
import { progressOn } from '../progress.ts'
import { withLease } from '../publish/archives/with-lease.ts'
import { rollBack } from '../publish/releases/rollback.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import { followOrSay } from './follow-or-say.ts'
import { archiveHelp, archiveOptions, onArchive } from './on-archive.ts'

const options = {
  ...archiveOptions,
  restore: { type: 'string', multiple: true, default: [] as string[] },
} as const

async function goBack(archive: OpenArchive, beginning: string, restored: ReadonlySet<string>) {
  const root = await rollBack(archive, beginning, restored)
  const progress = progressOn(process.stderr)
  const isIndexed = await followOrSay(archive, { progress })
  progress.done()
  return { root, isIndexed }
}

export const rollbackCommand: Command = {
  help: `Usage: morgue rollback <root> [--restore <address>]… [--persist-to .wrangler/state | --remote]

Serves a release again that was served before; \`morgue releases\` lists them, and the
beginning of a root's digest is enough. The search index follows; exit status 1 where it does not. Refused where it would
bring back an article or a picture that was withheld, anonymised or gone since.

  --restore <address>    this one may come back (as often as needed)
${archiveHelp}`,
  async run(args) {
    const { values, positionals } = readArgs({ args, options, allowPositionals: true })
    const [beginning, ...rest] = positionals
    if (beginning === undefined || rest.length > 0) throw new UsageError('name one release')
    if (!/^[0-9a-f]{4,64}$/.test(beginning))
      throw new UsageError('a release is named by 4 to 64 digits of its digest')
    const restored = new Set(values.restore.map(canonicalPath))
    return onArchive(values, async (archive) => {
      const { root, isIndexed } = await withLease(archive, 'rollback', (leased) =>
        goBack(leased, beginning, restored),
      )
      console.log(`${root} is served again`)
      return isIndexed ? 0 : 1
    })
  },
}
