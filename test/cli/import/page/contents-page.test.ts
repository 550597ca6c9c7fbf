import { expect, it } from 'vitest'
import { parsePage } from '../../../../src/cli/content/html/parse-html.ts'
import { isContentsPage } from '../../../../src/cli/import/page/contents-page.ts'

const links = ['The ferry sank', 'The bridge opened', 'The mayor left'].map(
  (text) => `<li><a href="x">${text}</a>`,
)

const of = (html: string) => {
  const tree = parsePage(`<title>Issue 12 of the newspaper, May and June of 2003</title>${html}`)
  return tree !== 'too deep' && isContentsPage({ tree })
}

it('is a page that has mostly links', () => {
  expect(of(`<h1>Issue 12</h1><ul>${links.join('')}</ul>`)).toBe(true)
  expect(of(`<h1>Issue 12</h1><ul>${links.slice(1).join('')}</ul>`)).toBe(false)
  expect(
    of(`<h1>Issue 12</h1><ul>${links.join('')}</ul><p>${'An editorial of the week. '.repeat(3)}</p>`),
  ).toBe(false)
})

it('does not count the links around the site', () => {
  for (const name of ['nav', 'header', 'footer', 'aside'])
    expect(of(`<h1>Issue 12</h1><${name}><ul>${links.join('')}</ul></${name}>`)).toBe(false)
})
