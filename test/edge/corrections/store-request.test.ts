import { expect, it, vi } from 'vitest'
import { tryStoreCorrectionRequest } from '../../../src/edge/corrections/store-request.ts'

const correctionRequest = { wrong: 'a', right: '', source: 's', name: '', email: 'a@e.example' }

/** Stores a request in a database that records the parameters of its statement. */
async function store(verified: boolean | null, run: () => Promise<unknown> = async () => ({})) {
  const bound: unknown[][] = []
  const bind = (...params: unknown[]) => {
    bound.push(params)
    return { run }
  }
  const database = { prepare: () => ({ bind }) } as unknown as D1Database
  const received = {
    reference: 'r',
    edition: 'e',
    articleAddress: '/e/a',
    values: correctionRequest,
    verified,
  }
  return { isStored: await tryStoreCorrectionRequest(database, received), params: bound[0] ?? [] }
}

it.each([
  [true, 'yes'],
  [false, 'no'],
  [null, null],
])('a request is stored with the verdict %s as %s, and blank fields as none', async (verified, verdict) => {
  const { isStored, params } = await store(verified)
  const now = new Date().toISOString()
  expect(isStored).toBe(true)
  expect(params).toEqual(['r', expect.any(String), 'e', '/e/a', verdict, 'a', null, 's', null, 'a@e.example'])
  expect([String(params[1]).length, String(params[1]) <= now]).toEqual([24, true])
})

it('a request is not stored by a database that fails, which is logged', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const failure = new Error('down')
  expect((await store(null, () => Promise.reject(failure))).isStored).toBe(false)
  expect(log).toHaveBeenCalledWith(failure)
  log.mockRestore()
})
