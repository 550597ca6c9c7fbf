import { reset } from 'cloudflare:test'
import { afterAll, vi } from 'vitest'

// The next file in this runtime starts with empty stores, real timers and no spies.
afterAll(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await reset()
})
