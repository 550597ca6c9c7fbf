import { expect, it } from 'vitest'
import { directoryIndexPattern, findNameInOldListAddress } from '../../src/model/old-address.ts'

it.each([
  ['/lantern/tag/mayor/', '/tag/{name}/', 'mayor'],
  ['/lantern/tag/mayor', '/tag/{name}/', 'mayor'],
  ['/lantern/TAG/Mayor/', '/tag/{name}/', 'mayor'],
  ['/lantern/tag/mayor?page=2', '/tag/{name}', 'mayor'],
  ['/lantern/tag/mayor/feed', '/tag/{name}/feed', 'mayor'],
  ['/lantern/tag/feed', '/tag/{name}/feed', null],
  ['/lantern/tag/mayor', '/tag/{name}/feed', null],
  ['/lantern/feed/mayor', '/tag/{name}/feed', null],
  ['/lantern/all-mayor', '/{name}-all', null],
  ['/lantern/mayor-all', '/{name}-all', 'mayor'],
  ['/lantern/tag/city/mayor/', '/tag/{name}/', null],
  ['/lantern/tag/', '/tag/{name}/', null],
  ['/star/tag/mayor/', '/tag/{name}/', null],
])('the old list at %s, by %s, is of %j', (address, path, name) =>
  expect(findNameInOldListAddress(address, 'lantern', path)).toBe(name),
)

it.each([
  ['/a/index.html', true],
  ['/a/INDEX.htm', true],
  ['/index.php', true],
  ['/a/index.html/b', false],
  ['/a/xindex.html', false],
  ['/a/index.asp', false],
])('%s is a directory’s index: %s', (path, isIndex) => expect(directoryIndexPattern.test(path)).toBe(isIndex))
