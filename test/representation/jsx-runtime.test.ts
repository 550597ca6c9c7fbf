import { raw as honoRaw } from 'hono/html'
import { jsx as honoJsx } from 'hono/jsx'
import { describe, expect, it } from 'vitest'
import { type Child, Fragment, jsx, raw } from '../../src/representation/jsx/jsx-runtime.ts'

const element = (tag: string, props: Record<string, unknown> = {}) => String(jsx(tag, props))

describe('a page in JSX', () => {
  it('escapes text in elements and attributes', () => {
    const hostile = `<script>alert("1" & '2')</script>`
    const escaped = '&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;'
    expect(element('p', { title: hostile, children: hostile })).toBe(`<p title="${escaped}">${escaped}</p>`)
    expect(element('p', { children: ['<a>', ['<b>', 7]] })).toBe('<p>&lt;a&gt;&lt;b&gt;7</p>')
  })

  it('does not escape markup, at any depth', () => {
    expect(element('p', { children: raw('<b>x</b>') })).toBe('<p><b>x</b></p>')
    expect(element('div', { children: [jsx('p', { children: '&' }), '&'] })).toBe(
      '<div><p>&amp;</p>&amp;</div>',
    )
  })

  it('renders nothing for absent values and booleans', () => {
    expect(element('p', { lang: undefined, title: null, children: [null, undefined, false, true, ''] })).toBe(
      '<p></p>',
    )
    expect(element('p', { children: 0 })).toBe('<p>0</p>')
  })

  it('renders a boolean attribute with an empty value, or not at all', () => {
    expect(element('input', { required: true, hidden: false, name: 'q', value: '' })).toBe(
      '<input required="" name="q" value=""/>',
    )
  })

  it('renders void elements without an end tag', () => {
    expect(element('br')).toBe('<br/>')
    expect(element('script', { src: '/a.js' })).toBe('<script src="/a.js"></script>')
  })

  it('escapes text that a component returns, but not markup', () => {
    const Text = ({ word }: { word: string }): Child => word
    const Bold = ({ children }: { children: Child }) => jsx('b', { children })
    expect(String(jsx(Text as never, { word: '<' }))).toBe('&lt;')
    expect(String(jsx(Bold as never, { children: '<' }))).toBe('<b>&lt;</b>')
    expect(String(jsx(Fragment as never, { children: ['<', jsx('i', {})] }))).toBe('&lt;<i></i>')
  })

  it('throws when a child is a promise', () => {
    expect(() => element('p', { children: Promise.resolve('x') })).toThrow('await')
  })
})

/** Hono's JSX runtime is the oracle. */
describe('compared with hono', () => {
  const tags = ['p', 'a', 'br', 'img', 'input', 'svg', 'textarea', 'option', 'time', 'button', 'form']
  const values = ['', 'a', `<&>"'`, '&amp;', 'é\u00a0漢\ud83d\ude00', '\u2028', 0, 12, null, undefined]
  const names = ['class', 'lang', 'href', 'data-x', 'aria-label', 'viewBox', 'value', 'alt']

  it.each(tags)('renders <%s> the same', (tag) => {
    for (const name of names)
      for (const value of values) {
        const [ours, theirs] = [element(tag, { [name]: value }), String(honoJsx(tag, { [name]: value }))]
        expect(ours).toBe(theirs)
      }
    for (const flag of ['required', 'hidden', 'selected', 'open', 'async', 'aria-invalid', 'aria-hidden'])
      for (const on of [true, false])
        expect(element(tag, { [flag]: on })).toBe(String(honoJsx(tag, { [flag]: on })))
  })

  it('renders the same children', () => {
    const childrenWith = (mark: typeof raw) => [
      ...values,
      true,
      false,
      mark('<i>x</i>'),
      ['a', '<', [mark('&')]],
    ]
    const theirs = childrenWith(honoRaw).map((value) => String(honoJsx('p', {}, value as never, 'after')))
    expect(childrenWith(raw).map((value) => element('p', { children: [value, 'after'] }))).toEqual(theirs)
  })
})
