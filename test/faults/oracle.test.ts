import { beforeAll, describe, expect, it } from 'vitest'
import type { Instance, InstanceReply } from './instances.ts'
import { Oracle } from './oracle.ts'

const question = { path: '/e/x', headers: { accept: 'application/json' } }

const answer = (body: string, headers: Record<string, string> = {}, status = 200): InstanceReply => ({
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
const kindOf = (given: InstanceReply) => oracle.judge(question, given, window).kind

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

  it('knows a feed that lacks a text, and may not be kept, from one that has another', async () => {
    const asked = { path: '/e/', headers: { accept: 'application/atom+xml' } }
    const entry = (text: string) => `<feed>\n<entry><id>1</id>${text}</entry>\n</feed>`
    const content = (words: string) => `<content type="html">${words}</content>`
    const feeds = new Oracle()
    await feeds.learn('two', says(entry(content('Words.'))), [asked])
    const judge = (body: string, control = 'no-store') =>
      feeds.judge(asked, answer(body, { 'cache-control': control }), window).kind
    expect(judge(entry(''))).toBe('right')
    expect(judge(entry(''), 'public, max-age=300')).toBe('wrong')
    expect(judge(entry(content('Other words.')))).toBe('wrong')
    expect(judge('<feed>\n</feed>')).toBe('wrong')
  })

  it('knows a search that lags, in full or as 304, from one that shows what nobody holds', async () => {
    const search = { path: '/search.json?q=x', headers: {} }
    const hits = (path: string) =>
      JSON.stringify({ hits: [{ url: `https://archive.example${path}`, headline: 'A title' }] })
    const article = JSON.stringify({ headline: 'A title' })
    const searching = new Oracle()
    const asked = [question, search]
    for (const [release, found] of [
      ['one', hits('/e/gone')],
      ['two', hits('/e/x')],
    ] as const)
      await searching.learn(
        release,
        { ...says(''), get: async (path) => answer(path === '/e/x' ? article : found) },
        asked,
      )
    const kind = (given: InstanceReply) =>
      searching.judge(search, given, { roots: new Set(['three', 'two']), fallbacks: new Set() }).kind
    const lagging = { 'cache-control': 'no-store', etag: `W/"${hits('/e/gone')}"` }
    expect(kind(answer('{"hits":[]}', { 'cache-control': 'no-store' }))).toBe('right')
    expect(kind(answer('{"hits":[]}'))).toBe('wrong')
    expect(kind(answer(hits('/e/gone'), lagging))).toBe('wrong')
    expect(kind(answer('', lagging, 304))).toBe('wrong')
    expect(kind(answer('', { 'cache-control': 'no-store', etag: `W/"${hits('/e/x')}"` }, 304))).toBe('right')
  })
})
