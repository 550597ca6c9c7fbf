import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { markdownFromHtml } from '../../../../src/cli/import/markup/html-body.ts'
import type { DocumentBody } from '../../../../src/model/article.ts'
import { hostileHtml, hostileMarkdown } from './hostile-vectors.ts'
import { liveMarkup } from './live-markup.ts'
import { rawMarkdown } from './raw-markdown.ts'
import { seenWords, wordsIn } from './seen-text.ts'

const file = path.resolve(import.meta.dirname, '../../../../../shared/hostile/xss-vectors.json')
const absent = !existsSync(file)
if (absent) console.warn(`SKIPPED: the vectors are not at ${file}`)

const shared: { html: { s: string }[]; markdown: ({ s: string } | string)[] } = absent
  ? { html: [], markdown: [] }
  : JSON.parse(readFileSync(file, 'utf8'))
const given = [...shared.html, ...shared.markdown].map((vector) =>
  typeof vector === 'string' ? vector : vector.s,
)

const handlers = [
  'onclick',
  'onerror',
  'onload',
  'onfocus',
  'ontoggle',
  'onbegin',
  'onanimationstart',
  'onpointerrawupdate',
]
const elements = [
  'a',
  'img',
  'svg',
  'math',
  'video',
  'audio',
  'iframe',
  'object',
  'embed',
  'form',
  'input',
  'button',
  'select',
  'details',
  'body',
  'style',
  'marquee',
  'p',
  'table',
  'td',
  'figure',
  'sup',
  'abbr',
  'time',
  'li',
  'custom-x',
]
const made = elements.flatMap((name) =>
  handlers.map(
    (handler) =>
      `<${name} ${handler}=alert(1) src=x href="javascript:alert(1)" style="x:y" id=root>w</${name}>`,
  ),
)
const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:x',
  '\u0001javascript:x',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'java&#115;cript:x',
  'javascript&colon;x',
  'java&Tab;script:x',
  'blob:https://x/1',
  'file:///etc/passwd',
  'view-source:javascript:x',
  'feed:javascript:x',
]
const linked = schemes.flatMap((url) => [
  `<a href="${url}">w</a>`,
  `<img src="${url}" alt="w">`,
  `[w](<${url}>)`,
  `![w](<${url}>)`,
  `[w][r]\n\n[r]: <${url}>`,
  `<${url}>`,
])

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const livesIn = ({ html, markdown }: { html: string; markdown: string }) => [
  ...liveMarkup(html),
  ...liveMarkup(rawMarkdown(markdown)),
]

/** Returns the vectors whose published body still contains live markup, with that markup. */
const survivors = (list: readonly string[], publish: (vector: string) => DocumentBody) =>
  list.map((vector) => ({ vector, lives: livesIn(publish(vector)) })).filter(({ lives }) => lives.length > 0)

const imported = (vector: string) => renderBody(markdownFromHtml(vector))
const escaped = (vector: string) => imported(`<p>${escapeHtml(vector)}</p>`)

describe.each([
  { name: 'the vectors that were given', vectors: given, absent },
  { name: 'our own vectors', vectors: [...hostileHtml, ...hostileMarkdown], absent: false },
])('$name', ({ vectors, absent }) => {
  it.skipIf(absent)('are harmless when imported', () => expect(survivors(vectors, imported)).toEqual([]))

  it.skipIf(absent)('are harmless when written in Markdown', () =>
    expect(survivors(vectors, renderBody)).toEqual([]),
  )

  it.skipIf(absent)('stay text, word for word, when they are escaped', () => {
    expect(survivors(vectors, escaped)).toEqual([])
    for (const vector of vectors) {
      const [words, body] = [seenWords(`<p>${escapeHtml(vector)}</p>`), escaped(vector)]
      expect(wordsIn(body.text)).toEqual(words)
      expect(seenWords(body.html)).toEqual(words)
      expect(seenWords(rawMarkdown(body.markdown))).toEqual(words)
    }
  })
})

describe('vectors of our own', () => {
  it('are harmless when imported', () => expect(survivors([...made, ...linked], imported)).toEqual([]))

  it('are harmless when written in Markdown', () =>
    expect(survivors([...made, ...linked], renderBody)).toEqual([]))

  it.each(['javascript:x', 'data:text/html,x', 'vbscript:x'])(
    'leave their words where they link to %s',
    (url) => {
      expect(imported(`<p>un <a href="${url}">lien</a> mort</p>`).html).toBe('<p>un lien mort</p>')
    },
  )
})
