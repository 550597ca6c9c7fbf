import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Instance } from './instances.ts'
import { Oracle } from './oracle.ts'

const question = { path: '/e/x', headers: { accept: 'application/json' } }

const answer = (body: string, headers: Record<string, string> = {}, status = 200): Answer => ({
  status,
  headers: { etag: `W/"${body}"`, 'cache-control': 'private, max-age=300', ...headers },
  body: Buffer.from(body),
})

const says = (body: string): Instance => ({
  name: body,
  get: async () => answer(body),
  tell: async () => {},
})

const oracle = new Oracle()
const window = { roots: new Set(['two']), fallbacks: new Set(['one']) }
const kindOf = (given: Answer) => oracle.judge(question, given, window).kind

beforeAll(async () => {
  for (const release of ['zero', 'one', 'two']) await oracle.learn(release, says(release), [question])
})

describe('the oracle', () => {
  it('knows what is right, and what is honestly refused', () => {
    expect(kindOf(answer('two'))).toBe('right')
    expect(kindOf(answer('one', { 'cache-control': 'no-store' }))).toBe('right')
    expect(kindOf(answer('', { etag: 'W/"two"' }, 304))).toBe('right')
    expect(kindOf(answer('', { 'cache-control': 'no-store' }, 503))).toBe('refused')
    expect(kindOf(null)).toBe('refused')
  })

  it('knows what is wrong', () => {
    expect(kindOf(answer('zero'))).toBe('wrong')
    expect(kindOf(answer('invented'))).toBe('wrong')
    expect(kindOf(answer('two', {}, 404))).toBe('mixed')
    expect(kindOf(answer('', { etag: 'W/"zero"' }, 304))).toBe('wrong')
  })

  it('knows a body of one release with the validator of another', () => {
    expect(kindOf(answer('two', { etag: 'W/"one"' }))).toBe('mixed')
  })

  it('knows what nobody may keep', () => {
    expect(kindOf(answer('one'))).toBe('kept')
    expect(kindOf(answer('', {}, 503))).toBe('kept')
  })
})
