import { describe, expect, it } from 'vitest'
import { readArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { writeFiles } from '../../../support/content.ts'
import { FrontDoor } from '../front-door.ts'

const columns = 'post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url'
const text = (words: string) =>
  `<p>${words} sank in the harbour, and nobody was on board of it that night.</p>`

const exported = {
  'm/posts.csv': [
    `\uFEFF${columns}`,
    '1.a-tug,2019-07-26T20:48:19.814Z,TRUE,,newsletter,everyone,"A tug, &#x201C;a crew&#x201D;",And a &amp; b,',
    '2.raft,,false,,newsletter,everyone,A raft,,',
    '3.barge,2020-01-02T03:04:05Z,TRUE,,newsletter,only_paid,A barge,,',
    '4.canoe,2020-01-03T03:04:05Z,TRUE,,podcast,,,,https://boats.example/4.mp3',
    '',
  ].join('\n'),
  'm/posts/1.a-tug.html': text('The tug'),
  'm/posts/2.raft.html': text('The raft'),
  'm/posts/3.barge.html': text('The barge'),
  'm/posts/4.canoe.html': text('The canoe'),
  'm/posts/5.skiff.html': `<h1>A skiff</h1>${text('The skiff')}`,
}

async function importExport(edition = '', files: Record<string, string> = exported) {
  const door = await FrontDoor.open(edition)
  await door.write(files)
  const { status, screen, report, outcomes } = await door.bring(['m'])
  const articles = await Promise.all(
    (await door.all()).map(async (name) => {
      const checked = await readArticleFile(door.file(name))
      if (!('value' in checked)) throw new Error(name)
      return [name, checked.value] as const
    }),
  )
  const skipped = report.skipped.map(({ why, file }) => `${why}: ${file.split('/').at(-1)}`)
  return { status, screen, skipped, outcomes, articles: new Map(articles) }
}

describe('a Substack export', () => {
  it('gives titles, subtitles, dates and addresses from its table', async () => {
    const { status, articles } = await importExport()
    expect(status).toBe(0)
    expect(articles.get('2019/07/a-tug.md')?.fields).toMatchObject({
      headline: 'A tug, “a crew”',
      alternativeHeadline: 'And a & b',
      published: '2019-07-26T20:48:19Z',
      url: 'https://e.example/p/a-tug',
      identifiers: { substack: '1' },
      provenance: { url: 'slug' },
    })
    expect(articles.get('2019/07/a-tug.md')?.markdown.trim()).toBe(
      'The tug sank in the harbour, and nobody was on board of it that night.',
    )
  })

  it('guesses a missing title, and begins with the address of a recording', async () => {
    const { articles } = await importExport()
    const { fields, markdown } = articles.get('2020/01/canoe.md') ?? {}
    expect(fields?.headline).toBe('The canoe sank in the harbour, and nobody was on board of it that night.')
    expect(fields?.provenance).toEqual({ headline: 'inferred', url: 'slug' })
    expect(markdown?.trim().split('\n\n')).toEqual(['<https://boats.example/4.mp3>', fields?.headline])
  })

  it('leaves drafts and restricted posts out, and says how to take the latter', async () => {
    const { skipped, screen, articles } = await importExport()
    expect(skipped.sort()).toEqual([
      'draft: 2.raft.html',
      'for paying readers only: 3.barge.html',
      'table of a Substack export: posts.csv',
    ])
    expect(screen).toContain('write take: [for paying readers only] in edition.yaml')
    expect([...articles.keys()]).not.toContain('2020/01/barge.md')
  })

  it('names the readers of each restricted post, and reads a row without its last values', async () => {
    const rows = [
      '1.a,2020-01-02,TRUE,,newsletter,founding,A,,',
      '2.b,2020-01-02,TRUE,,newsletter,only_free,B,,',
    ]
    const { skipped, articles } = await importExport('', {
      'm/posts.csv': [columns, ...rows, '3.c,2020-01-02,TRUE,,newsletter,everyone,A canoe', ''].join('\n'),
      'm/posts/1.a.html': text('The tug'),
      'm/posts/2.b.html': text('The raft'),
      'm/posts/3.c.html': text('The canoe'),
    })
    expect(skipped.sort()).toEqual([
      'for founding members only: 1.a.html',
      'for subscribers only: 2.b.html',
      'table of a Substack export: posts.csv',
    ])
    expect([...articles.values()].map(({ fields }) => fields)).toEqual([
      expect.objectContaining({ headline: 'A canoe', alternativeHeadline: null }),
    ])
  })

  it('has no addresses where the edition has no hosts', async () => {
    const door = await FrontDoor.open()
    await writeFiles(door.content, { 'e/edition.yaml': 'name: The E\nlanguage: en\n' })
    await door.write(exported)
    await door.bring(['m/posts/1.a-tug.html'])
    const checked = await readArticleFile(door.file('2019/07/a-tug.md'))
    const fields = 'value' in checked ? checked.value.fields : null
    expect([fields?.url, fields?.provenance]).toEqual([null, {}])
  })

  it('skips the posts beside a table that cannot be read', async () => {
    const { skipped, articles } = await importExport('', {
      'm/posts.csv': `${columns}\n1.a,2020-01-02,TRUE,,newsletter,everyone,"A,,\n`,
      'm/posts/1.a.html': text('The tug'),
    })
    expect(skipped).toContain('post whose posts.csv cannot be read: 1.a.html')
    expect(articles.size).toBe(0)
  })

  it('takes restricted posts, but no drafts, where the edition says so', async () => {
    const { skipped, articles } = await importExport('take: [for paying readers only, draft]')
    expect(articles.get('2020/01/barge.md')?.fields.headline).toBe('A barge')
    expect(skipped).toContain('draft: 2.raft.html')
  })

  it('reads a post without a row as a saved page', async () => {
    const { articles } = await importExport()
    const [skiff] = [...articles.values()].filter(({ fields }) => fields.headline === 'A skiff')
    expect(skiff?.fields.source?.importer).toBe('html')
  })

  it('is only what lies beside a table of posts', async () => {
    const { skipped, articles } = await importExport('', {
      'm/posts/1.tug.html': `<h1>A tug</h1>${text('The tug')}`,
      'm/blog/posts.csv': 'id,post_id,title\n1,1.tug,A tug\n',
    })
    expect([...articles.values()].map(({ fields }) => fields.source?.importer)).toEqual(['html'])
    expect(skipped).toEqual(['unknown kind: posts.csv'])
  })

  it('refuses a file without a row if it is told to read it', async () => {
    const door = await FrontDoor.open()
    await door.write(exported)
    const { status, screen } = await door.bring(['m/posts/5.skiff.html'], '--as', 'substack')
    expect(status).toBe(1)
    expect(screen).toContain('has no row in a posts.csv beside its folder: import it without the option --as')
  })

  it('refuses a post with neither title nor text', async () => {
    const { status, screen } = await importExport('', {
      'm/posts.csv': `${columns}\n1.a,2020-01-02,TRUE,,newsletter,everyone,,,\n`,
      'm/posts/1.a.html': '<p></p>',
    })
    expect(status).toBe(1)
    expect(screen).toContain(
      'has neither a title nor text: write a title in its row of posts.csv and import the folder again, or leave the article out',
    )
  })
})
