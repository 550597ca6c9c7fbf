import { UnreadableObject } from '../../archive/objects.ts'
import { describeFault, FaultError } from '../content/files/fault.ts'
import { systemFailure } from '../content/files/system-failure.ts'
import { Refusal } from '../publish/store/refusal.ts'

const repair =
  'a part of the archive is missing or damaged: `morgue publish --repair` writes it again, from the content that was published'

/** What the local archive's databases and files say of a full disk, which they do not pass on as a code. */
const fullDisk = /\b(?:ENOSPC|SQLITE_FULL|No space left on device|database or disk is full)\b/i

/** The first line of an error's message, with its name where that is all there is. */
const firstLine = ({ name, message }: Error) => message.split('\n', 1)[0] || name

/** An error in one line, for who edits a newspaper: what happened, where, and what to do. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof FaultError) return describeFault(error.fault)
  if (error instanceof Refusal) return error.message
  if (error instanceof UnreadableObject) return repair
  const known = systemFailure(error)
  if (known !== null) return known
  if (fullDisk.test(error.message)) return systemFailure({ code: 'ENOSPC' }) ?? firstLine(error)
  return `${firstLine(error)} (an error that was not foreseen: run it again with --verbose to see where it comes from)`
}
