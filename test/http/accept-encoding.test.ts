import { describe, expect, it } from 'vitest'
import { acceptsGzip } from '../../src/http/accept-encoding.ts'
import { cpuTimeOf } from '../support/cpu-time.ts'

describe('gzip', () => {
  it.each([
    'gzip',
    'GZIP',
    'x-gzip',
    'br, gzip',
    'br;q=1.0, gzip;q=0.8, *;q=0.1',
    'gzip ; q=0.001',
    '*',
    'br;q=0, *;q=0.5',
    'identity;q=0.5, gzip;q=0.5',
    'gzip;q=0.5, *',
    'gzip;q=1, identity',
    ' , ,\tgzip',
    ', gzip,',
    `gzip, ${'x,'.repeat(2000)}`,
    // The last character is number 1,024.
    `${'x,'.repeat(510)}gzip`,
  ])('is accepted by "%s"', (header) => expect(acceptsGzip(header)).toBe(true))

  it.each([
    null,
    '',
    'br',
    'identity',
    'notgzip',
    'gzipped',
    'gzip;q=0',
    'gzip;q=0.000',
    'gzip;q=0, *',
    'gzip;Q=0',
    'gzip;q=abc',
    'gzip;q=-1',
    '*;q=0',
    'identity, gzip;q=0.5',
    `${'x,'.repeat(600)}gzip`,
    `,${'x,'.repeat(510)}gzip`,
    `${'x'.repeat(1022)},gzip`,
    // The first 1,024 characters end in `gzip`.
    `${'x,'.repeat(510)}gzipped`,
  ])('is not accepted by "%s"', (header) => expect(acceptsGzip(header)).toBe(false))

  it('is decided in linear time', async () => {
    for (const long of ['gzip;'.repeat(1e5), ','.repeat(5e5), '"'.repeat(5e5)])
      expect(await cpuTimeOf(() => acceptsGzip(long))).toBeLessThan(100)
  })
})
