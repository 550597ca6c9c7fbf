import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { photograph, storedName } from '../../../support/photographs.ts'
import { runInProcess } from '../../../support/run-in-process.ts'
import { FrontDoor, page, wordpressExport } from '../front-door.ts'

const words = 'The board met on Tuesday and talked of the ferry for an hour. '.repeat(8)

/** Pixels of one transparent dot, which counts readers. */
const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

let photo: Buffer
let icon: Buffer
beforeAll(async () => {
  photo = await photograph(160, 100)
  icon = await photograph(48, 40)
})

const dataUrl = (bytes: Uint8Array | string, mediaType = 'image/jpeg') =>
  `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`

const html = (picture: string) => `<p>${words}</p><p><img src="${picture}" alt="The pier"></p><p>${words}</p>`
const markdown = (picture: string) => `${words}\n\n![The pier](${picture})\n\n${words}\n`

const ghost = (post: object) =>
  JSON.stringify({
    db: [{ meta: { version: '5' }, data: { posts: [{ id: '1', title: 'A ferry', slug: 'a', ...post }] } }],
  })

const jsonFeed = (item: object) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'E',
    items: [{ id: '1', title: 'A ferry', ...item }],
  })

const ninjs = (picture: string) =>
  JSON.stringify({ uri: 'urn:1', headline: 'A ferry', pubstatus: 'usable', body_html: html(picture) })

const substackTable = 'post_id,post_date,is_published,title\n1.a-ferry,2020-01-02T03:04:05Z,true,A ferry\n'

/** One article in each format whose body can contain a picture. */
const formats: [string, (picture: string) => Record<string, string>][] = [
  ['a post of Ghost', (picture) => ({ 'ghost.json': ghost({ html: html(picture) }) })],
  [
    'a Ghost post’s main picture',
    (picture) => ({ 'ghost.json': ghost({ html: `<p>${words}</p>`, feature_image: picture }) }),
  ],
  ['a post of an early Ghost', (picture) => ({ 'ghost.json': ghost({ markdown: markdown(picture) }) })],
  ['a feed', (picture) => ({ 'feed.json': jsonFeed({ content_html: html(picture) }) })],
  ['a feed’s picture', (picture) => ({ 'feed.json': jsonFeed({ content_text: words, image: picture }) })],
  ['an agency’s article', (picture) => ({ 'ninjs.json': ninjs(picture) })],
  [
    'a post of Substack',
    (picture) => ({ 'posts.csv': substackTable, 'posts/1.a-ferry.html': html(picture) }),
  ],
  ['Markdown', (picture) => ({ 'a-ferry.md': `---\ntitle: A ferry\n---\n${markdown(picture)}` })],
  [
    'HTML in Markdown',
    (picture) => ({
      'a-ferry.md': `---\ntitle: A ferry\n---\n${words}\n\n<figure><img src="${picture}" alt="The pier"></figure>\n`,
    }),
  ],
  [
    'a reference in Markdown',
    (picture) => ({
      'a-ferry.md': `---\ntitle: A ferry\n---\n${words}\n\n![The pier][image1]\n\n[image1]: <${picture}>\n`,
    }),
  ],
  [
    'front matter',
    (picture) => ({ 'a-ferry.md': `---\ntitle: A ferry\nimage: "${picture}"\n---\n${words}\n` }),
  ],
  [
    'a post of WordPress',
    (picture) => ({
      'export.xml': wordpressExport('https://e.example', [{ id: 1, title: 'A ferry', body: html(picture) }]),
    }),
  ],
  ['a saved page', (picture) => ({ 'ferry.html': page('A ferry', html(picture)) })],
]

async function bring(files: Record<string, string>) {
  const door = await FrontDoor.open()
  await door.write(Object.fromEntries(Object.entries(files).map(([name, text]) => [`in/${name}`, text])))
  const imported = await door.bring(['in'])
  const media = path.join(door.content, 'e/media')
  const stored = existsSync(media) ? (await readdir(media)).filter((name) => !name.endsWith('.tsv')) : []
  return { door, ...imported, stored, body: (await door.bodies()).join('\n') }
}

describe.each(formats)('a picture within %s', (_, write) => {
  it('is stored, and shown under the path of its file', async () => {
    const { stored, body, report, status } = await bring(write(dataUrl(photo)))
    expect([stored, report.pictures, status]).toEqual([[storedName(photo)], 1, 0])
    expect(body).toContain(`/media/${storedName(photo)}`)
    expect(body).not.toContain('data:')
  })

  it('is said to be left out if it is small or cannot be read', async () => {
    const small = await bring(write(dataUrl(icon)))
    expect(small.screen).toContain('pictures left out of articles: 1 less than 100 pixels wide or high')
    expect(small.report.dropped).toContainEqual(
      expect.objectContaining({ reason: 'small picture', words: '48 × 40 pixels', count: 1 }),
    )
    const damaged = await bring(write(dataUrl(photo.subarray(0, 10))))
    expect(damaged.screen).toContain('pictures left out of articles: 1 damaged, or in a format that')
    expect([small.stored, damaged.stored, small.body + damaged.body]).toEqual([
      [],
      [],
      expect.not.stringContaining('data:'),
    ])
    const review = await runInProcess(['review', '--kind', 'lost-picture', '--content', damaged.door.content])
    expect(review.screen).toContain('unreadable picture')
  })

  it('is not mentioned if it shows nothing', async () => {
    const { screen, stored, report, body } = await bring(write(dot))
    expect([screen.includes('pictures left out'), stored, report.pictures]).toEqual([false, [], 0])
    expect(body).not.toContain('data:')
  })
})

describe('a drawing that a page contains', () => {
  const chart =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"><path d="M0 400 640 0"/><text>2016</text></svg>'
  const escaped = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart)}`

  it.each([
    ['escaped', escaped],
    ['in base64', dataUrl(chart, 'image/svg+xml')],
  ])('is stored: %s', async (_, url) => {
    const { stored, body } = await bring({ 'ferry.html': page('A ferry', html(url)) })
    expect(stored).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.svg$/)])
    expect(body).toContain(`![The pier](/media/${stored[0]})`)
  })

  it('is not stored in place of the file that a script would load', async () => {
    const lazy = html(escaped).replace('alt=', 'data-src="https://e.example/pier.jpg" alt=')
    const { stored, body } = await bring({ 'ferry.html': page('A ferry', lazy) })
    expect([stored, body.includes('(https://e.example/pier.jpg)')]).toEqual([[], true])
  })

  it.each([
    ['nothing', '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"></svg>'],
    [
      'a grey field',
      '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#ccc"/></svg>',
    ],
    [
      'a blur',
      '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><filter id="b"><feGaussianBlur stdDeviation="20"/></filter><image filter="url(#b)" href="data:,"/></svg>',
    ],
  ])('is a placeholder if it shows %s', async (_, svg) => {
    const { stored, screen } = await bring({
      'ferry.html': page('A ferry', html(dataUrl(svg, 'image/svg+xml'))),
    })
    expect([stored, screen.includes('pictures left out')]).toEqual([[], false])
  })
})

describe('the pictures of a text', () => {
  const inMarkdown = (body: string) =>
    bring({ 'a-ferry.md': `---\ntitle: A ferry\n---\n${words}\n\n${body}\n` })

  it('are not taken out of code', async () => {
    const url = dataUrl(icon)
    const { body, screen } = await inMarkdown(
      `Write this:\n\n    ![The pier](${url})\n\nor \`<img src="${url}">\`.`,
    )
    expect(body.split(url)).toHaveLength(3)
    expect(screen).not.toContain('pictures left out')
  })

  it('leave their alternative text, unless the caption repeats it', async () => {
    const figure = (caption: string) =>
      `<figure><img src="${dataUrl(icon)}" alt="The pier"><figcaption>${caption}</figcaption></figure>`
    const { body } = await inMarkdown(`${figure('In May')}\n\n${figure('The pier in June')}\n`)
    expect(body.match(/The pier/g)).toHaveLength(2)
    expect(body).toContain('In May')
  })

  it('are counted by kind, with their articles', async () => {
    const { screen, report } = await inMarkdown(
      `![A](${dataUrl(icon)}) ![B](${dataUrl(icon)}) ![C](${dataUrl('BM', 'image/bmp')}) ![D](${dataUrl(photo)})`,
    )
    expect(screen).toContain(
      'pictures left out of articles: 2 less than 100 pixels wide or high; 1 damaged, or in a format that browsers cannot show.',
    )
    expect(report.dropped.map(({ count, files }) => [count, files.length])).toEqual([
      [2, 1],
      [1, 1],
    ])
    expect(screen).not.toContain('passage')
  })
})
