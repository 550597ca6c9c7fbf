import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { readConfiguration } from '../../../src/cli/content/files/configuration.ts'
import { checkHost } from '../../../src/cli/deploy/host-check.ts'
import { describeHostTask, findUnlistedWwwCounterparts, listHosts } from '../../../src/cli/deploy/hosts.ts'
import { findZone } from '../../../src/cli/deploy/zones.ts'
import { demonstrationFolder } from '../../support/content.ts'

const zone = (name: string, isActive = true) => ({
  name,
  isActive,
  nameServers: ['a.ns.example', 'b.ns.example'],
})

describe('hosts', () => {
  it('are the archive’s own host and those of every edition', async () => {
    const read = await readConfiguration(demonstrationFolder)
    if ('faults' in read) throw new Error('the demonstration is sound')
    expect(listHosts(read.value).map(({ host, file }) => `${file} ${host}`)).toEqual([
      'archive.yaml morgue.example',
      'le-fanal/edition.yaml lefanal.example',
      'le-fanal/edition.yaml www.lefanal.example',
      'the-lantern/edition.yaml thelantern.example',
      'the-lantern/edition.yaml www.thelantern.example',
    ])
  })

  it('have no port, which neither DNS nor a custom domain has', () => {
    const archive = { url: 'https://archive.example:8443' }
    const editions = [{ id: 'e', hosts: ['archive.example', 'e.example'] }]
    expect(listHosts({ archive, editions } as never).map(({ host }) => host)).toEqual([
      'archive.example',
      'e.example',
    ])
  })

  it('belong to the zone with the longest name that ends theirs at a dot', () => {
    const zones = [zone('example.org'), zone('old.example.org')]
    expect(findZone('www.old.example.org', zones)?.name).toBe('old.example.org')
    expect(findZone('example.org', zones)?.name).toBe('example.org')
    expect(findZone('bold-example.org', zones)).toBeNull()
    expect(findZone('notexample.org', zones)).toBeNull()
    expect(findZone('old.example.org', zones.toReversed())?.name).toBe('old.example.org')
    expect(findZone('elsewhere.test', zones)).toBeNull()
  })

  it('are reported as unlisted when an edition lists only one of apex and www', () => {
    const find = (host: string) => findZone(host, [zone('a.example')])
    const hosts = ['a.example', 'www.b.example', 'c.example', 'archive.d.example']
    expect(
      findUnlistedWwwCounterparts(
        hosts.map((host) => ({ host, file: 'e/edition.yaml' })),
        find,
      ).map(({ host }) => host),
    ).toEqual(['www.a.example', 'b.example'])
    const both = ['a.example', 'www.a.example'].map((host) => ({ host, file: 'e/edition.yaml' }))
    expect(findUnlistedWwwCounterparts(both, find)).toEqual([])
  })

  it.each([
    [null, false, 'not in this Cloudflare account'],
    [zone('a.example', false), false, 'a.ns.example and b.ns.example'],
    [zone('a.example'), true, 'DNS already has an address for it'],
  ])('need the archivist: %j, answering: %j', (found, answers, reason) => {
    expect(describeHostTask('a.example', found, answers)).toContain(reason)
  })

  it('are ready when their zone is active and nothing answers there', () => {
    expect(describeHostTask('a.example', zone('a.example'), false)).toBeNull()
  })
})

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Starts a loopback server that sends the same response for every host. */
async function answering(status: number, headers: Record<string, string>) {
  const server = createServer((_, response) => response.writeHead(status, headers).end()).listen(
    0,
    '127.0.0.1',
  )
  servers.push(server)
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    hasAddress: async () => true,
    fetchPath: (_: string, asked: string) =>
      fetch(`http://127.0.0.1:${port}${asked}`, { redirect: 'manual' }),
  }
}

describe('the check of a host from outside', () => {
  it('recognises the archive by its Cache-Status', async () => {
    expect(await checkHost('a.example', await answering(200, { 'cache-status': 'morgue; hit' }))).toEqual({
      isServed: true,
    })
  })

  it.each([
    [200, {}, 'another server'],
    [200, { 'cache-status': 'another-morgue; hit' }, 'another server'],
    [500, { 'cache-status': 'morgue; fwd=miss' }, '500'],
    [301, { location: 'https://elsewhere.example/' }, 'another server'],
    [503, { 'cache-status': 'morgue; fwd=miss' }, '503'],
  ])('is not the archive at %i %j', async (status, headers, reason) => {
    const sight = await checkHost('a.example', await answering(status, headers as Record<string, string>))
    expect(sight).toEqual({ isServed: false, reason: expect.stringContaining(reason) })
  })

  it('fails without an address or an answer', async () => {
    const gone = await answering(200, {})
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
    expect(await checkHost('a.example', gone)).toEqual({
      isServed: false,
      reason: expect.stringContaining('it does not respond'),
    })
    const refusal = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
    const refused = { ...gone, fetchPath: () => Promise.reject(refusal) }
    expect(await checkHost('a.example', refused)).toMatchObject({
      reason: 'it does not respond (connect ECONNREFUSED)',
    })
    const late = { ...gone, fetchPath: () => Promise.reject(new Error('timed out')) }
    expect(await checkHost('a.example', late)).toMatchObject({ reason: 'it does not respond (timed out)' })
    const sight = await checkHost('a.example', { ...gone, hasAddress: async () => false })
    expect(sight).toEqual({ isServed: false, reason: expect.stringContaining('DNS') })
  })
})
