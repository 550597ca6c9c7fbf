import { expect, it } from 'vitest'
import { Findings } from '../../../src/cli/verify/findings.ts'

it('counts each check once, and lists the differences in the order of their discovery', () => {
  const findings = new Findings()
  const differing = (subject: string) => ({ subject, expected: '200', found: '404' })
  findings.note('addresses', differing('/a'))
  findings.note('addresses', null)
  findings.note('objects', differing('article/1'))
  findings.add('addresses', differing('/b'))
  expect(findings.checked).toEqual({ release: 0, objects: 1, addresses: 2, representations: 0 })
  expect(findings.differences).toEqual([
    { check: 'addresses', ...differing('/a') },
    { check: 'objects', ...differing('article/1') },
    { check: 'addresses', ...differing('/b') },
  ])
})
