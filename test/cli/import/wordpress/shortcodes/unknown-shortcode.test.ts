import { expect, it } from 'vitest'
import { renderUnknownShortcode } from '../../../../../src/cli/import/wordpress/shortcodes/unknown-shortcode.ts'

const tag = (name: string, attributes: string) => ({
  name,
  attributesText: attributes,
  isClosing: false,
  isEscaped: false,
  startOffset: 0,
  endOffset: 0,
})

it('an unknown shortcode leads to the first of its addresses, and shows its words', () => {
  const shown = renderUnknownShortcode(
    tag('box', ' link="https://e.example/link" url="https://e.example/url" title="A quay"'),
  )
  expect(shown).toContain('https://e.example/url')
  expect(shown).not.toContain('https://e.example/link')
  expect(shown).toContain('<p>A quay</p>')
  expect(renderUnknownShortcode(tag('box', ' url="none" href="https://e.example/href"'))).toContain(
    'https://e.example/href',
  )
  expect(renderUnknownShortcode(tag('box', ' id="7"'))).toBe('')
})
