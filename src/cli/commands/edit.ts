import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import {
  contentOption,
  type DefineCommand,
  dryRunOption,
  type ExitStatus,
  exitWith,
  jsonOption,
} from '../command.ts'
import { describeFault } from '../content/files/content-fault.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { type Assignment, parseAssignment } from '../review/edit/assignment.ts'
import { type Condition, parseCondition } from '../review/edit/condition.ts'
import { type EditPlan, planEdits, writeEdits } from '../review/edit/plan-edits.ts'
import { requireSound } from './content-faults.ts'

interface EditOptions {
  content: string
  where: Condition[]
  set: Assignment[]
  dryRun: boolean
  json: boolean
}

/** Makes a parser of an option that can be given several times. */
const collect =
  <Parsed extends object>(parse: (text: string) => Parsed | { reason: string }) =>
  (text: string, previous: Parsed[] = []): Parsed[] => {
    const parsed = parse(text)
    if ('reason' in parsed) throw new InvalidArgumentError(parsed.reason)
    return [...previous, parsed]
  }

const orNothing = (text: string) => (text === '' ? '(nothing)' : text)

function printPlan({ matched, edits }: EditPlan, isDry: boolean): void {
  for (const { file, changes } of edits)
    for (const { field, before, after } of changes)
      console.log(`${file}: ${field}: ${orNothing(before)} → ${orNothing(after)}`)
  const unchanged = matched - edits.length
  const outcome = isDry ? 'would be edited (nothing was written)' : 'edited'
  console.log(
    `${countNoun(edits.length, 'article')} ${outcome}${unchanged > 0 ? `, ${unchanged} were so already` : ''}`,
  )
}

async function runEdit({
  content: contentFolder,
  where,
  set,
  dryRun,
  json,
}: EditOptions): Promise<ExitStatus> {
  const content = new ContentFolder(contentFolder)
  const configuration = await content.readConfiguration()
  const { editions } = requireSound(
    'faults' in configuration ? configuration.faults : configuration.value,
    contentFolder,
  )
  const ids = editions.map(({ id }) => id)
  const plan = await planEdits(content, ids, { conditions: where, assignments: set })
  for (const fault of plan.faults) console.error(describeFault(fault))
  if (plan.faults.length > 0) {
    console.error(`${countNoun(plan.faults.length, 'fault')}: no article was edited`)
    return 1
  }
  if (!dryRun) await writeEdits(plan)
  if (json) console.log(JSON.stringify(plan.edits.map(({ file, changes }) => ({ file, changes }))))
  else printPlan(plan, dryRun)
  if (plan.matched > 0) return 0
  console.error(
    'No article meets these conditions: compare the spelling with the articles, capitals included',
  )
  return 1
}

export const defineEdit: DefineCommand = (command) => {
  command
    .description(
      `Edits the front matter of many articles at once. Bodies never change.

  npx morgue edit --where "author=Print" --set "authors-=Print" --set "byline=Print"

An article must meet every condition: <field>=<value>, !=, ~ (contains), !~, < and > (dates).
"byline=" is met where there is no byline, and as a change removes it. "text~flood" looks in the
body, "file~2016/" in the file's path.

Exit status 1: no article meets the conditions, or a file has a fault; then nothing is edited.`,
    )
    .addOption(
      new Option('--where <condition>', 'a condition; can be repeated')
        .argParser(collect(parseCondition))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--set <change>', 'a change: <field>=<value>, += or -=; can be repeated')
        .argParser(collect(parseAssignment))
        .makeOptionMandatory(),
    )
    .addOption(dryRunOption('show the differences, and write nothing'))
    .addOption(contentOption())
    .addOption(
      jsonOption('[ { "file", "changes": [ { "field", "before", "after" } ] }, … ] on standard output'),
    )
    .action(exitWith(runEdit))
}
