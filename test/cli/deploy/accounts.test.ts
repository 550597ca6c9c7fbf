import { APIConnectionError, NotFoundError } from 'cloudflare/error'
import { expect, it } from 'vitest'
import type { CloudflareClient } from '../../../src/cli/deploy/cloudflare-client.ts'
import { findZone, listZones } from '../../../src/cli/deploy/zones.ts'
import { describeApiError } from '../../../src/cli/publish/archives/remote/describe-api-error.ts'

const listing = (zones: (options: object) => Iterable<object>) =>
  ({
    zones: {
      async *list(options: object) {
        yield* zones(options)
      },
    },
  }) as unknown as CloudflareClient

it('a domain is active once Cloudflare says so, and only then', async () => {
  const statuses = ['active', 'pending', 'initializing', 'moved']
  const client = listing((options) => {
    expect(options).toMatchObject({ account: { id: 'a1' } })
    return statuses.map((status) => ({ name: `${status}.example`, status }))
  })
  const zones = await listZones(client, 'a1')
  expect(zones).toEqual(
    statuses.map((status) => ({ name: `${status}.example`, isActive: status === 'active', nameServers: [] })),
  )
})

it('a host belongs to the zone that names most of it', () => {
  const zones = ['example', 'e.example', 'a.e.example'].map((name) => ({
    name,
    isActive: true,
    nameServers: [],
  }))
  const zoneOf = (host: string) => findZone(host, zones)?.name ?? null
  expect(['a.e.example', 'b.a.e.example', 'ba.e.example', 'be.example', 'other.org'].map(zoneOf)).toEqual([
    'a.e.example',
    'a.e.example',
    'e.example',
    'example',
    null,
  ])
})

it('a connection that fails is described with its cause', async () => {
  const error = new APIConnectionError({ message: 'Connection error.', cause: new Error('ENOTFOUND api') })
  expect(describeApiError(error)).toBe('Connection error. (ENOTFOUND api)')
  const client = listing(() => {
    throw error
  })
  expect(await listZones(client, 'a1')).toMatchObject({
    reason: 'listing the domains of the account failed: Connection error. (ENOTFOUND api)',
    remedy: 'check the network connection',
  })
})

it('a response that is not from the API is described with its status', () => {
  const error = new NotFoundError(404, undefined, '<html>Not here</html>', new Headers())
  expect(describeApiError(error)).toBe('status 404')
})

it('a failed call is described with every message of the API', () => {
  const errors = [
    { code: 10006, message: 'It is not there.' },
    { code: 7, message: 'Nor here.' },
  ]
  const error = new NotFoundError(404, { errors }, undefined, new Headers())
  expect(describeApiError(error)).toBe('It is not there. [code: 10006]; Nor here. [code: 7]')
  expect(describeApiError(new Error('timed out'))).toBe('timed out')
})
