import { beforeEach, expect, inject, it, vi } from 'vitest'
import { freshIsolate, load, watched } from './support.ts'

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await load()
})

/** The key of the article with this headline. */
const keyOf = (headline: string) =>
  Object.entries(inject('release')).find(
    ([key, value]) => key.startsWith('article/') && value.includes(`"headline":"${headline}`),
  )?.[0] ?? ''

const unreadable = keyOf('Britain votes')

/** Reads the namespace, where one article cannot be read until it is repaired. */
function damaged() {
  let isRepaired = false
  const { namespace } = watched((key) => (key === unreadable && !isRepaired ? Promise.resolve(null) : null))
  const repair = () => {
    isRepaired = true
  }
  return { namespace, repair }
}

const feeds = ['/the-lantern/index.atom', '/the-lantern/index.feed.json'] as const

it.each(feeds)('%s has the other articles where one cannot be read, and is stored nowhere', async (feed) => {
  const whole = await (await freshIsolate().fetch(feed)).text()
  const { namespace, repair } = damaged()
  const isolate = freshIsolate(namespace)
  const response = await isolate.fetch(feed)
  const lacking = await response.text()
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(lacking).toContain('Britain votes to leave the European Union')
  const texts = (text: string) => text.match(/<content |"content_html"/g)?.length ?? 0
  expect(texts(lacking)).toBe(texts(whole) - 1)
  expect(isolate.remembers(feed)).toBe(false)
  repair()
  const again = await isolate.fetch(feed)
  expect(again.headers.get('cache-control')).toContain('max-age=300')
  expect(await again.text()).toBe(whole)
})

it('a feed that Accept chooses is stored nowhere either, and the article itself is a 503', async () => {
  const isolate = freshIsolate(damaged().namespace)
  const headers = { accept: 'application/atom+xml' }
  const response = await isolate.fetch('/the-lantern/', { headers })
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(isolate.remembers('/the-lantern/', { headers })).toBe(false)
  const { address } = JSON.parse(inject('release')[unreadable] ?? '{}')
  expect((await isolate.fetch(address)).status).toBe(503)
})
