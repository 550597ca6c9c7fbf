import type { ProtocolDependencies } from './call-context.ts'

/** True if the release has an entry at the address. An entry takes precedence over an endpoint. */
export async function hasEntryAtAddress(
  { gateway, release, services }: ProtocolDependencies,
  address: string,
): Promise<boolean> {
  const { outcome } = await gateway.readVariant(release, { representation: 'json', address }, services)
  return outcome.kind !== 'absence' || outcome.status !== 404
}
