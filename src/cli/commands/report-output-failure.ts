import type { Writable } from 'node:stream'
import { describeSystemError } from '../content/files/describe-system-error.ts'

/**
 * Prints why a command's output could not be written, once, and makes the process end with status 1. The work
 * continues. In `morgue publish | head`, the pipe closes before all lines are printed, which is no failure.
 * @param mustBeComplete true if a program reads the output, which is worthless without its end
 */
export function reportOutputFailure(output: Writable, mustBeComplete: boolean): void {
  let hasFailed = false
  output.on('error', (error: NodeJS.ErrnoException) => {
    const isClosed = error.code === 'EPIPE'
    if (hasFailed || (isClosed && !mustBeComplete)) return
    hasFailed = true
    const reason = isClosed
      ? 'the program that reads it ended: correct its command, and run both again'
      : (describeSystemError(error) ?? error.message)
    console.error(`The output was not written in full: ${reason}`)
    process.once('exit', () => {
      process.exitCode ||= 1
    })
  })
}
