import { describe, expect, it } from 'vitest'
import { dateFromUrl } from '../../../../src/cli/import/urls/date-from-url.ts'
import {
  canBeOnEditionHost,
  findEditionOrigin,
  resolveOldUrl,
} from '../../../../src/cli/import/urls/resolve-old-url.ts'
import { isWebUrl } from '../../../../src/cli/import/urls/web-url.ts'
import { lantern } from '../reading.ts'

describe('a URL of an edition', () => {
  const edition = { ...lantern, hosts: ['a.example', 'b.example'] }
  it.each([
    ['https://c.example/d', 'https://c.example/d'],
    ['HTTPS://c.example/d', 'HTTPS://c.example/d'],
    ['https://u@c.example/', null],
    ['/d', 'https://a.example/d'],
    ['d/e', 'https://a.example/d/e'],
    ['', null],
    ['//c.example', null],
    ['mailto:d', null],
    ['/{d}', null],
    ['/<d>', null],
    ['/d e', null],
    ['/:d', null],
    [':d', null],
    ['/d:e', 'https://a.example/d:e'],
  ])('is resolved on its first host: %s', (text, expected) =>
    expect(resolveOldUrl(text, edition)).toBe(expected),
  )

  it('has none without a host', () => {
    const anywhere = { ...edition, hosts: [] }
    expect([findEditionOrigin(edition), findEditionOrigin(anywhere), resolveOldUrl('/d', anywhere)]).toEqual([
      'https://a.example',
      null,
      null,
    ])
  })

  it.each([
    ['https://a.example/', true],
    ['https://www.b.example/', true],
    ['https://xa.example/', false],
    ['https://a.example.c/', false],
  ])('is on one of its hosts, or below: %s', (url, expected) => {
    expect(canBeOnEditionHost(url, edition)).toBe(expected)
    expect(canBeOnEditionHost(url, { ...edition, hosts: [] })).toBe(true)
  })
})

it.each([
  ['https://a.example/b', true],
  ['HTTP://a.example', true],
  ['ftp://a.example', false],
  ['xhttps://a.example', false],
  ['https://a.example/b c', false],
  ['https://', false],
  ['https://u:p@a.example', false],
  [`https://a.example/${'x'.repeat(2030)}`, true],
  [`https://a.example/${'x'.repeat(2031)}`, false],
])('a web URL is a single one: %s', (text, expected) => expect(isWebUrl(text)).toBe(expected))

it.each([
  ['https://a.example/2016/04/08/b', '2016-04-08'],
  ['https://a.example/2016-04-08-b', '2016-04-08'],
  ['https://a.example/2016/04/b', '2016-04'],
  ['https://a.example/1899/04/b', '1899-04'],
  ['https://a.example/2116/04/b', null],
  ['https://a.example/2016/14/b', null],
  ['https://a.example/2016/04', null],
  ['https://a.example/x2016/04/b', null],
  ['https://a.example/2016/041/b', null],
  ['https://a.example/?/2016/04/08/', null],
])('a URL has the date of its path: %s', (url, expected) => expect(dateFromUrl(url)).toBe(expected))
