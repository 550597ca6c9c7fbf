import { select } from 'hast-util-select'
import { expect, it } from 'vitest'
import { parseHtmlFragment, parsePage } from '../../../../src/cli/content/html/parse-html.ts'

const html = '<p>a</p><noscript><img src="/a.jpg"></noscript>'

it.each([
  ['a fragment', parseHtmlFragment(html)],
  ['a page', parsePage(`<!doctype html><body>${html}`)],
])('%s has the elements that it shows without scripts', (_, tree) =>
  expect(tree !== 'too deep' && select('noscript > img', tree)?.properties.src).toBe('/a.jpg'),
)
