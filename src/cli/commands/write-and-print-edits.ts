import type { ExitStatus } from '../command.ts'
import { formatFault } from '../content/files/content-fault.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { type EditPlan, writeEdits } from '../review/edit/plan-edits.ts'

const formatValueOrNothing = (text: string) => (text === '' ? '(nothing)' : text)

function printEditPlan({ matchedArticleCount, edits }: EditPlan, isDryRun: boolean): void {
  for (const { file, changes } of edits)
    for (const { field, before, after } of changes)
      console.log(`${file}: ${field}: ${formatValueOrNothing(before)} → ${formatValueOrNothing(after)}`)
  const unchangedCount = matchedArticleCount - edits.length
  const outcomeText = isDryRun ? 'would be edited (nothing was written)' : 'edited'
  console.log(
    `${countNoun(edits.length, 'article')} ${outcomeText}${unchangedCount > 0 ? `; ${unchangedCount} already had these values` : ''}`,
  )
}

/**
 * Writes the planned edits and prints them. If the plan has faults, prints only the faults and writes nothing; the
 * exit status is then 1.
 */
export async function writeAndPrintEdits(
  plan: EditPlan,
  { dryRun, json }: { dryRun: boolean; json: boolean },
): Promise<ExitStatus> {
  for (const fault of plan.faults) console.error(formatFault(fault))
  if (plan.faults.length > 0) {
    console.error(
      `${countNoun(plan.faults.length, 'fault')}, so no article was edited: correct what is listed above, then run the command again`,
    )
    return 1
  }
  if (!dryRun) await writeEdits(plan)
  if (json) console.log(JSON.stringify(plan.edits.map(({ file, changes }) => ({ file, changes }))))
  else printEditPlan(plan, dryRun)
  return 0
}
