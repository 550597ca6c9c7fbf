import { expect, it } from 'vitest'
import type { ArticleDocument } from '../../../../src/model/document.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { listFaults } from '../../../support/list-faults.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

const withComments = (more = '') =>
  articleFile(
    `headline: Alpha\n${more}comments:\n  - { author: Reader, published: 2016-04-09, text: Indeed }`,
  )

async function publishedValues(edition: string, more = '') {
  const store = memoryStore()
  await publishSound(await smallArchive({ 'e/articles/a.md': withComments(more) }, edition), store)
  return [...store.values]
}

const documentIn = (values: [string, string][]): ArticleDocument =>
  JSON.parse(values.find(([key]) => key.startsWith('article/'))?.[1] ?? '')

it('publishes comments only where the edition says so', async () => {
  const published = documentIn(await publishedValues('comments: yes\n'))
  expect(published.fields.comments).toEqual([{ author: 'Reader', published: '2016-04-09', text: 'Indeed' }])
  for (const edition of ['', 'comments: no\n']) {
    const values = await publishedValues(edition)
    expect(documentIn(values).fields.comments).toEqual([])
    expect(JSON.stringify(values)).not.toMatch(/Reader|Indeed/)
  }
})

it.each([
  ['withheld', 'status: { is: withheld, reason: R, since: 2020 }\n'],
  ['anonymised', 'status: { is: anonymised, reason: R, since: 2020, slug: x, names: { Alpha: a man } }\n'],
])('publishes no comment on an article that is %s', async (_, status) => {
  expect(JSON.stringify(await publishedValues('comments: yes\n', status))).not.toMatch(/Reader|Indeed/)
})

it('shows a reply within the comment that it replies to, and names that in JSON by its number', async () => {
  const list = `[{ text: First }, { text: Aside }, { text: To the first, author: Ada, replyTo: 1 }]`
  const store = memoryStore()
  const content = await smallArchive(
    { 'e/articles/a.md': articleFile(`headline: A\ncomments: ${list}`) },
    'comments: yes\n',
  )
  await publishSound(content, store)
  const { fields } = documentIn([...store.values])
  expect(fields.comments.map(({ replyTo }) => replyTo)).toEqual([undefined, undefined, 1])
})

/** The comments of a published article: its text, and the text of the one that it replies to. */
async function publishedThreads(list: string): Promise<string[]> {
  const store = memoryStore()
  const files = { 'e/articles/a.md': articleFile(`headline: A\ncomments: ${list}`) }
  await publishSound(await smallArchive(files, 'comments: yes\n'), store)
  const { comments } = documentIn([...store.values]).fields
  return comments.map(({ text, replyTo }) => `${text} → ${comments[(replyTo ?? 0) - 1]?.text ?? ''}`)
}

it('knows a comment by its id, whatever a person deletes or adds before it', async () => {
  const first = '{ id: "17", text: First }'
  const second = '{ id: "4", text: Second }'
  const reply = '{ id: "21", text: Reply, replyTo: "4" }'
  expect(await publishedThreads(`[${first}, ${second}, ${reply}]`)).toContain('Reply → Second')
  expect(await publishedThreads(`[${second}, ${reply}]`)).toEqual(['Second → ', 'Reply → Second'])
  expect(await publishedThreads(`[{ text: New }, ${first}, ${second}, ${reply}]`)).toContain('Reply → Second')
  expect(await publishedThreads('[{ text: First }, { text: Old reply, replyTo: 1 }]')).toContain(
    'Old reply → First',
  )
})

it('refuses an id twice, and a reply to a comment that was deleted', async () => {
  const faultsOf = async (list: string) =>
    listFaults(await smallArchive({ 'e/articles/a.md': articleFile(`headline: A\ncomments: ${list}`) }))
  expect(await faultsOf('[{ id: 4, text: A }, { id: 4, text: B }]')).toEqual([
    'e/articles/a.md:3 comments.2.id is the id of an earlier comment too: write another id',
  ])
  expect(await faultsOf('[{ id: 17, text: A }, { id: 21, text: B, replyTo: 4 }]')).toEqual([
    'e/articles/a.md:3 comments.2.replyTo must be the id of an earlier comment, or its number where no comment has an id: correct it, or remove this line',
  ])
})

it('refuses a reply to no earlier comment, and one too far within others', async () => {
  const faultsOf = async (list: string) =>
    listFaults(await smallArchive({ 'e/articles/a.md': articleFile(`headline: A\ncomments: ${list}`) }))
  for (const number of ['0', '2', '9', 'one'])
    expect(await faultsOf(`[{ text: A }, { text: B, replyTo: ${number} }]`)).toEqual([
      expect.stringMatching(
        /^e\/articles\/a\.md:3 comments\.2\.replyTo must be the id of an earlier comment, or its number/,
      ),
    ])
  const deep = Array.from(
    { length: 10 },
    (_, index) => `{ text: A${index === 0 ? '' : `, replyTo: ${index}`} }`,
  )
  expect(await faultsOf(`[${deep.join(', ')}]`)).toEqual([
    expect.stringMatching(/comments\.10\.replyTo is a reply more than 8 levels below/),
  ])
})

it('refuses another word, and a comment without a text', async () => {
  const archive = (edition: string, comments: string) =>
    smallArchive({ 'e/articles/a.md': articleFile(`headline: A\ncomments: ${comments}`) }, edition)
  expect(await listFaults(await archive('comments: maybe\n', '[]'))).toEqual([
    'e/edition.yaml:5 comments must be yes or no',
  ])
  expect(await listFaults(await archive('', '[{ author: A }]'))).toEqual([
    expect.stringMatching(/^e\/articles\/a\.md:3 comments\.1\.text /),
  ])
})
