import type { Entry } from '../../../archive/shard.ts'
import type { AddressIndex } from './address-index.ts'

/**
 * Gives addresses to bulk files, and to their readable names.
 * @throws if another file has one of them, which no content can cause: these addresses are reserved
 */
export function claimBulkFiles(index: AddressIndex, entries: readonly Entry[]): void {
  for (const entry of entries) {
    const owner = `the bulk file ${entry.kind === 'moved' ? entry.to : entry.address}`
    const reason = index.claim(entry, owner)
    if (reason !== null) throw new Error(`${owner} ${reason}`)
  }
}
