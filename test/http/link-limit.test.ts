import { expect, it } from 'vitest'
import { formatLimitedLinks } from '../../src/http/link-limit.ts'

const links = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ href: `/${'x'.repeat(90)}${index}`, rel: 'alternate' }))

it('sends every link while they fit', () => {
  const header = formatLimitedLinks(links(8), '/x.linkset')
  expect(header.match(/rel="alternate"/g)).toHaveLength(8)
  expect(header).not.toContain('linkset')
})

it('names the linkset after the first two links where 1 KB is too short, and sends what fits', () => {
  const header = formatLimitedLinks(links(20), '/x.linkset')
  expect(header.length).toBeLessThanOrEqual(1024)
  expect(header.split(', ').slice(0, 3)).toEqual([
    ...links(2).map(({ href }) => `<${href}>; rel="alternate"`),
    '</x.linkset>; rel="linkset"; type="application/linkset+json"',
  ])
  expect(header.match(/rel="alternate"/g)).toHaveLength(8)
})

it('leaves out a long link, and sends a shorter one after it', () => {
  const [first, second] = links(2)
  const long = { href: `/${'y'.repeat(900)}`, rel: 'alternate' }
  const short = { href: '/z', rel: 'alternate' }
  const header = first && second && formatLimitedLinks([first, second, long, short], '/x.linkset')
  expect(header).toContain('</z>')
  expect(header).not.toContain('yyy')
})
