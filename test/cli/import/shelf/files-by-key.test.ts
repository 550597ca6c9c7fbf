import { expect, it } from 'vitest'
import { FilesByKey } from '../../../../src/cli/import/shelf/files-by-key.ts'

it('files by a key are found, no more than wanted, and forgotten', () => {
  const index = new FilesByKey()
  for (const file of ['c', 'a', 'b', 'a']) index.addFile('x', file)
  index.addFile('y', 'd')
  index.addFile('y', 'd')
  expect([
    index.listFirstFiles('x', 2),
    index.listFirstFiles('x', 9),
    index.listFirstFiles('y', 1),
    index.listFirstFiles('z', 1),
  ]).toEqual([['c', 'a'], ['c', 'a', 'b'], ['d'], []])
  expect([...index.yieldGroupsSharingKey()]).toEqual([['a', 'b', 'c']])
  index.deleteFile('y', 'other')
  expect(index.listFirstFiles('y', 1)).toEqual(['d'])
  index.deleteFile('y', 'd')
  for (const file of ['a', 'c']) index.deleteFile('x', file)
  expect([
    index.listFirstFiles('x', 9),
    index.listFirstFiles('y', 9),
    [...index.yieldGroupsSharingKey()],
  ]).toEqual([['b'], [], []])
})
