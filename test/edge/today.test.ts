import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addEntries } from './changed-release.ts'
import { freshIsolate, load } from './support.ts'

beforeEach(() => load())
afterEach(async () => {
  vi.useRealTimers()
  await load()
})

const today = '/le-fanal/on-this-day/today'

async function redirectAt(time: string, url = today) {
  vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] })
  const { status, headers } = await freshIsolate().fetch(url)
  return [status, headers.get('location'), headers.get('cache-control')]
}

it('leads to the list of the date in the edition’s time zone, and is never stored', async () => {
  const list = [302, '/le-fanal/on-this-day/04-08', 'no-store']
  expect(await redirectAt('2031-04-08T12:00:00Z')).toEqual(list)
  expect(await redirectAt('2031-04-09T03:59:00Z')).toEqual(list)
  expect(await redirectAt('2031-04-08T12:00:00Z', 'https://lefanal.example/on-this-day/today')).toEqual(list)
  const isolate = freshIsolate()
  await isolate.fetch(today)
  expect(isolate.remembers(today)).toBe(false)
})

it('leads to the calendars on a date without articles', async () => {
  expect(await redirectAt('2031-04-09T04:00:00Z')).toEqual([302, '/le-fanal/on-this-day', 'no-store'])
})

it('is no page of an unknown edition', async () => {
  expect((await redirectAt('2031-04-08T12:00:00Z', '/unknown/on-this-day/today'))[0]).toBe(404)
})

it('gives way to an entry of the archive, also to one that was taken down', async () => {
  await addEntries([{ address: today, kind: 'moved', to: '/le-fanal/2016' }])
  expect(await redirectAt('2031-04-08T12:00:00Z')).toEqual([301, '/le-fanal/2016', expect.any(String)])
  const takedown = { reason: null, since: null, authority: null, headline: null }
  await addEntries([{ address: today, kind: 'gone', ...takedown }], 10)
  expect((await redirectAt('2031-04-08T12:00:00Z'))[0]).toBe(410)
})
