import { spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { findLostWords } from '../src/cli/import/accounting/find-lost-words.ts'
import { openSource } from '../src/cli/import/source/source-file.ts'
import { wordpressImporter } from '../src/cli/import/wordpress/wordpress-importer.ts'
import { briefingFor, lantern } from '../test/cli/import/reading.ts'

/**
 * Imports an export of 10,000 generated posts (or as many as the first argument says) in a process of its own, accounts for
 * their words, and prints posts per second and the most memory that was resident. With a file's name it imports that.
 */

const words =
  'harbour council vote ferry winter budget teacher strike river bridge night paper letter mayor'.split(' ')

const word = (seed: number) => words[(seed * 7919 + (seed >> 3)) % words.length] ?? ''

const sentence = (seed: number) =>
  `The ${Array.from({ length: 14 }, (_, index) => word(seed * 31 + index * 17)).join(' ')} <em>${seed}</em>.`

const paragraphs = (seed: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    [0, 1, 2, 3].map((each) => sentence(seed * 53 + index * 5 + each)).join(' '),
  )

const picture = (id: number) => `https://paper.example/wp-content/uploads/2012/05/picture-${id}.jpg`

function classic(id: number): string {
  const [first = '', ...others] = paragraphs(id, 7)
  return `${first}\n\n[caption id="attachment_${id}" width="300"]<img class="wp-image-${1e6 + id}" src="${picture(id)}"> ${sentence(id)}[/caption]\n\n${others.join('\n\n')}\n\n[youtube]https://www.youtube.com/watch?v=abcdefghijk[/youtube]\n<ul>\n<li>${sentence(id)}</li>\n<li><a href="/about/">${sentence(id + 1)}</a></li>\n</ul>\n[gallery ids="${1e6 + id},${1e6 + id + 1}"]`
}

const blocks = (id: number) =>
  paragraphs(id, 7)
    .map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->\n`)
    .join('\n')

const item = (id: number, type: string, content: string) => `<item>
<title>${sentence(id).replace(/<[^>]*>/g, '')}</title><link>https://paper.example/2012/05/04/story-${id}/</link>
<pubDate>Fri, 04 May 2012 14:05:00 +0000</pubDate><dc:creator><![CDATA[desk]]></dc:creator>
<guid isPermaLink="false">https://paper.example/?p=${id}</guid><description></description>
<content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>2012-05-04 10:05:00</wp:post_date><wp:post_date_gmt>2012-05-04 14:05:00</wp:post_date_gmt>
<wp:post_name>story-${id}</wp:post_name><wp:status>${type === 'post' ? 'publish' : 'inherit'}</wp:status><wp:post_type>${type}</wp:post_type>
${type === 'post' ? '' : `<wp:attachment_url>${picture(id - 1e6)}</wp:attachment_url>`}
<category domain="category" nicename="city"><![CDATA[City]]></category><category domain="post_tag" nicename="ferry"><![CDATA[Ferry]]></category>
</item>\n`

function* exported(posts: number): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel><title>Paper</title><link>https://paper.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://paper.example</wp:base_blog_url>\n`
  for (let id = 1; id <= posts; id++) {
    yield item(id, 'post', id % 2 === 0 ? classic(id) : blocks(id))
    yield item(1e6 + id, 'attachment', '')
  }
  yield '</channel>\n</rss>\n'
}

async function importOnce(file: string): Promise<void> {
  const started = performance.now()
  let [articles, lost] = [0, 0]
  for await (const reading of wordpressImporter.read(await openSource(file), briefingFor(lantern))) {
    if (reading.kind !== 'article') continue
    articles++
    lost += reading.account ? findLostWords(reading.account, reading).length : 0
  }
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage()
  const peak = process.resourceUsage().maxRSS / 1024
  const size = (await stat(file)).size / 1024 / 1024
  console.log(
    `${articles} posts, ${size.toFixed(0)} MB, ${seconds.toFixed(1)} s: ${(articles / seconds).toFixed(0)} posts/s (${(articles / ((user + system) / 1e6)).toFixed(0)} per second of CPU, start-up included), peak RSS ${peak.toFixed(0)} MB, ${lost} words lost`,
  )
}

async function generateAndImport(posts: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-wordpress-'))
  try {
    const file = path.join(folder, 'export.xml')
    await pipeline(Readable.from(exported(posts)), createWriteStream(file))
    spawnSync(process.execPath, [import.meta.filename, file], { stdio: 'inherit' })
  } finally {
    await rm(folder, { recursive: true })
  }
}

const argument = process.argv[2] ?? '10000'
if (/^\d+$/.test(argument)) await generateAndImport(Number(argument))
else await importOnce(argument)
