import { afterEach, describe, expect, it, vi } from 'vitest'
import { BoundedMemory } from '../../src/edge/gateway/bounded-memory.ts'
import { chooseVariant } from '../../src/edge/gateway/choose-variant.ts'
import { VariantReader } from '../../src/edge/gateway/variant-reader.ts'
import { type Outcome, outcomeToResponse } from '../../src/edge/variant/outcome.ts'

const [headers, body] = [{}, new Uint8Array()]
const forArticles = ['html', 'json', 'jsonld', 'markdown', 'text']
const forLists = ['html', 'json', 'jsonld', 'markdown', 'text', 'atom', 'feed']

const documentOr = (available: string[], representation: string): Outcome =>
  available.includes(representation)
    ? { kind: 'document', headers, body, available }
    : { kind: 'notOffered', available }

/** A small release: address → outcome. */
const release: Record<string, (representation: string) => Outcome> = {
  '/e/a': (representation) => documentOr(forArticles, representation),
  '/e/list/': (representation) => documentOr(forLists, representation),
  '/e/page': (representation) => documentOr(['html', 'text'], representation),
  '/e/odd.json': (representation) => documentOr(forArticles, representation),
  '/e/moved': () => ({ kind: 'redirect', location: '/e/a' }),
  '/e/gone': () => ({ kind: 'absence', status: 410, headers, body }),
  '/e/withheld': () => ({ kind: 'absence', status: 451, headers, body }),
  '/e/choice': () => ({ kind: 'absence', status: 300, headers, body }),
  '/media/x.png': () => ({ kind: 'media', mediaType: 'image/png', size: 1 }),
}

const unknown = (): Outcome => ({ kind: 'absence', status: 404, headers, body })

/** Chooses a variant. @returns the outcome, its question, and all questions asked */
async function choose(address: string, accept: string | null) {
  const asked: string[] = []
  const read = async (representation: string, at: string) => {
    asked.push(`${representation} ${at}`)
    const outcome = (release[at] ?? unknown)(representation)
    return { representation, address: at, path: `/${representation}${at}`, outcome, hit: false }
  }
  const { outcome, representation, address: at, isExplicit } = await chooseVariant(read, accept, address)
  const kind = outcome.kind === 'absence' ? outcome.status : outcome.kind
  return { is: `${kind} ${representation} ${at}${isExplicit ? ' explicit' : ''}`, asked }
}

describe('the variant', () => {
  it.each<[address: string, accept: string | null, is: string, asked: number]>([
    ['/e/a', null, 'document html /e/a', 1],
    ['/e/a', 'application/json', 'document json /e/a', 1],
    ['/e/a', 'image/png', 'notOffered html /e/a', 1],
    ['/e/a', 'application/atom+xml, text/plain;q=0.1', 'document text /e/a', 2],
    ['/e/a', 'application/atom+xml', 'notOffered atom /e/a', 1],
    ['/e/list/', 'application/atom+xml', 'document atom /e/list/', 1],
    ['/e/page', 'application/json, text/plain;q=0.2, text/html;q=0.1', 'document text /e/page', 2],
    ['/e/page', 'application/json', 'notOffered json /e/page', 1],
    ['/e/moved', 'image/png', 'redirect html /e/moved', 1],
    ['/e/moved', 'text/plain', 'redirect text /e/moved', 1],
    ['/media/x.png', 'image/webp', 'media html /media/x.png', 1],
  ])('at %s for %s', async (address, accept, is, asked) => {
    expect(await choose(address, accept)).toEqual({ is, asked: expect.objectContaining({ length: asked }) })
  })

  it.each<[address: string, accept: string | null, is: string, asked: number]>([
    ['/e/a.json', 'text/html', 'document json /e/a explicit', 1],
    ['/e/list/index.feed.json', null, 'document feed /e/list/ explicit', 1],
    ['/e/moved.md', null, 'redirect markdown /e/moved explicit', 1],
    ['/e/odd.json', null, 'document html /e/odd.json', 2],
    ['/e/odd.json', 'application/json', 'document json /e/odd.json', 2],
    ['/e/odd.json.json', null, 'document json /e/odd.json explicit', 1],
    ['/e/a.atom', null, '404 html /e/a.atom', 2],
    ['/e/a.atom', 'application/json', '404 json /e/a.atom', 2],
    ['/media/x.png.json', null, '404 html /media/x.png.json', 2],
    ['/e/nothing.json', 'application/json', '404 json /e/nothing.json', 2],
  ])('at the explicit URL %s for %s', async (address, accept, is, asked) => {
    expect(await choose(address, accept)).toEqual({ is, asked: expect.objectContaining({ length: asked }) })
  })

  it.each<[address: string, accept: string | null, is: string, asked: number]>([
    ['/e/gone', null, '410 html /e/gone', 1],
    ['/e/gone', 'text/html', '410 html /e/gone', 1],
    ['/e/gone', 'application/json', '410 json /e/gone', 1],
    ['/e/withheld', 'text/plain', '451 text /e/withheld', 1],
    ['/e/withheld', 'image/png', '451 json /e/withheld', 2],
    ['/e/choice', '*/*', '300 html /e/choice', 1],
    ['/e/nothing', 'application/json', '404 json /e/nothing', 1],
    ['/e/gone.json', 'text/html', '410 html /e/gone', 2],
    ['/e/gone.json', 'application/json', '410 json /e/gone', 1],
    ['/e/withheld.txt', 'application/json', '451 text /e/withheld', 1],
    ['/e/withheld.md', null, '451 html /e/withheld', 2],
  ])('of the absence at %s for %s', async (address, accept, is, asked) => {
    expect(await choose(address, accept)).toEqual({ is, asked: expect.objectContaining({ length: asked }) })
  })
})

/** The cost of an entry besides its bytes: 2,048 bytes, and two per character of its key. */
const cost = 2048 + 2

const memoryKeys = (count: number) =>
  Array.from({ length: count }, (_, number) => String.fromCharCode(97 + number))

/** Fills a memory that has room for ten empty entries with one-character keys. */
function full() {
  const memory = new BoundedMemory<number>(10 * cost)
  for (const [value, key] of memoryKeys(10).entries()) memory.set(key, value, 0)
  const remembered = () => memoryKeys(26).filter((key) => memory.get(key) !== null)
  return { memory, remembered }
}

describe('the memory of an isolate', () => {
  it('returns what was stored, until it is full', () => {
    const { memory, remembered } = full()
    expect(remembered()).toEqual(memoryKeys(10))
    expect([memory.get('a'), memory.get('j'), memory.get('k')]).toEqual([0, 9, null])
  })

  it('evicts the oldest, and no more than it must', () => {
    const { memory, remembered } = full()
    memory.set('k', 10, 0)
    memory.set('l', 11, 0)
    expect(remembered()).toEqual(memoryKeys(12).slice(2))
  })

  it('evicts as many as a larger value needs', () => {
    const { memory, remembered } = full()
    memory.set('kk', 10, 200)
    expect(remembered()).toEqual(memoryKeys(10).slice(2))
    expect(memory.get('kk')).toBe(10)
  })

  it.each([
    [1, ['a', ...memoryKeys(11).slice(2)]],
    [10, ['a', ...memoryKeys(20).slice(11)]],
    [11, memoryKeys(21).slice(11)],
  ])('gives an entry that was used one more chance: after %i others', (added, expected) => {
    const { memory, remembered } = full()
    memory.get('a')
    for (const key of memoryKeys(10 + added).slice(10)) memory.set(key, 0, 0)
    expect(remembered()).toEqual(expected)
  })

  it('replaces a value without counting it twice', () => {
    const { memory, remembered } = full()
    for (let time = 0; time < 30; time++) memory.set('c', time, 0)
    expect(remembered()).toEqual(memoryKeys(10))
    expect(memory.get('c')).toBe(29)
  })

  it('stores nothing above an eighth of its capacity, nor loses anything for it', () => {
    const memory = new BoundedMemory<number>(8 * (cost + 100))
    memory.set('a', 1, 100)
    memory.set('b', 2, 101)
    expect([memory.get('a'), memory.get('b')]).toEqual([1, null])
  })
})

afterEach(() => vi.useRealTimers())

const outcome = (text: string) =>
  ({ kind: 'absence', status: 404, headers: {}, body: new TextEncoder().encode(text) }) as const

/** Variants in front of a cache whose responses the test times, and that counts its requests. */
function controlled() {
  const variants = new VariantReader(new BoundedMemory(8 * 1024 * 1024))
  const waiting: ((response: Response) => void)[] = []
  const kept: Promise<unknown>[] = []
  const cache = {
    fetch: () =>
      new Promise<{ response: Response; hit: boolean }>((resolve) =>
        waiting.push((response) => resolve({ response, hit: false })),
      ),
  }
  const read = (path = '/a') => variants.read(path, cache, (work) => void kept.push(work))
  const textOf = async (asked: ReturnType<typeof read>) => {
    const { outcome: found, hit } = await asked
    return ['body' in found ? new TextDecoder().decode(found.body) : found.kind, hit]
  }
  return { variants, waiting, kept, read, textOf }
}

describe('the outcomes that an isolate reads', () => {
  it('are read once for concurrent requests, and then remembered', async () => {
    const { variants, waiting, kept, read, textOf } = controlled()
    const asked = [read(), read(), read('/b')]
    expect([waiting.length, variants.recall('/a')]).toEqual([2, null])
    waiting[0]?.(outcomeToResponse(outcome('one')))
    expect(await Promise.all(asked.slice(0, 2).map(textOf))).toEqual([
      ['one', false],
      ['one', false],
    ])
    expect(await textOf(read())).toEqual(['one', true])
    expect(variants.recall('/a')).toMatchObject({ status: 404 })
    expect([waiting.length, kept.length, variants.recall('/b')]).toEqual([2, 2, null])
  })

  it('are not remembered when they may not be stored', async () => {
    const { variants, waiting, read, textOf } = controlled()
    const first = read()
    waiting[0]?.(outcomeToResponse(outcome('one'), 'no-store'))
    expect(await textOf(first)).toEqual(['one', false])
    expect(variants.recall('/a')).toBeNull()
    const second = read()
    waiting[1]?.(outcomeToResponse(outcome('two')))
    expect(await textOf(second)).toEqual(['two', false])
  })

  it('are read again after a failure, which leaves no unhandled rejection', async () => {
    const { waiting, kept, read, textOf } = controlled()
    const failed = [read(), read()]
    waiting[0]?.(new Response(null, { status: 503 }))
    for (const each of failed) await expect(each).rejects.toMatchObject({ status: 503 })
    await expect(Promise.all(kept)).resolves.toEqual([null])
    const again = read()
    waiting[1]?.(outcomeToResponse(outcome('two')))
    expect(await textOf(again)).toEqual(['two', false])
  })

  it('are read by a request of its own when the read of another takes three seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const { waiting, read, textOf } = controlled()
    read()
    const patient = read()
    await vi.advanceTimersByTimeAsync(2999)
    expect(waiting).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(waiting).toHaveLength(2)
    waiting[1]?.(outcomeToResponse(outcome('own')))
    expect(await textOf(patient)).toEqual(['own', false])
  })
})
