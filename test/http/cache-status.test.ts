import { describe, expect, it } from 'vitest'
import { cacheBypassed, cacheStatus } from '../../src/http/cache-status.ts'

describe('Cache-Status', () => {
  it('says that the cache answered', () => expect(cacheStatus(true)).toBe('morgue; hit'))
  it('says that it was not asked', () => expect(cacheBypassed).toBe('morgue; fwd=bypass'))
  it('says that the request went on', () => expect(cacheStatus(false)).toBe('morgue; fwd=miss'))
})
