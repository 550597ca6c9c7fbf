import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Returns an identifier of this boot of this machine or container, since machines may share a host name; `null` if the
 * system has none. Without an identifier, a holder's process is never known to have ended.
 */
function readMachineId(): string | null {
  try {
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${bootId}/${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return null
  }
}

/** Creates a name for this process as the holder of a lease: host, process id, machine, and a random part. */
export const createHolderName = (): string =>
  `${hostname()} ${process.pid} ${readMachineId() ?? '?'} ${randomUUID()}`

/** True if a holder was a process of this machine that has ended, so its lease can be taken over. */
export function hasHolderEnded(holderName: string): boolean {
  const [hostName, processId = '', machineId] = holderName.split(' ')
  if (hostName !== hostname() || machineId !== readMachineId()) return false
  try {
    return !process.kill(Number(processId), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
