import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Returns an id of the current boot of this machine or container, because host names are not unique. Returns `null` on
 * a system without a boot id; a holder on such a system is never considered to have ended.
 */
function readBootId(): string | null {
  try {
    const kernelBootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${kernelBootId}/${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return null
  }
}

/** Creates the name under which this process holds a lease: host name, process id, boot id and a random part. */
export const createHolderName = (): string =>
  `${hostname()} ${process.pid} ${readBootId() ?? '?'} ${randomUUID()}`

/** True if the holder was a process on this machine and has ended, so that its lease can be taken over. */
export function hasHolderEnded(holderName: string): boolean {
  const [hostName, processId = '', bootId] = holderName.split(' ')
  if (hostName !== hostname() || bootId !== readBootId()) return false
  try {
    return !process.kill(Number(processId), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
