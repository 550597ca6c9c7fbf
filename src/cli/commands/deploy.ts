import {
  contentOption,
  type DefineCommand,
  dryRunOption,
  type ExitStatus,
  exitWith,
  wholeNumber,
} from '../command.ts'
import { docsPath } from '../content/files/docs-path.ts'
import { estimateBills } from '../deploy/bill.ts'
import { alignCells, billCells, describeFreePlan, formatDollars } from '../deploy/bill-table.ts'
import { deploy } from '../deploy/deploy.ts'
import { pricesDate } from '../deploy/prices.ts'
import { type ArchiveSize, measureArchive } from '../deploy/size.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { progressOn } from '../progress.ts'
import { requireConfiguration, requireSound } from './content-faults.ts'

function printCost(size: ArchiveSize, views: number): void {
  const { first, other } = estimateBills(size, views)
  const { articles, objects, pictures } = size
  console.log(
    `${countNoun(articles, 'article')}: ${countNoun(objects.count, 'stored part')}, ${objects.bytes} bytes; ${countNoun(pictures.count, 'picture')}, ${pictures.bytes} bytes`,
  )
  console.log(
    `The first month with ${views.toLocaleString('en')} views, at the prices of ${pricesDate} (${docsPath('cost.md')}):\n`,
  )
  for (const line of alignCells(billCells(first))) console.log(`   ${line}`)
  console.log(`\nEvery other month: ${formatDollars(other.usd)}. ${describeFreePlan(size, views)}\n`)
}

async function runDeploy(contentFolder: string, views: number, dry: boolean): Promise<ExitStatus> {
  const configuration = await requireConfiguration(contentFolder)
  const progress = progressOn(process.stderr)
  const size = await measureArchive(contentFolder, progress)
  progress.done()
  printCost(requireSound(size, contentFolder), views)
  const failure = await deploy({ contentFolder, configuration, dry }, console.log)
  if (!failure) return 0
  console.error(`\nStopped at ${failure.step}: ${failure.reason}\nTo continue: ${failure.remedy}.`)
  console.error('Everything before that is done: run `npx morgue deploy` again to continue from here.')
  return 1
}

export const defineDeploy: DefineCommand = (command) => {
  command
    .description(
      `Puts the archive on Cloudflare: creates what is missing (a KV namespace, two D1 databases, an
R2 bucket), applies migrations, makes the archive's host and the editions' hosts custom
domains, uploads the Worker, publishes with \`morgue publish --remote\`, and checks every host
from outside. Each step does only what is missing: when one stops, correct what it names and
run the command again. It needs \`npx wrangler login\` or CLOUDFLARE_API_TOKEN; ${docsPath('deploy.md')}
explains everything.`,
    )
    .addOption(contentOption())
    .option(
      '--views <number>',
      'page views a month, to estimate the cost',
      wholeNumber(0, 999_999_999_999),
      100_000,
    )
    .addOption(dryRunOption('report what each step would do and what it costs, and change nothing'))
    .action(exitWith(({ content, views, dryRun }) => runDeploy(content, views, dryRun)))
}
