import { ContentFolder } from '../../content/files/content-folder.ts'
import { type SizesReport, SmallerCopyMaker } from '../../import/sizes/make-sizes.ts'
import { countNoun } from '../../import/text/count-noun.ts'
import { createProgressCounter } from '../../progress.ts'
import { type ImportOptions, stopOnInterrupt } from './import-files.ts'

/** Makes smaller copies of an edition's pictures. An interrupt ends the work after the current picture. */
export async function makeSmallerCopies({ content, edition, dryRun }: ImportOptions): Promise<SizesReport> {
  const progress = createProgressCounter(process.stderr)
  const copyMaker = new SmallerCopyMaker(new ContentFolder(content), edition, dryRun)
  const stopListeningForInterrupts = stopOnInterrupt(() => copyMaker.stop())
  const sizesReport = await copyMaker.run(() => progress.step('pictures'))
  stopListeningForInterrupts()
  progress.done()
  return sizesReport
}

/** Ends a sentence with the smaller copies of pictures that no longer exist. Returns an empty text without any. */
export function describeOrphanedCopies(
  { removed, needed }: Pick<SizesReport, 'removed' | 'needed'>,
  isDryRun: boolean,
): string {
  const describeGoneCopies = (verb: string, count: number) =>
    `; ${verb} ${countNoun(count, 'smaller copy', 'smaller copies')} of pictures that are gone`
  const removedClause =
    removed === 0 ? '' : describeGoneCopies(isDryRun ? 'would remove' : 'removed', removed)
  if (needed.length === 0) return removedClause
  const keptClause = describeGoneCopies(isDryRun ? 'would keep' : 'kept', needed.length)
  return `${removedClause}${keptClause}, because an article still shows ${needed.length === 1 ? 'it' : 'them'}`
}

/** Prints how many smaller copies were made, or would be in a dry run, and which pictures cannot have any. */
export function printSizesReport(
  { pictures, copies, unchanged, unneeded, isStopped, rejections, ...orphanedCopies }: SizesReport,
  { dryRun, edition }: ImportOptions,
): void {
  for (const { file, reason } of rejections) console.error(`${file}: ${reason}`)
  const otherCounts = Object.entries({
    'had them already': unchanged,
    'without need of any': unneeded,
    refused: rejections.length,
  })
  const otherCountsText = otherCounts
    .map(([outcome, count]) => (count === 0 ? '' : `; ${count} ${outcome}`))
    .join('')
  const hasPictures = isStopped || pictures + unchanged + unneeded + rejections.length > 0
  const outcomeText = hasPictures
    ? `${countNoun(pictures, 'picture')} ${dryRun ? 'would get' : 'got'} ${countNoun(copies, 'smaller copy', 'smaller copies')}${otherCountsText}`
    : `The edition ${edition} has no pictures to make smaller`
  console.log(`${outcomeText}${describeOrphanedCopies(orphanedCopies, dryRun)}`)
  if (isStopped) console.error('Interrupted: run the command again for the other pictures.')
}
