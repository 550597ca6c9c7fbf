import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
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
    'comments:\n  - id: "1"\n    author: Ada & Bo\n    published: 2012-05-02T10:00:00-04:00\n    text: |-\n      I was there. It sank at noon.\n\n      Poor ship.\n  - text: No.\n',
  )
  expect(article).not.toMatch(/private|192\.0|Buy|Hm\.|…/)
  expect(remarks).toEqual([
    "2 comments by readers were stored in the articles' files, but will not be published. To publish comments, write comments: yes in edition.yaml",
    '2 comments that the newsroom did not show were left out',
    'comments of other kinds, such as notices of links from other sites, were left out: pingback (1)',
  ])
})

it('counts the comments that are too long, and those beyond the ten thousandth', async () => {
  const many = Array.from({ length: 10_001 }, () => comment({ approved: '1', content: 'Yes.' }))
  const long = comment({ approved: '1', content: 'word '.repeat(5000) })
  const { article, remarks } = await bringComments([long, ...many])
  expect(article.match(/- text: Yes\./g)).toHaveLength(9999)
  expect(remarks.at(-1)).toBe(
    '3 comments after the first 10,000 of an article, or longer than 20,000 characters, were left out',
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
    'comments:\n  - id: "1"\n    author: Ada\n    text: First.\n  - id: "2"\n    author: Bo\n    text: To Ada.\n    replyTo: "1"\n  - text: From afar.\n',
  )
  expect(remarks.slice(1)).toEqual([
    '1 comment that the newsroom did not show was left out',
    '1 comment without words was left out',
    '1 comment under a name of more than 20,000 characters was stored without the name',
    'comments of other kinds, such as notices of links from other sites, were left out: pingback (1), trackback (1)',
  ])
})

/** An approved comment whose text is its id. */
const reply = (id: number, parent: number, approved = '1') =>
  comment({ id: String(id), author: 'Ada', approved, content: `No. ${id}`, parent: String(parent) })

/** An article's comments: the number in each text, and the text that it replies to. */
async function threadsOf(comments: readonly string[]) {
  const { article, remarks } = await bringComments(comments)
  const list = parse(article.split('---')[1] ?? '').comments as {
    id?: string
    text: string
    replyTo?: string
  }[]
  return {
    remarks,
    threads: list.map(
      ({ text, replyTo }) =>
        `${text} → ${list.find(({ id }) => replyTo !== undefined && id === replyTo)?.text ?? ''}`,
    ),
  }
}

it('puts replies after what they reply to, wherever the export has them', async () => {
  const { threads } = await threadsOf([reply(4, 2), reply(1, 0), reply(2, 1), reply(3, 0), reply(5, 1)])
  expect(threads).toEqual(['No. 1 → ', 'No. 2 → No. 1', 'No. 4 → No. 2', 'No. 5 → No. 1', 'No. 3 → '])
})

it('keeps the replies to a comment that was left out, and tells of them', async () => {
  const { threads, remarks } = await threadsOf([reply(1, 0), reply(2, 1, 'spam'), reply(3, 2), reply(4, 99)])
  expect(threads).toEqual(['No. 1 → ', 'No. 3 → No. 1', 'No. 4 → '])
  expect(remarks).toContain(
    '2 comments in reply to a comment that was left out were attached to the next comment above, or to the article',
  )
})

it('loses no comment that replies to itself or in a circle, and none of a very long thread', async () => {
  const circle = await threadsOf([reply(1, 2), reply(2, 1), reply(3, 3), reply(4, 0)])
  expect(circle.threads.map((line) => line.slice(0, 5)).toSorted()).toEqual([
    'No. 1',
    'No. 2',
    'No. 3',
    'No. 4',
  ])
  const long = await threadsOf(Array.from({ length: 3000 }, (_, index) => reply(index + 1, index)))
  expect(long.threads).toHaveLength(3000)
  expect(long.threads.slice(7, 11)).toEqual([
    'No. 8 → No. 7',
    'No. 9 → No. 8',
    'No. 10 → No. 8',
    'No. 11 → No. 8',
  ])
})
