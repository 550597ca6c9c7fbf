import type { ProtocolServices } from './exchange.ts'

/** True when the release has something at the address, which wins over an endpoint. */
export async function isTaken(
  { gateway, release, env }: ProtocolServices,
  address: string,
): Promise<boolean> {
  const { outcome } = await gateway.readVariant(release, { representation: 'json', address }, env)
  return outcome.kind !== 'absence' || outcome.status !== 404
}
