import { expect, it, vi } from 'vitest'
import { createRateLimiter } from '../../src/edge/rate-limit.ts'

const limitOf = (limit: RateLimit['limit']) => createRateLimiter({ limit })

it('the platform’s limit of a key allows or refuses a request', async () => {
  const admitRequest = limitOf(async ({ key }) => ({ success: key === 'e' }))
  expect([await admitRequest('e'), await admitRequest('f')]).toEqual([true, false])
})

it('every request is allowed without a limit, or when the platform cannot count', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await createRateLimiter(undefined)('e')).toBe(true)
  expect(log).not.toHaveBeenCalled()
  expect(await limitOf(() => Promise.reject(new Error('down')))('e')).toBe(true)
  expect(log).toHaveBeenCalledTimes(1)
})
