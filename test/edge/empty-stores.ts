import { reset } from 'cloudflare:test'
import { afterAll, vi } from 'vitest'

// The next file of this runtime begins with empty stores, real timers and unspied functions.
afterAll(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await reset()
})
