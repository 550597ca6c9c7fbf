import { afterAll, expect, it, vi } from 'vitest'
import { networkProbe } from '../../../src/cli/deploy/host-check.ts'
import { answerDns } from '../../support/processes/dns-server.ts'
import { listenOverHttps } from '../../support/processes/https-localhost.ts'

const [ipv4, ipv6] = [[[192, 0, 2, 1]], [[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]]]

const dns = await answerDns(
  new Map([
    ['four.example', { ipv4, ipv6: [] }],
    ['six.example', { ipv4: [], ipv6 }],
    ['both.example', { ipv4, ipv6 }],
    ['empty.example', { ipv4: [], ipv6: [] }],
  ]),
)
afterAll(dns.stop)

it.each([
  ['only an IPv4 address', 'four.example', true],
  ['only an IPv6 address', 'six.example', true],
  ['both', 'both.example', true],
  ['a name without an address', 'empty.example', false],
  ['no name', 'missing.example', false],
])('a host has an address if DNS has one: %s', async (_, host, expected) =>
  expect(await networkProbe.hasAddress(host)).toBe(expected),
)

it('a host is asked for a path over https, for 15 seconds, and its redirects are not followed', async () => {
  const asked: string[] = []
  const timeIsUp = new AbortController()
  const { host, stop } = await listenOverHttps((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.url === '/a') response.writeHead(301, { location: '/elsewhere' }).end()
    else timeIsUp.abort()
  })
  const timeout = vi.spyOn(AbortSignal, 'timeout')
  const { status, headers } = await networkProbe.fetchPath(host, '/a')
  expect([status, headers.get('location')]).toEqual([301, '/elsewhere'])
  timeout.mockReturnValueOnce(timeIsUp.signal)
  await expect(networkProbe.fetchPath(host, '/never')).rejects.toThrow('aborted')
  expect(asked).toEqual(['GET /a', 'GET /never'])
  expect(timeout.mock.calls).toEqual([[15_000], [15_000]])
  timeout.mockRestore()
  await stop()
})
