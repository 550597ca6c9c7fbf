import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Command, readArgs } from '../command.ts'
import { readConfiguration } from '../content/files/configuration.ts'
import { describeFault, type Fault } from '../content/files/fault.ts'
import { type Progress, progressOn } from '../progress.ts'
import { withLease } from '../publish/archives/with-lease.ts'
import { type Publication, publish } from '../publish/publish.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import { followOrSay } from './follow-or-say.ts'
import { archiveHelp, archiveOptions, onArchive } from './on-archive.ts'

const options = {
  content: { type: 'string', default: 'content' },
  ...archiveOptions,
  limit: { type: 'string' },
  repair: { type: 'boolean', default: false },
  fewer: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** Prints every fault of a content folder on standard error. */
export function printFaults(faults: readonly Fault[], content: string): void {
  for (const fault of faults) console.error(describeFault(fault))
  console.error(`${content}: ${faults.length} fault${faults.length === 1 ? '' : 's'}; nothing was published`)
}

function print(publication: Publication, seconds: number, dry: boolean): void {
  const { root, articles, written, unchanged, resharded, doubleIdentities, ignoredParameters } = publication
  if (publication.takenDown > 0)
    console.error(
      `${publication.takenDown} articles or pictures are taken down: the release before is no fallback (docs/takedown.md says what is left to do)`,
    )
  for (const { identity, addresses } of doubleIdentities)
    console.error(`several articles claim the identity ${identity}: ${addresses.join(' ')}`)
  for (const { name, urls } of ignoredParameters)
    console.error(`${urls} former URLs lead nowhere: add the parameter to edition.yaml, query: [${name}]`)
  if (resharded)
    console.error('the number of shards changes with this release: every one of them is written anew')
  console.log(
    `${articles} articles; ${written} objects ${dry ? 'would be written' : 'written'}, ${unchanged} unchanged; root ${root}; ${seconds} s`,
  )
}

type Outcome = (Publication & { isIndexed: boolean }) | Fault[]

/** Says which editions have no folder of articles: that may be a disk that is missing. */
async function sayEmptyEditions(content: string): Promise<void> {
  const configuration = await readConfiguration(content)
  for (const { id } of 'faults' in configuration ? [] : configuration.value.editions) {
    const folder = path.join(content, id, 'articles')
    if (!existsSync(folder)) console.error(`${folder}: is not there: the edition ${id} has no articles`)
  }
}

/** How to publish; what was rendered is kept in a folder for the next time. */
interface How {
  dry: boolean
  repair: boolean
  fewer: boolean
  progress: Progress
  kept: string
}

async function publishTo(archive: OpenArchive, content: string, how: How): Promise<Outcome> {
  const { progress } = how
  const outcome = await publish(content, archive, how)
  if (Array.isArray(outcome)) return outcome
  return {
    ...outcome,
    isIndexed: how.dry || (await followOrSay(archive, { progress, dates: outcome.dates })),
  }
}

const help = `Usage: morgue publish [--content content] [--persist-to .wrangler/state | --remote [--limit <n>]]
                      [--dry-run] [--repair] [--fewer] [--json]

Reads and checks the whole content folder, writes the objects that are not there yet,
and moves the pointer to the new release; then the search index follows.
Exit status 1 where the index does not. One fault anywhere, and nothing is published. Cut off at any moment, it goes on where it
stopped when it is run again, and writes nothing twice.

  --content <folder>     the content folder (content)
${archiveHelp}
  --limit <n>            write at most so many values today (UTC), and go on another day:
                         Cloudflare's free plan allows 1000 a day, which serves an archive
                         of up to about 3,000 articles
  --dry-run              say what would be written, and write nothing
  --repair               read everything that is served, and write again what is missing or damaged
  --fewer                publish although an edition loses more than a tenth of its articles
  --json                 { "root", "articles", "written", "unchanged", "seconds" } on standard output`

export const publishCommand: Command = {
  help,
  async run(args) {
    const { values } = readArgs({ args, options })
    const started = performance.now()
    const progress = progressOn(process.stderr)
    const { content, 'dry-run': dry, repair, fewer } = values
    const how = { dry, repair, fewer, progress, kept: path.join(values['persist-to'], 'rendered') }
    return onArchive(values, async (archive) => {
      const outcome = dry
        ? await publishTo(archive, content, how)
        : await withLease(archive, 'publish', (leased) => publishTo(leased, content, how))
      progress.done()
      if (Array.isArray(outcome)) {
        if (values.json) console.log(JSON.stringify({ faults: outcome }))
        printFaults(outcome, content)
        return 1
      }
      const seconds = Math.round((performance.now() - started) / 10) / 100
      const { root, articles, written, unchanged } = outcome
      if (values.json) console.log(JSON.stringify({ root, articles, written, unchanged, seconds }))
      else print(outcome, seconds, dry)
      await sayEmptyEditions(content)
      return outcome.isIndexed ? 0 : 1
    })
  },
}
