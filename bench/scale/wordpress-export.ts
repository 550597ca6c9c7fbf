import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { parse } from 'yaml'
import { madeArticle } from './made-article.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const head = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Made archive</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>http://www.gazette.example</wp:base_site_url>
`

/** An article as WordPress exports a post, its body as paragraphs of HTML. */
function post(index: number, count: number): string {
  const { yaml, markdown } = madeArticle(index, count)
  const fields = parse(yaml, { schema: 'failsafe' }) as Record<string, string> & { topics: string[] }
  const body = markdown
    .split('\n\n')
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('\n')
  const date = `${(fields.published ?? '2011-01-01').padEnd(10, '-01').slice(0, 10)} 12:00:00`
  const tags = fields.topics.map(
    (name) => `<category domain="post_tag" nicename="t"><![CDATA[${name}]]></category>`,
  )
  return `<item><title>${escaped(String(fields.headline))}</title><link>${fields.url ?? `http://www.gazette.example/p/${index}`}</link>
<dc:creator><![CDATA[a${index % 90}]]></dc:creator><content:encoded><![CDATA[${body}]]></content:encoded>
<wp:post_id>${index + 1}</wp:post_id><wp:post_date><![CDATA[${date}]]></wp:post_date><wp:post_date_gmt><![CDATA[${date}]]></wp:post_date_gmt>
<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>
<category domain="category" nicename="c"><![CDATA[${fields.section}]]></category>${tags.join('')}</item>
`
}

/** Writes the first `share` of `count` articles as a WordPress export (WXR 1.2). */
export async function writeExport(to: Writable, share: number, count: number): Promise<void> {
  to.write(head)
  for (let index = 0; index < share; index++) if (!to.write(post(index, count))) await once(to, 'drain')
  to.end('</channel></rss>\n')
  await once(to, 'finish')
}
