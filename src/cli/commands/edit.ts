import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import {
  contentOption,
  type DefineCommand,
  dryRunOption,
  type ExitStatus,
  jsonOption,
  withExitStatus,
} from '../command.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { type FieldAssignment, parseAssignment } from '../review/edit/assignment.ts'
import { type ArticleCondition, parseCondition } from '../review/edit/condition.ts'
import { editableFieldsText } from '../review/edit/editable-fields.ts'
import { planEdits } from '../review/edit/plan-edits.ts'
import { requireConfiguration } from './content-faults.ts'
import { writeAndPrintEdits } from './write-and-print-edits.ts'

interface EditOptions {
  content: string
  where: ArticleCondition[]
  set: FieldAssignment[]
  dryRun: boolean
  json: boolean
}

/** Creates a parser for an option that can be repeated. The parser collects all values. */
const createRepeatableParser =
  <Parsed extends object>(parseValue: (text: string) => Parsed | { reason: string }) =>
  (text: string, previousValues: Parsed[] = []): Parsed[] => {
    const parsedValue = parseValue(text)
    if ('reason' in parsedValue) throw new InvalidArgumentError(parsedValue.reason)
    return [...previousValues, parsedValue]
  }

async function runEdit({
  content: contentFolder,
  where,
  set,
  dryRun,
  json,
}: EditOptions): Promise<ExitStatus> {
  const content = new ContentFolder(contentFolder)
  const { editions } = await requireConfiguration(contentFolder)
  const editionIds = editions.map(({ id }) => id)
  const plan = await planEdits(content, editionIds, { conditions: where, assignments: set })
  const status = await writeAndPrintEdits(plan, { dryRun, json })
  if (status !== 0 || plan.matchedArticleCount > 0) return status
  console.error(
    'No article meets all the conditions: check their spelling, including capitals, or write ~ (contains) in place of =',
  )
  return 1
}

export const defineEdit: DefineCommand = (command) => {
  command
    .description(
      `Changes fields in the front matter (the lines above the text) of many articles at once. Texts never change.

  npx morgue edit --where author=Print --set authors-=Print --set byline=Print

An article must meet every condition: <field>=<value>, !=, ~ (contains), !~, < and > (dates).
"byline=" matches articles without a byline; as a change, it removes the byline. "text~flood" looks in
the body, "file~2016/" in the file's path. The fields are ${editableFieldsText}.

Exit status 1: no article meets the conditions, or a file has a fault; then nothing is edited.`,
    )
    .addOption(
      new Option('--where <condition>', 'a condition; repeat the option for others')
        .argParser(createRepeatableParser(parseCondition))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--set <change>', 'a change: <field>=<value>, += or -=; repeat the option for others')
        .argParser(createRepeatableParser(parseAssignment))
        .makeOptionMandatory(),
    )
    .addOption(dryRunOption('show the differences, and write nothing'))
    .addOption(contentOption())
    .addOption(
      jsonOption('[ { "file", "changes": [ { "field", "before", "after" } ] }, … ] on standard output'),
    )
    .action(withExitStatus(runEdit))
}
