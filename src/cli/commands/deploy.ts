import {
  contentOption,
  createWholeNumberParser,
  type DefineCommand,
  dryRunOption,
  type ExitStatus,
  jsonOption,
  withExitStatus,
} from '../command.ts'
import { formatContentCommand } from '../content/files/command-text.ts'
import { toDocsPath } from '../content/files/to-docs-path.ts'
import { estimateBills } from '../deploy/bill.ts'
import { describeFreePlanFit, formatAlignedLines, formatDollars, toBillRows } from '../deploy/bill-table.ts'
import { deploy } from '../deploy/deploy.ts'
import {
  createCollectingReporter,
  type DeployFailure,
  type StepReport,
  terminalReporter,
} from '../deploy/deploy-reporter.ts'
import { pricesDate } from '../deploy/prices.ts'
import { type ArchiveSize, measureArchive } from '../deploy/size.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { createProgressCounter } from '../progress.ts'
import { requireConfiguration, requireFaultless } from './content-faults.ts'

const formatBytes = (byteCount: number) => `${byteCount.toLocaleString('en')} bytes`

function printSizeAndCost(size: ArchiveSize, monthlyViews: number): void {
  const { firstMonth, laterMonth } = estimateBills(size, monthlyViews)
  const { articleCount, objects, pictures } = size
  console.log(
    `${countNoun(articleCount, 'article')}: ${countNoun(objects.count, 'stored part')}, ${formatBytes(objects.bytes)}; ${countNoun(pictures.count, 'picture')}, ${formatBytes(pictures.bytes)}`,
  )
  console.log(
    `Cost of the first month with ${monthlyViews.toLocaleString('en')} views, at the prices of ${pricesDate} (${toDocsPath('cost.md')}):\n`,
  )
  for (const line of formatAlignedLines(toBillRows(firstMonth))) console.log(`   ${line}`)
  console.log(
    `\nEach month after the first: ${formatDollars(laterMonth.usd)}. ${describeFreePlanFit(size, monthlyViews)}\n`,
  )
}

function printDeployFailure({ step, reason, remedy }: DeployFailure, isDryRun: boolean): void {
  console.error(`\nStopped at ${step}: ${reason}\nTo continue: ${remedy}.`)
  console.error(
    isDryRun
      ? `Nothing was changed. Then run ${formatContentCommand('deploy --dry-run')} again.`
      : `Everything before that is done. Then run ${formatContentCommand('deploy')} again, which continues from here.`,
  )
}

/** Formats the size, the bills and the steps of a deployment as JSON. */
function formatDeployJson(
  { articleCount, objects, pictures }: ArchiveSize,
  {
    views: monthlyViews,
    steps,
    stopped,
  }: { views: number; steps: StepReport[]; stopped: DeployFailure | null },
): string {
  const bills = estimateBills({ articleCount, objects, pictures }, monthlyViews)
  const usd = { first: bills.firstMonth.usd, other: bills.laterMonth.usd }
  return JSON.stringify({ articles: articleCount, objects, pictures, usd, steps, stopped })
}

interface DeployCommandOptions {
  content: string
  views: number
  dryRun: boolean
  json: boolean
}

async function runDeploy({ content, views, dryRun, json }: DeployCommandOptions): Promise<ExitStatus> {
  const configuration = await requireConfiguration(content)
  const progress = createProgressCounter(process.stderr)
  const archiveSize = requireFaultless(await measureArchive(content, progress), content)
  progress.done()
  const deployOptions = { contentFolder: content, configuration, isDryRun: dryRun, isJson: json }
  if (json) {
    const reporter = createCollectingReporter()
    const deployFailure = await deploy(deployOptions, reporter)
    console.log(formatDeployJson(archiveSize, { views, steps: reporter.steps, stopped: deployFailure }))
    return deployFailure ? 1 : 0
  }
  printSizeAndCost(archiveSize, views)
  const deployFailure = await deploy(deployOptions, terminalReporter)
  if (deployFailure) printDeployFailure(deployFailure, dryRun)
  return deployFailure ? 1 : 0
}

export const defineDeploy: DefineCommand = (command) => {
  command
    .description(
      `Puts the archive on Cloudflare: creates what is missing (a KV namespace, two D1 databases, an
R2 bucket), creates their tables, makes the archive's host and the editions' hosts custom
domains, uploads the Worker, publishes with \`npx morgue publish --remote\`, and checks every host
from outside. Each step does only what is missing: when one stops, correct what it names and
run the command again. It needs \`npx wrangler login\` or CLOUDFLARE_API_TOKEN; ${toDocsPath('deploy.md')}
explains everything.`,
    )
    .addOption(contentOption())
    .option(
      '--views <number>',
      'page views a month, to estimate the cost',
      createWholeNumberParser(0, 999_999_999_999),
      100_000,
    )
    .addOption(dryRunOption('report what each step would do and what it costs, and change nothing'))
    .addOption(
      jsonOption(
        '{ "articles", "objects", "pictures", "usd": { "first", "other" }, "steps": [ { "step", "lines" }, … ], "stopped": null or { "step", "reason", "remedy" } } on standard output',
      ),
    )
    .action(withExitStatus(runDeploy))
}
