import path from 'node:path'
import { type Command, readArgs } from '../command.ts'
import { describeFault, type Fault } from '../content/fault.ts'
import { type Progress, progressOn } from '../progress.ts'
import { type LocalArchive, openLocalArchive } from '../publish/local-archive.ts'
import { type Publication, publish } from '../publish/publish.ts'
import { followRelease } from '../publish/search/follow.ts'

const options = {
  content: { type: 'string', default: 'content' },
  'persist-to': { type: 'string', default: '.wrangler/state' },
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

/** The release is served whatever becomes of the index: search then lags, and says so by not being kept. */
async function index(store: LocalArchive, { dates }: Publication, progress: Progress): Promise<void> {
  try {
    await followRelease(store, store.search, { progress, dates })
  } catch (error) {
    console.error(`the search index is not of this release: ${(error as Error).message}`)
    console.error('the release is served; `morgue search rebuild` makes the index anew')
  }
}

export const publishCommand: Command = {
  help: `Usage: morgue publish [--content content] [--persist-to .wrangler/state] [--dry-run] [--json]

Reads and checks the whole content folder, writes the objects that are not there yet,
and moves the pointer to the new release; then the search index follows.
One fault anywhere, and nothing is published.

  --content <folder>     the content folder (content)
  --persist-to <folder>  wrangler's local state (.wrangler/state)
  --dry-run              say what would be written, and write nothing
  --json                 { "root", "articles", "written", "unchanged", "seconds" } on standard output`,
  async run(args) {
    const { values } = readArgs({ args, options })
    const started = performance.now()
    const progress = progressOn(process.stderr)
    const store = await openLocalArchive(values['persist-to'])
    try {
      const dry = values['dry-run']
      const kept = path.join(values['persist-to'], 'rendered')
      const outcome = await publish(values.content, store, { dry, progress, kept })
      if (!dry && !Array.isArray(outcome)) await index(store, outcome, progress)
      progress.done()
      if (Array.isArray(outcome)) {
        if (values.json) console.log(JSON.stringify({ faults: outcome }))
        printFaults(outcome, values.content)
        return 1
      }
      const seconds = Math.round((performance.now() - started) / 10) / 100
      const { root, articles, written, unchanged } = outcome
      if (values.json) console.log(JSON.stringify({ root, articles, written, unchanged, seconds }))
      else print(outcome, seconds, dry)
      return 0
    } finally {
      await store.close()
    }
  },
}
