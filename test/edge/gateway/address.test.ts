import { describe, expect, it } from 'vitest'
import type { Root } from '../../../src/archive/root.ts'
import { addressFromUrl, parseExplicitAddress } from '../../../src/edge/gateway/address.ts'
import { readBodyWithinLimit } from '../../../src/edge/gateway/read-body.ts'
import { redirectToToday } from '../../../src/edge/gateway/today.ts'

const edition = (id: string, hosts: string[], query: string[] = []) => ({ id, hosts, query, timeZone: 'UTC' })

const root = {
  editions: [edition('e', ['e.example', 'www.e.example'], ['p']), edition('f', ['f.example'])],
} as unknown as Root

const picture = `/media/${'ab'.repeat(32)}.png`

describe('the address of a URL', () => {
  it.each([
    ['https://archive.example/e/a', '/e/a'],
    ['https://archive.example/a', '/a'],
    ['https://e.example/a', '/e/a'],
    ['https://www.e.example/', '/e/'],
    ['https://f.example/a', '/f/a'],
    ['https://e.example/e/a', '/e/a'],
    ['https://e.example/f/a', '/f/a'],
    [`https://e.example${picture}`, picture],
    [`https://e.example/old${picture}`, `/e/old${picture}`],
    [`https://e.example${picture}.html`, `/e${picture}.html`],
    [`https://e.example/media/${'ab'.repeat(31)}.png`, `/e/media/${'ab'.repeat(31)}.png`],
    ['https://e.example/media/photo.png', '/e/media/photo.png'],
    ['https://e.example/?p=7&utm=x', '/e/?p=7'],
    ['https://archive.example/e/?utm=x&p=7', '/e/?p=7'],
    ['https://f.example/?p=7', '/f/'],
    ['https://archive.example/?p=7', '/'],
  ])('%s is %s', (url, address) => expect(addressFromUrl(root, new URL(url))).toBe(address))

  it('follows the release that is served', () => {
    const later = { editions: [edition('g', ['e.example'])] } as unknown as Root
    expect(addressFromUrl(root, new URL('https://e.example/a'))).toBe('/e/a')
    expect(addressFromUrl(later, new URL('https://e.example/a'))).toBe('/g/a')
    expect(addressFromUrl(root, new URL('https://e.example/a'))).toBe('/e/a')
  })
})

describe('an explicit address', () => {
  it.each([
    ['/e/a.json', 'json', '/e/a'],
    ['/e/a.csl.json', 'csl', '/e/a'],
    ['/e/index.feed.json', 'feed', '/e/'],
    ['/e/a.md', 'markdown', '/e/a'],
    ['/e/a.json?p=7', 'json', '/e/a?p=7'],
  ])('%s names %s of %s', (address, name, base) => {
    expect(parseExplicitAddress(address)).toMatchObject({ address: base, representation: { name } })
  })

  it.each(['/e/a', '/e/a.html', '/e/.json', '/e/ajson'])('%s names none', (address) =>
    expect(parseExplicitAddress(address)).toBeNull(),
  )
})

describe('today', () => {
  const redirect = (address: string, isThere: boolean) =>
    redirectToToday(root, address, async () => ({
      outcome: isThere
        ? { kind: 'document', headers: {}, body: new Uint8Array(), available: [] }
        : { kind: 'notOffered', available: [] },
    }))

  it('leads to the list of its date, or to all of them, and is never stored', async () => {
    const found = await redirect('/e/on-this-day/today', true)
    expect([found?.status, found?.headers.get('cache-control')]).toEqual([302, 'no-store'])
    expect(found?.headers.get('location')).toMatch(/^\/e\/on-this-day\/\d\d-\d\d$/)
    const none = await redirect('/e/on-this-day/today', false)
    expect(none?.headers.get('location')).toBe('/e/on-this-day')
  })

  it.each(['/e/on-this-day', '/e/on-this-day/today/', '/x/on-this-day/today', '/x/e/on-this-day/today'])(
    'is not at %s',
    async (address) => expect(await redirect(address, true)).toBeNull(),
  )
})

describe('the body of a request', () => {
  const streamOf = (...parts: string[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
        controller.close()
      },
    })

  it('is read up to its limit, in bytes', async () => {
    expect(await readBodyWithinLimit(streamOf('é', 'é'), 4)).toBe('éé')
    expect(await readBodyWithinLimit(streamOf('é', 'é'), 3)).toBeNull()
    expect(await readBodyWithinLimit(streamOf('x'.repeat(3)), 4)).toBe('xxx')
    expect(await readBodyWithinLimit(null, 4)).toBe('')
    const [first, second] = [...new TextEncoder().encode('é')]
    const halves = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Uint8Array.of(first ?? 0))
        controller.enqueue(Uint8Array.of(second ?? 0))
        controller.close()
      },
    })
    expect(await readBodyWithinLimit(halves, 4)).toBe('é')
  })

  it('is drained up to eight mebibytes, and then no further', async () => {
    const readParts = async (maxParts: number) => {
      let read = 0
      const endless = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            if (read === maxParts) controller.close()
            else {
              read++
              controller.enqueue(new Uint8Array(1_048_576))
            }
          },
        },
        { highWaterMark: 0 },
      )
      expect(await readBodyWithinLimit(endless, 10)).toBeNull()
      return read
    }
    expect(await readParts(8)).toBe(8)
    expect(await readParts(20)).toBe(9)
  })
})
