import path from 'node:path'
import { expect, it } from 'vitest'
import { FrontDoor, page } from './front-door.ts'

const story = page('Ferry', 'The ferry sank in the harbour, and nobody was on board of it that night.')
const frame = page('Offer', 'This offer ends today, so that you should buy two of them before the evening.')

const importWhole = async (files: Record<string, string>) => {
  const door = await FrontDoor.open()
  await door.write(files)
  const { status, report } = await door.bring(['m'])
  const skipped = report.skipped.map(({ file, why }) => `${why}: ${path.relative(door.sources, file)}`)
  return {
    status,
    skipped,
    sources: report.articles.map(({ source }) => path.relative(door.sources, source)),
  }
}

it('leaves the files of servers and crawlers out of the articles', async () => {
  const { status, skipped, sources } = await importWhole({
    'm/e.example/a.html': story,
    'm/e.example/robots.txt': 'User-agent: *\nDisallow:\n',
    'm/e.example/ads.txt': 'ads.example, pub-1, DIRECT\n',
    'm/e.example/humans.txt': 'Thanks\n\nTo Ann, who made the page of the ferry.\n',
    'm/e.example/llms-full.txt': '# The Ferry\n\n> A newspaper of the harbour.\n',
    'm/e.example/.well-known/security.txt': 'Contact: mailto:desk@e.example\n\nNo reward is paid.\n',
    'm/e.example/ads-for-sale.txt': 'A van for sale\n\nIt has been driven by a priest for nine years.\n',
    'm/cookies.txt': '# HTTP Cookie File\ne.example\tTRUE\t/\tFALSE\t1\tname\tvalue\n',
    'm/hts-log.txt': 'HTTrack3.48 launched\n\nIt ran.\n',
    'm/hts-cache/new.txt': 'date\tsize\n\nwords\n',
    'm/index.html': frame.replace('<title>Offer', '<title>Local index - HTTrack Website Copier'),
  })
  expect([status, sources]).toEqual([0, ['m/e.example/a.html', 'm/e.example/ads-for-sale.txt']])
  expect(skipped).toEqual([
    'file for programs: m/cookies.txt',
    'file for programs: m/e.example/.well-known/security.txt',
    'file for programs: m/e.example/ads.txt',
    'file for programs: m/e.example/humans.txt',
    'file for programs: m/e.example/llms-full.txt',
    'file for programs: m/e.example/robots.txt',
    'file for programs: m/hts-cache/new.txt',
    'file for programs: m/hts-log.txt',
    'file for programs: m/index.html',
  ])
})

it('leaves the note on a folder out, with what to do, and imports it if it is named', async () => {
  const note = 'The files of the ferry\n\nThey were found in the harbour, and nobody knows who wrote them.\n'
  const files = { 'm/a/README.txt': note, 'm/Liesmich.txt': note, 'm/readme-first.txt': note }
  const { skipped, sources } = await importWhole(files)
  expect(sources).toEqual(['m/readme-first.txt'])
  expect(skipped).toEqual(['note on the folder: m/Liesmich.txt', 'note on the folder: m/a/README.txt'])
  const door = await FrontDoor.open()
  await door.write(files)
  expect((await door.bring(['m'])).screen).toContain(
    '(to import one as an article, name the file itself in the command)',
  )
  expect((await door.bring(['m/a/README.txt'])).report.articles).toHaveLength(1)
})

it('leaves the frames of a saved page out, and imports pages in a folder of its own', async () => {
  const { skipped, sources } = await importWhole({
    'm/Ferry (1).html': story,
    'm/Ferry (1)_files/frame.html': frame,
    'm/Quai.htm': story.replaceAll('ferry', 'barge'),
    'm/Quai-Dateien/frame.html': frame,
    'm/case_files/day.html': story.replaceAll('ferry', 'court'),
    'm/Ferry (1)_notes/day.html': story.replaceAll('ferry', 'diary'),
  })
  expect(skipped).toEqual([
    'frame of a saved page: m/Ferry (1)_files/frame.html',
    'frame of a saved page: m/Quai-Dateien/frame.html',
  ])
  expect(sources).toEqual([
    'm/Ferry (1).html',
    'm/Ferry (1)_notes/day.html',
    'm/Quai.htm',
    'm/case_files/day.html',
  ])
})

const titled = (title: string, words: string) => `---\ntitle: ${title}\n---\n\n${words}\n`

it('leaves the templates of a site out, and imports the pages of its other folders', async () => {
  const post = titled('Ferry', 'The ferry sank in the harbour, and nobody was on board of it that night.')
  const list = titled('All posts', '{% for post in site.posts %}{{ post.excerpt }}{% endfor %}')
  const { status, skipped, sources } = await importWhole({
    'm/blog/_config.yml': 'title: The Lantern\n',
    'm/blog/_layouts/default.html': '<html><body>{{ content }}</body></html>',
    'm/blog/_includes/head.html': '<head></head>',
    'm/blog/_posts/2016-04-08-ferry.md': post,
    'm/blog/all.html': list,
    'm/hugo/hugo.toml': 'title = "The Lantern"\n',
    'm/hugo/content/film.md': '---\ntitle: A film of the ferry\ndate: 2016-04-09\n---\n\n{{< film 7 >}}\n',
    'm/hugo/archetypes/default.md': titled('{{ .Name }}', 'A text.'),
    'm/hugo/content/layouts/pier.md': post.replaceAll('erry', 'errier'),
    'm/other/layouts/barge.md': post.replaceAll('erry', 'arge'),
  })
  expect([status, sources]).toEqual([
    0,
    [
      'm/blog/_posts/2016-04-08-ferry.md',
      'm/hugo/content/film.md',
      'm/hugo/content/layouts/pier.md',
      'm/other/layouts/barge.md',
    ],
  ])
  expect(skipped.filter((each) => each.startsWith('template'))).toEqual([
    'template of its site: m/blog/_includes/head.html',
    'template of its site: m/blog/_layouts/default.html',
    'template of its site: m/blog/all.html',
    'template of its site: m/hugo/archetypes/default.md',
  ])
})

it('leaves posts out of which an unreadable table says whether they were published, and says so', async () => {
  const { status, skipped, sources } = await importWhole({
    'm/sub/posts.csv': 'post_id,is_published,title\n1.tug,TRUE,"A tug\n',
    'm/sub/posts/1.tug.html': '<p>The tug sank in the harbour, and nobody was on board of it that night.</p>',
  })
  expect([status, sources]).toEqual([0, []])
  expect(skipped).toContain('post whose posts.csv cannot be read: m/sub/posts/1.tug.html')
})

it('leaves the drafts of Medium’s and Substack’s exports out', async () => {
  const post = (words: string) =>
    `<p>${words} sank in the harbour, and nobody was on board of it that night.</p>`
  const medium = (words: string) => `<article class="h-entry"><h1>A post</h1>${post(words)}</article>`
  const { status, skipped, sources } = await importWhole({
    'm/medium/posts/2018-01-02_A-ferry-0a1b2c3d4e5f.html': medium('The ferry'),
    'm/medium/posts/draft_A-barge-0a1b2c3d4e5f.html': medium('The barge'),
    'm/own/draft_horses.html': page(
      'Draft horses',
      'The horses of the brewery drew the ferry out of the harbour again.',
    ),
    'm/sub/posts.csv':
      'post_id,post_date,is_published,title\n1.tug,2019-07-26,TRUE,"A tug, a crew"\n2.raft,,false,A raft\n',
    'm/sub/posts/1.tug.html': post('The tug'),
    'm/sub/posts/2.raft.html': post('The raft'),
  })
  expect([status, sources]).toEqual([
    0,
    [
      'm/medium/posts/2018-01-02_A-ferry-0a1b2c3d4e5f.html',
      'm/own/draft_horses.html',
      'm/sub/posts/1.tug.html',
    ],
  ])
  expect(skipped).toEqual([
    'draft: m/medium/posts/draft_A-barge-0a1b2c3d4e5f.html',
    'draft: m/sub/posts/2.raft.html',
    'table of a Substack export: m/sub/posts.csv',
  ])
})
