import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFiles } from '../support/content.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { runInProcess } from '../support/run-in-process.ts'

/** Names that every object has. */
const names = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'isPrototypeOf',
  '__defineGetter__',
]

const origin = 'https://archive.example'

/** An article in each source format, which uses the name wherever text is allowed. */
const sources = (name: string, index: number): Record<string, string> => ({
  [`${index}.html`]: `<!doctype html><html lang="en"><head><title>About ${name} of html</title>
<link rel="canonical" href="https://e.example/${name}-html.html"><meta name="${name}" content="${name}">
<meta property="article:section" content="${name}"><meta property="article:tag" content="${name}">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"About ${name} of html","${name}":"${name}",
"datePublished":"2016-05-06","author":{"@type":"Person","name":"${name}"}}</script></head><body><article>
<h1>About ${name} of html</h1><p ${name}="${name}">The ${name} of the town spoke at length about harbours, and nobody
minded that it took the whole of the evening, since the hall was warm.</p><${name}>Then ${name} left, and the others
walked home along the quay in the rain, as people did in those days.</${name}></article></body></html>`,
  [`${index}.md`]: `---
title: "About ${name} of markdown"
date: 2016-05-07
permalink: https://e.example/${name}-markdown.html
categories: [${name}]
tags: [${name}]
author: "${name}"
${name}: "${name}"
---
The ${name.replaceAll('_', '\\_')} of the town spoke. {% ${name} ${name}="${name}" %} inner words {% end${name} %} {{ page.${name} }}

[${name}]: https://e.example/${name}

See [${name}], and [^${name}].
`,
  [`${index}.json`]: JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    items: [
      {
        id: `https://e.example/${name}-feed.html`,
        url: `https://e.example/${name}-feed.html`,
        title: `About ${name} of feed`,
        content_html: `<p>The ${name} of the town spoke.</p><${name}>Inner words.</${name}>`,
        date_published: '2016-05-08T10:00:00Z',
        authors: [{ name }],
        tags: [name],
        toString: name,
      },
    ],
  }),
})

const wordpress = (name: string, id: number) => `<item><title>About ${name} of wordpress</title>
<link>https://e.example/${name}-wordpress.html</link><pubDate>Mon, 09 May 2016 10:00:00 +0000</pubDate>
<dc:creator>${name}</dc:creator><${name}>${name}</${name}>
<content:encoded><![CDATA[The ${name} of the town spoke. [${name} ${name}="${name}"]inner words[/${name}]]]></content:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_name>${name}-wordpress</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type><wp:post_date>2016-05-09 10:00:00</wp:post_date>
<category domain="category" nicename="${name}">${name}</category><category domain="${name}" nicename="${name}">${name}</category>
<wp:postmeta><wp:meta_key>${name}</wp:meta_key><wp:meta_value>${name}</wp:meta_value><${name}>x</${name}></wp:postmeta></item>`

const wxr = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://e.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://e.example</wp:base_blog_url>
${names.map((name) => `<wp:author><wp:author_login>${name}</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author>`).join('')}
${names.map(wordpress).join('')}</channel></rss>`

let folder: string
let served: ServedArchive

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'morgue-names-'))
  const content = path.join(folder, 'content')
  await writeFiles(content, {
    'archive.yaml': `name: Test\nurl: ${origin}\nlanguage: en\n`,
    'e/edition.yaml': 'name: The E\nlanguage: en\nhosts: [e.example]\n',
  })
  const files = Object.assign({ 'all.xml': wxr }, ...names.map(sources)) as Record<string, string>
  await writeFiles(path.join(folder, 'sources'), files)
  const imported = await runInProcess([
    'import',
    path.join(folder, 'sources'),
    '--edition',
    'e',
    '--content',
    content,
  ])
  expect(imported).toMatchObject({ status: 0, err: expect.not.stringContaining('Error') })
  served = await serveArchive(content, path.join(folder, 'state'))
}, 120_000)

afterAll(async () => {
  await served?.stop()
  await rm(folder, { recursive: true })
})

describe('a name that every object has', () => {
  it.each(names)('is a word of articles like any other: %s', async (name) => {
    for (const format of ['html', 'markdown', 'feed', 'wordpress']) {
      const reply = await served.get(`/e/${name}-${format}.html`)
      expect([reply.status, format]).toEqual([200, format])
      expect(reply.body.toString()).toContain(`About ${name} of ${format}`)
      expect(reply.body.toString()).toContain(`The ${name} of the town spoke`)
    }
  })

  it.each(names)('is searched for, and narrows a search: %s', async (name) => {
    const word = name.replaceAll('_', '')
    for (const query of [`q=${name}`, `q="${name}"`, `q=${word.slice(0, 5)}*`, `q=town+-${name}`])
      expect([query, (await served.get(`/e/search?${encodeURI(query)}`)).status]).toEqual([query, 200])
    const total = async (query: string) =>
      JSON.parse((await served.get(`/e/search.json?${query}`)).body.toString()).total
    expect(await total(`q=${name}`)).toBe(4)
    expect(await total(`q=town&topic=${name}&${name}=${name}`)).toBeGreaterThanOrEqual(2)
    expect(await total(`q=town&author=${name}`)).toBeGreaterThanOrEqual(2)
  })

  it.each(names)('has lists as a topic, a section and an author: %s', async (name) => {
    const { slug } = {
      slug: name
        .toLowerCase()
        .replaceAll('_', '-')
        .replace(/^-+|-+$/g, ''),
    }
    for (const list of ['topics', 'sections', 'authors']) {
      const reply = await served.get(`/e/${list}/${slug}`)
      expect([list, reply.status]).toEqual([list, 200])
      expect(reply.body.toString()).toContain(`About ${name} of`)
    }
  })

  it.each(names)('is a segment, a parameter and a header of a request: %s', async (name) => {
    expect((await served.get(`/${name}`)).status).toBe(404)
    expect((await served.get(`/e/${name}`)).status).toBe(404)
    expect((await served.get(`/e/topics/${name}/${name}`)).status).toBe(404)
    expect((await served.get(`/e/${names[0]}-html.html?${name}=${name}`)).status).toBe(200)
    const headers = [
      'Accept',
      'Accept-Language',
      'If-None-Match',
      'If-Modified-Since',
      'Accept-Encoding',
      'Range',
      'X-Name',
    ]
    for (const header of headers)
      expect([header, (await served.get('/e/', { [header]: name })).status]).toEqual([header, 200])
    const explicit = await served.get(`/e/${names[0]}-html.html`, {
      Accept: `${name}/${name};${name}=${name}`,
    })
    expect(explicit.status).toBe(406)
  })
})
