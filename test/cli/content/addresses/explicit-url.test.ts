import { expect, it } from 'vitest'
import {
  generateBaseAddresses,
  stripRepresentationExtension,
} from '../../../../src/cli/content/addresses/explicit-url.ts'

it.each([
  ['/e/x.json', '/e/x'],
  ['/e/x.html.json', '/e/x.html'],
  ['/e/x/index.json', '/e/x/'],
  ['/e/x/index', null],
  ['/e/reindex.json', '/e/reindex'],
  ['/e/index.json/b', null],
  ['/e/x.json?p=1', '/e/x?p=1'],
  ['/e/x?file=a.json', null],
  ['/e/x.md', '/e/x'],
  ['/e/x.m', null],
  ['/e/x.abcdefgh', '/e/x'],
  ['/e/x.abcdefghi', null],
  ['/e/x.3gp', null],
  ['/e/x.mp3', '/e/x'],
  ['/e/x.JSON', null],
  ['/e/v1.2', null],
  ['/e/a b.json c', null],
  ...'html htm shtml xhtml php php3 asp aspx jsp cfm cgi pl do'
    .split(' ')
    .map((ending): [string, null] => [`/e/x.${ending}`, null]),
])('%s would be an explicit URL of %s', (address, base) => {
  expect(stripRepresentationExtension(address)).toBe(base)
})

it.each([
  ['/e/2016/storm.feed.json', ['/e/2016/storm.feed', '/e/2016/storm']],
  ['/e/old.json?p=7', ['/e/old?p=7']],
  ['/e/2016/storm.html', []],
  ['/e/2016/index.md', ['/e/2016/']],
])('%s would be an explicit URL of all of %j', (address, bases) => {
  expect([...generateBaseAddresses(address)]).toEqual(bases)
})
