import { expect, it } from 'vitest'
import { FilesByKey } from '../../../../src/cli/import/shelf/files-by-key.ts'

it('files by a key are found, no more than wanted, and forgotten', () => {
  const index = new FilesByKey()
  for (const file of ['c', 'a', 'b', 'a']) index.add('x', file)
  index.add('y', 'd')
  index.add('y', 'd')
  expect([
    index.listFirst('x', 2),
    index.listFirst('x', 9),
    index.listFirst('y', 1),
    index.listFirst('z', 1),
  ]).toEqual([['c', 'a'], ['c', 'a', 'b'], ['d'], []])
  expect([...index.listSharedFiles()]).toEqual([['a', 'b', 'c']])
  index.delete('y', 'other')
  expect(index.listFirst('y', 1)).toEqual(['d'])
  index.delete('y', 'd')
  for (const file of ['a', 'c']) index.delete('x', file)
  expect([index.listFirst('x', 9), index.listFirst('y', 9), [...index.listSharedFiles()]]).toEqual([
    ['b'],
    [],
    [],
  ])
})
