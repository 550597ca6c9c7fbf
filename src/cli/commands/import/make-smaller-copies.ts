import { ContentFolder } from '../../content/files/content-folder.ts'
import { type SizesReport, SmallerCopyMaker } from '../../import/sizes/make-sizes.ts'
import { countNoun } from '../../import/text/count-noun.ts'
import { createProgress } from '../../progress.ts'
import { type ImportOptions, stopOnInterrupt } from './import-files.ts'

/** Makes the smaller copies of an edition's pictures. An interrupt ends the work after the current picture. */
export async function makeSmallerCopies({ content, edition, dryRun }: ImportOptions): Promise<SizesReport> {
  const progress = createProgress(process.stderr)
  const copyMaker = new SmallerCopyMaker(new ContentFolder(content), edition, dryRun)
  const ignoreInterrupts = stopOnInterrupt(() => copyMaker.stop())
  const sizesReport = await copyMaker.run(() => progress.step('pictures'))
  ignoreInterrupts()
  progress.done()
  return sizesReport
}

/** Describes the smaller copies whose picture no longer exists, as the end of a sentence; empty if there are none. */
export function describeOrphanedCopies({ removed, needed }: Pick<SizesReport, 'removed' | 'needed'>): string {
  const removedClause =
    removed === 0
      ? ''
      : `; removed ${countNoun(removed, 'smaller copy', 'smaller copies')} of pictures that are gone`
  const keptClause =
    needed.length === 0
      ? ''
      : `; kept ${countNoun(needed.length, 'smaller copy', 'smaller copies')} of pictures that are gone, since a text still shows ${needed.length === 1 ? 'it' : 'them'}`
  return removedClause + keptClause
}

/** Prints what was made, or would be made in a dry run, and names the pictures that cannot have smaller copies. */
export function printSizesReport(
  { pictures, copies, unchanged, unneeded, isStopped, rejections, ...orphanedCopies }: SizesReport,
  { dryRun }: ImportOptions,
): void {
  for (const { file, reason } of rejections) console.error(`${file}: ${reason}`)
  const madeCountsText = `${countNoun(pictures, 'picture')} ${dryRun ? 'would get' : 'got'} ${countNoun(copies, 'smaller copy', 'smaller copies')}`
  const otherCountsText = `${unchanged} had them already, ${unneeded} ${unneeded === 1 ? 'needs' : 'need'} none, ${rejections.length} refused`
  console.log(`${madeCountsText}; ${otherCountsText}${describeOrphanedCopies(orphanedCopies)}`)
  if (isStopped) console.error('Interrupted: run the command again for the other pictures.')
}
