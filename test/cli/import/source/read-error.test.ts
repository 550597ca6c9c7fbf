import { expect, it } from 'vitest'
import {
  describeReadError,
  describeWriteError,
  isWriteError,
} from '../../../../src/cli/import/source/read-error.ts'

const failure = (code: string, more = {}) =>
  Object.assign(new Error(`${code}: x\nsecond line`), { code, ...more })

it.each([
  ['ENOENT', /^does not exist/],
  ['EACCES', /^cannot be accessed: .* `chmod -R u\+rwX`/],
  ['EPERM', /^cannot be accessed: .* `chmod -R u\+rwX`.* On a Mac, also give the terminal Full Disk Access$/],
  ['EISDIR', /^is a folder/],
  ['ENOTDIR', /through a file/],
  ['ELOOP', /link that leads back/],
  ['ENAMETOOLONG', /shorten it/],
  ['EIO', /backup/],
  ['EMFILE', /^too many files are open: raise the limit with `ulimit -n 4096` and run/],
  ['ERR_FS_FILE_TOO_LARGE', /2 GiB/],
  ['EOTHER', /because of a defect in morgue.*please report this message \(EOTHER: x\)$/],
])('a file that cannot be read because of %s is described', (code, description) =>
  expect(describeReadError(failure(code))).toMatch(description),
)

it('too deep elements are described, and anything that is thrown', () => {
  expect(describeReadError(new RangeError('Maximum call stack size exceeded'))).toMatch(/too deep/)
  expect(describeReadError(new RangeError('Invalid array length'))).toMatch(/defect.*Invalid array length\)$/)
  expect(describeReadError('a text')).toMatch(/defect.*a text\)$/)
  expect(describeReadError(null)).toMatch(/defect.*null\)$/)
  expect(describeReadError(new Error('x'.repeat(300)))).toMatch(/\(x{200}\)$/)
})

it.each([
  ['ENOSPC', /^the disk is full/],
  ['EDQUOT', /^your share of the disk/],
  ['EROFS', /^the disk is read-only/],
  ['EACCES', /^cannot be accessed: .* `chmod -R u\+rwX`/],
  ['EPERM', /^cannot be accessed: .* `chmod -R u\+rwX`/],
  ['EOTHER', /^EOTHER: x$/],
])('a file that cannot be written because of %s is described, with its path', (code, description) => {
  expect(describeWriteError(failure(code))).toMatch(description)
  const described = describeWriteError(failure(code, { path: '/a' }))
  expect(described.startsWith('/a: ')).toBe(true)
  expect(described.slice(4)).toMatch(description)
})

it.each([
  [{ syscall: 'write' }, true],
  [{ syscall: 'open', path: '/other' }, true],
  [{ syscall: 'open', path: '/source' }, false],
  [{ syscall: 'read' }, false],
  [{ path: '/other' }, false],
  [null, false],
])('the failure %j is one of writing: %s', (error, isWriting) =>
  expect(isWriteError(error, '/source')).toBe(isWriting),
)
