import type { Entry } from '../../../archive/shard.ts'
import type { AddressIndex } from './address-index.ts'

/**
 * Claims two addresses for each bulk file: its own, and a readable one that redirects to it.
 * @throws if something else has one of them, which no content can cause: these addresses are reserved
 */
export function claimBulkFiles(addressIndex: AddressIndex, entries: readonly Entry[]): void {
  for (const entry of entries) {
    const owner = `the bulk file ${entry.kind === 'moved' ? entry.to : entry.address}`
    const reason = addressIndex.claimAddress(entry, owner)
    if (reason !== null) throw new Error(`${owner} ${reason}`)
  }
}
