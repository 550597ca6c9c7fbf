import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { sha256 } from '../../../src/archive/digest.ts'
import { type Root, shardDigestAt } from '../../../src/archive/root.ts'
import { type Entry, type Shard, toShardIndex } from '../../../src/archive/shard.ts'
import { archive, freshIsolate, load } from '../support.ts'

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251)
const media = (env as unknown as { MEDIA: R2Bucket }).MEDIA
let [png, svg, gone, absent] = ['', '', '', '']

/** Adds pictures to the demonstration's release. */
beforeAll(async () => {
  await load()
  const digest = await sha256(bytes)
  ;[png, svg, gone, absent] = [`${digest}.png`, `${digest}.svg`, `${digest}.gif`, `${digest}.jpg`]
  await media.put(png, bytes)
  await media.put(svg, bytes)
  const release = inject('release')
  const pointer = JSON.parse(release.release ?? '{}')
  const root = JSON.parse(release[`root/${pointer.root}`] ?? '{}') as Root
  const entry = (name: string, mediaType: string) => ({
    address: `/media/${name}`,
    kind: 'media' as const,
    mediaType,
    size: 1000,
  })
  const claim = { reason: 'A claim.', since: null, authority: null, headline: null }
  const added: Entry[] = [
    entry(png, 'image/png'),
    entry(svg, 'image/svg+xml'),
    entry(absent, 'image/jpeg'),
    { address: `/media/${gone}`, kind: 'withheld', ...claim },
  ]
  const keep = async (kind: string, value: object) => {
    const text = new TextEncoder().encode(JSON.stringify(value))
    await archive.put(`${kind}/${await sha256(text)}`, text)
    return sha256(text)
  }
  const shards = Array.from({ length: 1 << root.bits }, (_, index) =>
    JSON.parse(release[`shard/${shardDigestAt(root, index)}`] ?? '{}'),
  ) as Shard[]
  for (const each of added)
    Object.assign(shards[toShardIndex(each.address, root.bits)] ?? {}, { [each.address]: [each] })
  const digests = await Promise.all(shards.map((shard) => keep('shard', shard)))
  const changed = await keep('root', { ...root, shards: digests.join('') })
  await archive.put('release', JSON.stringify({ ...pointer, root: changed, sequence: 9 }))
})

const bodyOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('a picture', () => {
  it('is sent whole, whatever Accept says', async () => {
    for (const accept of ['image/*', 'text/html', 'image/avif,image/webp,*/*;q=0.8', 'application/json']) {
      const response = await freshIsolate().fetch(`/media/${png}`, { headers: { accept } })
      expect([accept, response.status, response.headers.get('content-type')]).toEqual([
        accept,
        200,
        'image/png',
      ])
      expect(response.headers.get('cache-control')).toBe('public, max-age=86400')
      expect(response.headers.get('etag')).toBe(`"${png.slice(0, 64)}"`)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('accept-ranges')).toBe('bytes')
      expect(await bodyOf(response)).toEqual(bytes)
    }
  })

  it('is sent on an edition’s own host, whose pages show it', async () => {
    const response = await freshIsolate().fetch(`https://lefanal.example/media/${png}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(await bodyOf(response)).toEqual(bytes)
    const other = await freshIsolate().fetch('https://lefanal.example/media/2016')
    expect(other.status).toBe(404)
    expect(await other.text()).toContain('Le Fanal')
  })

  it.each([
    ['bytes=0-9', 206, 'bytes 0-9/1000', 10],
    ['bytes=990-', 206, 'bytes 990-999/1000', 10],
    ['bytes=-5', 206, 'bytes 995-999/1000', 5],
    ['bytes=0-1,5-6', 200, null, 1000],
  ])('is sent in part for %s', async (range, status, contentRange, length) => {
    const response = await freshIsolate().fetch(`/media/${png}`, { headers: { range } })
    expect([response.status, response.headers.get('content-range')]).toEqual([status, contentRange])
    const body = await bodyOf(response)
    expect(body.length).toBe(length)
    if (status === 206) expect(body[0]).toBe(bytes[Number(/\d+/.exec(contentRange ?? '')?.[0])])
  })

  it('is not sent again for its ETag, nor for HEAD', async () => {
    const isolate = freshIsolate()
    const again = await isolate.fetch(`/media/${png}`, {
      headers: { 'if-none-match': `"${png.slice(0, 64)}"` },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('strict-transport-security')).toBe('max-age=63072000')
    const head = await isolate.fetch(`/media/${png}`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it.each([
    ['its own tag', () => `"${png.slice(0, 64)}"`, 206],
    ['another tag', () => '"other"', 200],
    ['a weak tag', () => `W/"${png.slice(0, 64)}"`, 200],
    ['a date', () => 'Wed, 21 Oct 2015 07:28:00 GMT', 200],
  ])('is sent in part for If-Range with its own tag alone: %s', async (_, ifRange, status) => {
    const headers = { range: 'bytes=0-9', 'if-range': ifRange() }
    const response = await freshIsolate().fetch(`/media/${png}`, { headers })
    expect(response.status).toBe(status)
    expect((await bodyOf(response)).length).toBe(status === 206 ? 10 : 1000)
  })

  it('is a problem that is not cached if the range is unsatisfiable', async () => {
    const response = await freshIsolate().fetch(`/media/${png}`, { headers: { range: 'bytes=1000-' } })
    expect([response.status, response.headers.get('cache-control')]).toEqual([416, 'no-store'])
    expect(response.headers.get('content-range')).toBe('bytes */1000')
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('etag')).toBeNull()
    await response.text()
  })

  it('has no explicit URL', async () => {
    for (const extension of ['json', 'md', 'txt', 'jsonld']) {
      const response = await freshIsolate().fetch(`/media/${png}.${extension}`)
      expect([extension, response.status]).toEqual([extension, 404])
      await response.text()
    }
  })

  it('reports in Cache-Status whether its outcome was stored', async () => {
    const isolate = freshIsolate()
    const statuses = []
    for (let again = 0; again < 2; again++) {
      const response = await isolate.fetch(`/media/${png}`)
      statuses.push(response.headers.get('cache-status'))
      await response.arrayBuffer()
    }
    expect(statuses).toEqual(['morgue; fwd=miss', 'morgue; hit'])
  })

  it('runs nothing, even as an SVG', async () => {
    const response = await freshIsolate().fetch(`/media/${svg}`)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    await response.arrayBuffer()
  })

  it('that was taken down is not sent, though R2 may still contain it', async () => {
    await media.put(gone, bytes)
    const response = await freshIsolate().fetch(`/media/${gone}`)
    expect([response.status, await response.text()]).toEqual([451, expect.stringContaining('A claim.')])
  })

  it('that is corrupt, too short or too long never arrives complete, in whole or in part', async () => {
    const isolate = freshIsolate()
    const spoilt = bytes.slice()
    spoilt[500] = 99
    for (const wrong of [spoilt, bytes.slice(0, 900), new Uint8Array([...bytes, 1])]) {
      await media.put(png, wrong)
      for (const range of ['', 'bytes=0-99', 'bytes=900-999']) {
        const response = await isolate.fetch(`/media/${png}`, { headers: range === '' ? {} : { range } })
        await expect(response.arrayBuffer()).rejects.toThrow()
      }
    }
    await media.put(png, bytes)
    expect(await bodyOf(await isolate.fetch(`/media/${png}`))).toEqual(bytes)
  })

  it('that is unreadable is a 503, and one that the release lacks a 404', async () => {
    expect((await freshIsolate().fetch(`/media/${absent}`)).status).toBe(503)
    expect((await freshIsolate().fetch(`/media/${'0'.repeat(64)}.png`)).status).toBe(404)
  })
})
