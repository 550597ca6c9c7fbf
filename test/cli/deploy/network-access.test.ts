import { resolve4, resolve6 } from 'node:dns/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { networkAccess } from '../../../src/cli/deploy/host-check.ts'

vi.mock('node:dns/promises')

afterEach(() => vi.unstubAllGlobals())

const missing = () => Promise.reject(new Error('queryA ENOTFOUND'))
const found = async () => ['192.0.2.1']

it.each([
  ['A', found, missing, true],
  ['AAAA', missing, found, true],
  ['no', missing, missing, false],
  ['empty', async () => [], async () => [], false],
])('a host has an address with %s records: %#', async (_, four, six, expected) => {
  vi.mocked(resolve4).mockImplementation(four as never)
  vi.mocked(resolve6).mockImplementation(six as never)
  expect(await networkAccess.hasAddress('e.example')).toBe(expected)
})

it('a host is asked for a path over https, and its redirects are not followed', async () => {
  const request = vi.fn(async () => new Response())
  vi.stubGlobal('fetch', request)
  const timeout = vi.spyOn(AbortSignal, 'timeout')
  await networkAccess.fetchPath('e.example', '/a')
  expect(request).toHaveBeenCalledWith('https://e.example/a', {
    redirect: 'manual',
    signal: timeout.mock.results[0]?.value,
  })
  expect(timeout.mock.calls).toEqual([[15_000]])
  timeout.mockRestore()
})
