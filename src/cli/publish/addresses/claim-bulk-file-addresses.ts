import type { Entry } from '../../../archive/shard.ts'
import type { AddressIndex } from './address-index.ts'

/**
 * Claims two addresses for each bulk file: its own, and a readable one that redirects to it.
 * @throws Error if an address is already taken; no content can cause this, because these addresses are reserved
 */
export function claimBulkFileAddresses(addressIndex: AddressIndex, entries: readonly Entry[]): void {
  for (const entry of entries) {
    const owner = `the bulk file ${entry.kind === 'moved' ? entry.to : entry.address}`
    const reason = addressIndex.claimAddressOrExplain(entry, owner)
    if (reason !== null) throw new Error(`${owner} ${reason}`)
  }
}
