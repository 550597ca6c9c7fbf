import { type Command, readArgs, UsageError } from '../command.ts'
import { readConfiguration } from '../content/files/configuration.ts'
import { billsOf } from '../deploy/bill.ts'
import { alignedLines, billCells, dollars, freePlanAdvice } from '../deploy/bill-table.ts'
import { deploy } from '../deploy/deploy.ts'
import { pricesRead } from '../deploy/prices.ts'
import { type ArchiveSize, weigh } from '../deploy/size.ts'
import { progressOn } from '../progress.ts'
import { printFaults } from './publish.ts'

const options = {
  content: { type: 'string', default: 'content' },
  views: { type: 'string', default: '100000' },
  'dry-run': { type: 'boolean', default: false },
} as const

const help = `Usage: morgue deploy [--content content] [--views 100000] [--dry-run]

Puts the archive on Cloudflare: creates what is missing (a KV namespace, two D1 databases, an R2
bucket), applies migrations, makes the archive's host and the editions' hosts custom domains,
uploads the Worker, publishes with \`morgue publish --remote\`, and looks at every host from outside.
Each step looks first and does what is missing: when one stops, mend what it says and run it again.
It needs \`npx wrangler login\` or CLOUDFLARE_API_TOKEN; docs/deploy.md tells all.

  --content <folder>  the content folder (content)
  --views <number>    views a month, for what it will cost (100000)
  --dry-run           say what each step would do and what it costs, and change nothing`

function printCost(size: ArchiveSize, views: number): void {
  const { first, other } = billsOf(size, views)
  const { articles, objects, pictures } = size
  console.log(
    `${articles} articles: ${objects.count} objects, ${objects.bytes} bytes; ${pictures.count} pictures, ${pictures.bytes} bytes`,
  )
  console.log(
    `The first month with ${views.toLocaleString('en')} views, at the prices read on ${pricesRead} (docs/cost.md):\n`,
  )
  for (const line of alignedLines(billCells(first))) console.log(`   ${line}`)
  console.log(`\nEvery other month: ${dollars(other.usd)}. ${freePlanAdvice(size, views)}\n`)
}

export const deployCommand: Command = {
  help,
  async run(args) {
    const { values } = readArgs({ args, options })
    const { content, 'dry-run': dry } = values
    if (!/^\d{1,12}$/.test(values.views)) throw new UsageError('--views must be a number')
    const progress = progressOn(process.stderr)
    const configuration = await readConfiguration(content)
    const size = 'faults' in configuration ? configuration.faults : await weigh(content, progress)
    progress.done()
    if (Array.isArray(size) || 'faults' in configuration) {
      if (Array.isArray(size)) printFaults(size, content)
      return 1
    }
    printCost(size, Number(values.views))
    const stopped = await deploy({ content, configuration: configuration.value, dry }, console.log)
    if (!stopped) return 0
    console.error(`\nStopped at ${stopped.step}: ${stopped.reason}\n${stopped.remedy}.`)
    console.error('What was done stays done: run `npx morgue deploy` again, and it goes on from here.')
    return 1
  },
}
