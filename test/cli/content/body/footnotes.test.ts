import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { rawMarkdown } from './raw-markdown.ts'
import { seenWords } from './seen-text.ts'

const html = (markdown: string) => renderBody(markdown).html

describe('a footnote', () => {
  it('is jumped to from its mark, and back', () => {
    expect(
      html('The tide rose.[^1]\n\nIt fell.[^log]\n\n[^1]: By *nine* feet.\n[^log]: The harbour log.'),
    ).toBe(
      '<p>The tide rose.<a id="ref-fn-1-mark"></a><sup><a href="#ref-fn-1">1</a></sup></p>' +
        '<p>It fell.<a id="ref-fn-2-mark"></a><sup><a href="#ref-fn-2">2</a></sup></p>' +
        '<ol><li><a id="ref-fn-1"></a>By <em>nine</em> feet. <a href="#ref-fn-1-mark">↩︎</a></li>' +
        '<li><a id="ref-fn-2"></a>The harbour log. <a href="#ref-fn-2-mark">↩︎</a></li></ol>',
    )
  })

  it.each([
    ['without a definition is text', 'A[^1] b [^2].', '<p>A[^1] b [^2].</p>'],
    ['in code is text', '`[^1]`\n\n    [^1]: x', '<p><code>[^1]</code></p><pre><code>[^1]: x\n</code></pre>'],
    ['without a mark keeps its words', 'A.\n\n[^1]: One word.', '<p>A.</p><ol><li>One word.</li></ol>'],
    [
      'that is one address is no definition of a link',
      'A[^1].\n\n[^1]: https://out.example/',
      '<p>A<a id="ref-fn-1-mark"></a><sup><a href="#ref-fn-1">1</a></sup>.</p><ol><li><a id="ref-fn-1"></a>https://out.example/ <a href="#ref-fn-1-mark">↩︎</a></li></ol>',
    ],
    [
      'that is defined twice keeps both texts',
      'A[^1].\n\n[^1]: One.\n\n[^1]: Two.',
      '<p>A<a id="ref-fn-1-mark"></a><sup><a href="#ref-fn-1">1</a></sup>.</p><ol><li><p><a id="ref-fn-1"></a>One.</p><p>Two. <a href="#ref-fn-1-mark">↩︎</a></p></li></ol>',
    ],
  ])('%s', (_, markdown, expected) => expect(html(markdown)).toBe(expected))

  it('is numbered in the order of the marks, and marked twice it leads back to the first', () => {
    const body = html('One[^b] two[^a] three[^b].\n\n[^a]: A.\n[^b]: B.')
    expect(
      [...body.matchAll(/<sup><a href="([^"]+)">(\d)/g)].map(([, href, number]) => [href, number]),
    ).toEqual([
      ['#ref-fn-1', '1'],
      ['#ref-fn-2', '2'],
      ['#ref-fn-1', '1'],
    ])
    expect(body.match(/id="ref-fn-1-mark"/g)).toHaveLength(1)
    expect(body.indexOf('B.')).toBeLessThan(body.indexOf('A.'))
  })

  it('has paragraphs and lists of its own, indented below it', () => {
    const body = html('A[^1].\n\n[^1]: One\nline.\n\n    Two.\n\n    - three\n\nAfter.')
    expect(body).toContain('<p>After.</p><ol>')
    expect(body).toMatch(/One\s+line\..*Two\..*<li>three<\/li>/s)
  })

  it('is served in Markdown that other programs read, with the same words', () => {
    const body = renderBody('The tide rose.[^1]\n\n[^1]: By nine feet.')
    expect(body.markdown).toBe(
      'The tide rose.<a id="ref-fn-1-mark"></a><sup>[1](#ref-fn-1)</sup>\n\n1. <a id="ref-fn-1"></a>By nine feet. [↩︎](#ref-fn-1-mark)',
    )
    expect(seenWords(rawMarkdown(body.markdown))).toEqual(seenWords(body.html))
    expect(renderBody(body.markdown).html).toBe(body.html)
  })

  it('is read in time that grows with the text', () => {
    const time = (count: number) => {
      const started = process.cpuUsage()
      const notes = Array.from({ length: count }, (_, note) => `w[^${note}]\n\n[^${note}]: [^x]: n`)
      expect(renderBody(notes.join('\n\n')).html).toContain(`#ref-fn-${count}"`)
      return process.cpuUsage(started).user
    }
    time(200)
    expect(time(2000) / time(500)).toBeLessThan(8)
  })
})

describe('plain text', () => {
  it('sets the mark of a footnote apart from the word before it', () => {
    const textOf = (markdown: string) => renderBody(markdown).text.split('\n')[0]
    expect(textOf('The tide[^1] rose.\n\n[^1]: By nine feet.')).toBe('The tide[1] rose.')
    expect(textOf('The tide<sup>[1](#a), [2](#b)</sup> rose.')).toBe('The tide[1, 2] rose.')
    expect(textOf('The tide<sup>[[1]](#a)</sup> and [<sup>2</sup>](#b).')).toBe('The tide[1] and [2].')
    expect(textOf('10<sup>2</sup> and [a link](#a).')).toBe('102 and a link.')
  })
})
