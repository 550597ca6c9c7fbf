import { describe, expect, it } from 'vitest'
import { cacheBypassStatus, formatCacheStatus } from '../../src/http/cache-status.ts'

describe('Cache-Status', () => {
  it('reports a hit', () => expect(formatCacheStatus(true)).toBe('morgue; hit'))
  it('reports a response that bypassed the cache', () => expect(cacheBypassStatus).toBe('morgue; fwd=bypass'))
  it('reports a miss', () => expect(formatCacheStatus(false)).toBe('morgue; fwd=miss'))
})
