import { expect, it } from 'vitest'
import { Findings, type VerificationCheck } from '../../../src/cli/verify/findings.ts'
import { renderReportPage } from '../../../src/cli/verify/report-page.ts'

it('counts each check once, and lists the differences in the order of their discovery', () => {
  const findings = new Findings()
  const differing = (subject: string) => ({ subject, expected: '200', found: '404' })
  findings.recordCheck('addresses', differing('/a'))
  findings.recordCheck('addresses', null)
  findings.recordCheck('objects', differing('article/1'))
  findings.addDifference('addresses', differing('/b'))
  expect(findings.checked).toEqual({ release: 0, objects: 1, addresses: 2, representations: 0 })
  expect(findings.differences).toEqual([
    { check: 'addresses', ...differing('/a') },
    { check: 'objects', ...differing('article/1') },
    { check: 'addresses', ...differing('/b') },
  ])
})

it('the page of a report counts the differences of each check, and shows texts of others as text', () => {
  const difference = (check: VerificationCheck, subject: string) => ({
    check,
    subject,
    expected: 'a',
    found: '<b>',
  })
  const page = renderReportPage({
    origin: 'https://a.example/?a&b',
    root: 'r'.repeat(64),
    publishedAt: '2026-01-02',
    checked: { release: 1, objects: 9, addresses: 7, representations: 0 },
    differences: [difference('objects', 'x'), difference('objects', 'y'), difference('addresses', '/e/z')],
  })
  for (const row of [
    '<td>release</td><td>1</td><td>0</td>',
    '<td>objects</td><td>9</td><td>2</td>',
    '<td>addresses</td><td>7</td><td>1</td>',
    '<td>addresses</td><td>/e/z</td><td>a</td><td>&#60;b&#62;</td>',
  ])
    expect(page).toContain(`<tr>${row}</tr>`)
  expect(page).toContain('<h1>Differences: 3</h1>')
  expect(page).toContain(`https://a.example/?a&#38;b<br/>release ${'r'.repeat(64)}, published 2026-01-02`)
})

it('the report as a page counts the differences of each check, and says when there are none', () => {
  const report = {
    origin: 'https://<o>',
    root: 'r"',
    publishedAt: 'p&',
    checked: { release: 1, objects: 22, addresses: 333, representations: 4 },
  }
  const sounds = renderReportPage({ ...report, differences: [] })
  expect(sounds).toContain('<h1>The archive matches its published release</h1>')
  expect(sounds).toContain('<p>https://&#60;o&#62;<br/>release r&#34;, published p&#38;</p>')
  expect(sounds).toContain('<tr><td>objects</td><td>22</td><td>0</td></tr>')
  expect([...sounds.matchAll(/<tr><td>(\w+)<\/td><td>(\d+)/g)].map(([, ...row]) => row.join(' '))).toEqual([
    'release 1',
    'objects 22',
    'addresses 333',
    'representations 4',
  ])
  expect(sounds).toContain('<p>None.</p>')
  const difference = { check: 'addresses', subject: 's', expected: 'x', found: 'y' } as const
  const differing = renderReportPage({ ...report, differences: [difference, difference] })
  expect(differing).toContain('<h1>Differences: 2</h1>')
  expect(differing).toContain('<tr><td>addresses</td><td>333</td><td>2</td></tr>')
  expect(differing).toContain(
    '<tr><th scope="col">Check</th><th scope="col">Where</th><th scope="col">Expected</th><th scope="col">Found</th></tr><tr><td>addresses</td><td>s</td><td>x</td><td>y</td></tr>',
  )
})
