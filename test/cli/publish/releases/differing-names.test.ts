import { expect, it } from 'vitest'
import { listDifferingNames } from '../../../../src/cli/publish/releases/differing-names.ts'

it('a property differs whose value does, or that one of the objects lacks', () => {
  const before = { same: { a: [1] }, changed: 1, removed: null, constructor: 'x' }
  const after = { same: { a: [1] }, changed: '1', added: false, constructor: 'x' }
  expect(listDifferingNames(before, after)).toEqual(['changed', 'removed', 'added'])
  expect(listDifferingNames({}, { constructor: 'x' })).toEqual(['constructor'])
})
