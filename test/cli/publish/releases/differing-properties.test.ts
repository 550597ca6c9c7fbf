import { expect, it } from 'vitest'
import { listDifferingPropertyNames } from '../../../../src/cli/publish/releases/differing-properties.ts'

it('a property differs whose value does, or that one of the objects lacks', () => {
  const before = { same: { a: [1] }, changed: 1, removed: null, constructor: 'x' }
  const after = { same: { a: [1] }, changed: '1', added: false, constructor: 'x' }
  expect(listDifferingPropertyNames(before, after)).toEqual(['changed', 'removed', 'added'])
  expect(listDifferingPropertyNames({}, { constructor: 'x' })).toEqual(['constructor'])
})
