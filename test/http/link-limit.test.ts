import { expect, it } from 'vitest'
import { formatLimitedLinkHeader } from '../../src/http/link-limit.ts'

const links = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ href: `/${'x'.repeat(90)}${index}`, rel: 'alternate' }))

it('sends every link while they fit', () => {
  const header = formatLimitedLinkHeader(links(8), '/x.linkset')
  expect(header.match(/rel="alternate"/g)).toHaveLength(8)
  expect(header).not.toContain('linkset')
})

it('names the linkset after the first two links where 1 KB is too short, and sends what fits', () => {
  const header = formatLimitedLinkHeader(links(20), '/x.linkset')
  expect(header.length).toBeLessThanOrEqual(1024)
  expect(header.split(', ').slice(0, 3)).toEqual([
    ...links(2).map(({ href }) => `<${href}>; rel="alternate"`),
    '</x.linkset>; rel="linkset"; type="application/linkset+json"',
  ])
  expect(header.match(/rel="alternate"/g)).toHaveLength(8)
})

it('keeps the order of the links that it sends', () => {
  const header = formatLimitedLinkHeader(links(20), '/x.linkset')
  const sent = [...header.matchAll(/<\/x+(\d+|\.linkset)>/g)].map(([, end]) => end)
  expect(sent).toEqual(['0', '1', '.linkset', '2', '3', '4', '5', '6', '7'])
})

it.each([
  [1024, false],
  [1025, true],
])('%i bytes of three links need the linkset: %s', (bytes, isLong) => {
  const short = '</a>; rel="a", </b>; rel="b", </>; rel="c"'.length
  const third = { href: `/${'z'.repeat(bytes - short)}`, rel: 'c' }
  const header = formatLimitedLinkHeader(
    [{ href: '/a', rel: 'a' }, { href: '/b', rel: 'b' }, third],
    '/x.linkset',
  )
  expect(header.includes('linkset')).toBe(isLong)
  expect(header.includes('zzz')).toBe(!isLong)
})

it.each([
  [1024, true],
  [1025, false],
])('a link with which the header has %i bytes is sent beside the linkset: %s', (bytes, isSent) => {
  const sent =
    '</a>; rel="a", </b>; rel="b", </x.linkset>; rel="linkset"; type="application/linkset+json", </>; rel="c"'
  const third = { href: `/${'z'.repeat(bytes - sent.length)}`, rel: 'c' }
  const tooLong = { href: `/${'y'.repeat(1024)}`, rel: 'd' }
  const all = [{ href: '/a', rel: 'a' }, { href: '/b', rel: 'b' }, third, tooLong]
  expect(formatLimitedLinkHeader(all, '/x.linkset').includes('zzz')).toBe(isSent)
})

it('leaves out a long link, and sends a shorter one after it', () => {
  const [first, second] = links(2)
  const long = { href: `/${'y'.repeat(900)}`, rel: 'alternate' }
  const short = { href: '/z', rel: 'alternate' }
  const header = first && second && formatLimitedLinkHeader([first, second, long, short], '/x.linkset')
  expect(header).toContain('</z>')
  expect(header).not.toContain('yyy')
})
