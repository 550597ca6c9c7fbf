import { describe, expect, it } from 'vitest'
import { findLostWords } from '../../../../../src/cli/import/accounting/find-lost-words.ts'
import { type PageArticleOrKind, readHtmlPage } from '../../../../../src/cli/import/html/read-html-page.ts'
import { briefingFor, lantern } from '../../reading.ts'
import { pageOf, text } from '../written-page.ts'

function read(
  body: string,
  extract: typeof lantern.extract = null,
): Exclude<PageArticleOrKind, { otherKind: string }> {
  const html = pageOf({
    body: `<article><h1>A ferry stops</h1>${text}<div>${body}</div>${text.replaceAll('ferry', 'boat')}</article>`,
  })
  const briefing = briefingFor({ ...lantern, hosts: [], extract })
  const page = readHtmlPage({ bytes: Buffer.from(html), url: null, contentType: null }, briefing)
  if ('otherKind' in page) throw new Error(page.otherKind)
  return page
}

const clock = '<i style="display:none">Clock</i>'

describe('words between which something is left out', () => {
  it.each([
    [`<p>It ran until 2020${clock}5 times a day.</p>`, 'until 2020 5 times'],
    [`<p>It ran until 2020<span class="sr-only">Clock</span>5 times a day.</p>`, 'until 2020 5 times'],
    [`<p>It ran until <b>2020</b><b>${clock}5 times</b> a day.</p>`, 'until **2020 5 times** a'],
    [`<p>It ran to the quay${clock}, and back again.</p>`, 'the quay, and'],
    [`<p>It ran to the “${clock}quay” and back again.</p>`, 'the “quay”'],
    [`<p>It ran on H<i></i>2O<script>1</script>2 at the time.</p>`, 'on H2O2 at'],
    [`<p>It ran until 2020${clock}<br>5 times a day.</p>`, 'until 2020\\\n5 times'],
    [`<p>It ran until 2020</p>${clock}<pre>5 times a day</pre>`, '<pre>5 times a day</pre>'],
  ])('stay words: %s', (body, expected) => {
    const page = read(body)
    expect(page.markdown).toContain(expected)
    expect(findLostWords(page.account, page)).toEqual([])
  })

  it('stay words where a rule of the edition leaves it out', () => {
    const rules = { body: 'article', headline: null, drop: ['.icon'] }
    expect(read('<p>It ran until 2020<b class="icon">Clock</b>5 times.</p>', rules).markdown).toContain(
      'until 2020 5 times',
    )
  })
})
