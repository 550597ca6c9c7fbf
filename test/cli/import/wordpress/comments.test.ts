import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { FrontDoor, wordpressExport } from '../front-door.ts'

const comment = (parts: Record<string, string>) =>
  `<wp:comment>${Object.entries(parts)
    .map(([name, text]) => `<wp:comment_${name}><![CDATA[${text}]]></wp:comment_${name}>`)
    .join(
      '',
    )}<wp:commentmeta><wp:meta_key>x</wp:meta_key><wp:meta_value>y</wp:meta_value></wp:commentmeta></wp:comment>`

const shown = {
  id: '1',
  author: 'Ada &amp; <b>Bo</b>',
  author_email: 'ada@private.example',
  author_IP: '192.0.2.7',
  date: '2012-05-02 10:00:00',
  date_gmt: '2012-05-02 14:00:00',
  approved: '1',
  content: 'I was there.\nIt <em>sank</em> at noon.\n\n<script>alert(1)</script>Poor ship.',
}

async function bringComments(comments: readonly string[]) {
  const door = await FrontDoor.open('query: [p]')
  const text = wordpressExport('https://e.example', [{ id: 1, title: 'Ferry', body: 'It sank.' }])
  await door.write({ 'all.xml': text.replace('</item>', `${comments.join('')}</item>`) })
  const { report } = await door.bring(['all.xml'])
  const remarks = report.remarks.map(({ text: remark }) => remark)
  return { remarks, article: await readFile(door.file('2012/05/p-1.md'), 'utf8') }
}

it('keeps the comments that a newsroom showed, without what readers told it alone', async () => {
  const { article, remarks } = await bringComments([
    comment(shown),
    comment({ author: '', approved: '1', content: 'No.', type: 'comment' }),
    comment({ author: 'Spam', approved: 'spam', content: 'Buy.' }),
    comment({ author: 'Waiting', approved: '0', content: 'Hm.' }),
    comment({ author: 'Another site', approved: '1', type: 'pingback', content: '[…]' }),
  ])
  expect(article).toContain(
    'comments:\n  - author: Ada & Bo\n    published: 2012-05-02T10:00:00-04:00\n    text: |-\n      I was there. It sank at noon.\n\n      Poor ship.\n  - text: No.\n',
  )
  expect(article).not.toMatch(/private|192\.0|Buy|Hm\.|…/)
  expect(remarks).toEqual([
    "2 comments by readers: kept in the articles' files, and not published. To publish them, write comments: yes in edition.yaml",
    '2 comments that the newsroom did not show: left out',
    'comments of other kinds, such as notices of links from other sites, were left out: pingback (1)',
  ])
})

it('counts the comments that are too long, and those beyond the ten thousandth', async () => {
  const many = Array.from({ length: 10_001 }, () => comment({ approved: '1', content: 'Yes.' }))
  const long = comment({ approved: '1', content: 'word '.repeat(5000) })
  const { article, remarks } = await bringComments([long, ...many])
  expect(article.match(/- text: Yes\./g)).toHaveLength(9999)
  expect(remarks.at(-1)).toBe(
    '3 comments beyond 10,000 of one article, or of more than 20,000 characters: left out',
  )
})

it('names the kinds of comments that no reader wrote, and counts those that it leaves out or changes', async () => {
  const { article, remarks } = await bringComments([
    comment({ id: '1', author: 'Ada', approved: '1', content: 'First.', parent: '0' }),
    comment({ id: '2', author: 'Bo', approved: '1', content: 'To Ada.', parent: '1' }),
    comment({ author: 'x'.repeat(20_001), approved: '1', content: 'From afar.' }),
    comment({ author: 'Cy', approved: '1', content: '<img src="/smile.gif">' }),
    comment({ author: 'Another site', approved: '1', type: 'pingback', content: '[…]' }),
    comment({ author: 'A third', approved: '1', type: 'trackback', content: '[…]' }),
    comment({ author: 'A fourth', approved: 'spam', type: 'trackback', content: '[…]' }),
  ])
  expect(article).toContain(
    'comments:\n  - author: Ada\n    text: First.\n  - author: Bo\n    text: To Ada.\n  - text: From afar.\n',
  )
  expect(remarks.slice(1)).toEqual([
    '1 comment that the newsroom did not show: left out',
    '1 comment without words: left out',
    '1 comment under a name of more than 20,000 characters: kept without the name',
    '1 comment in reply to another: kept in the order of the export, which does not show what each replies to',
    'comments of other kinds, such as notices of links from other sites, were left out: pingback (1), trackback (1)',
  ])
})
