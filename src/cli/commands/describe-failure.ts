import { UnreadableObject } from '../../archive/objects.ts'
import { formatArchiveCommand } from '../content/files/command-text.ts'
import { ContentFaultError, formatFault } from '../content/files/content-fault.ts'
import { describeSystemError } from '../content/files/describe-system-error.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { ContentFaultsError } from './content-faults.ts'

const describeDamagedArchive = () =>
  `a part of the archive is missing or damaged: ${formatArchiveCommand('publish --repair')} restores it from the content folder`

/** Matches messages about a full disk that lack an error code, such as those of the local archive's databases. */
const fullDiskPattern = /\b(?:ENOSPC|SQLITE_FULL|No space left on device|database or disk is full)\b/i

/** Returns the first line of an error's message, or the error's name if it has no message. */
const toFirstLineOrName = ({ name, message }: Error) => message.split('\n', 1)[0] || name

/** Describes an error in one line for an archivist: the problem, its location and the remedy. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof ContentFaultError) return formatFault(error.fault)
  if (error instanceof ArchiveError || error instanceof ContentFaultsError) return error.message
  if (error instanceof UnreadableObject) return describeDamagedArchive()
  const systemReason = describeSystemError(error)
  if (systemReason !== null) return systemReason
  if (fullDiskPattern.test(error.message))
    return describeSystemError({ code: 'ENOSPC' }) ?? toFirstLineOrName(error)
  return `${toFirstLineOrName(error)} (an unexpected error in morgue: run the command again with --verbose, and show what it prints to a programmer)`
}

/** Prints why a command failed: first each fault of the content folder, with file and line, then the failure. */
export function printFailure(commandName: string, error: unknown, isVerbose: boolean): void {
  if (error instanceof ContentFaultsError) for (const fault of error.faults) console.error(formatFault(fault))
  console.error(`morgue ${commandName}: ${describeFailure(error)}`)
  if (isVerbose) console.error(error)
}
