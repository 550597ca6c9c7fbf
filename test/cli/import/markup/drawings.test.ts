import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createArchiveUrlResolver } from '../../../../src/cli/content/body/archive-resolver.ts'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import { photograph } from '../../../support/photographs.ts'
import { runInProcess } from '../../../support/run-in-process.ts'
import { FrontDoor, page, wordpressExport } from '../front-door.ts'
import { briefingFor, lantern } from '../reading.ts'

const sentence = 'The board met on Tuesday, talked of the ferry for an hour, and agreed on nothing. '
const paragraphs = [0, 1, 2, 3, 4].map((index) => `<p>${index} ${sentence.repeat(4)}</p>`)
const article = (drawing: string) =>
  `${paragraphs.slice(0, 2).join('')}${drawing}${paragraphs.slice(2).join('')}`
const pageWith = (drawing: string) =>
  `<!doctype html><title>A ferry for the winter</title><body><article><h1>A ferry for the winter</h1>${article(drawing)}</article>`

const bars = '<rect x="1" y="2" width="20" height="90"/><rect x="30" y="2" width="20" height="70"/>'
const labels = '<g class="axis"><text>Jan</text><text>Feb</text></g><text>1,200 <tspan>riders</tspan></text>'
const chart = `<svg viewBox="0 0 640 400">${bars}${labels}</svg>`
const captioned = (drawing: string) => `<figure>${drawing}<figcaption>Riders by month</figcaption></figure>`
const map = `<svg width="640" height="400">${'<path d="M0 0h9"/>'.repeat(12)}</svg>`

function read(html: string) {
  const reading = readHtmlPage(
    { bytes: Buffer.from(html), url: 'https://the-lantern.example/2016/ferry', contentType: null },
    briefingFor(lantern),
  )
  if ('otherKind' in reading) throw new Error(reading.otherKind)
  return reading
}

const stored = { mediaNameByUrl: new Map(), smallerCopies: new Map(), mediaFolders: [] }
const resolver = createArchiveUrlResolver(lantern, [lantern], stored)

const addressPattern = /\/media\/drawing-[0-9a-f]{16}\.svg/

describe('a drawing in the markup of a page', () => {
  it('is a missing picture with its words, above its caption', () => {
    const { markdown } = read(pageWith(captioned(chart)))
    expect(markdown).toMatch(
      /1 The board met[\s\S]+<figure><img src="\/media\/drawing-[0-9a-f]{16}\.svg" alt="Jan Feb 1,200 riders"><figcaption>Riders by month<\/figcaption><\/figure>\s+2 The board met/,
    )
    expect(markdown.match(/Jan/g)).toHaveLength(1)
    expect(renderBody(markdown, resolver).html).toContain(
      '<figure class="lost"><p><span class="missing"></span> Jan Feb 1,200 riders</p><figcaption>Riders by month</figcaption></figure>',
    )
  })

  it.each([
    ['with words', chart, 'Jan Feb 1,200 riders'],
    ['of many shapes', map, ''],
    ['that is a figure', captioned(`<svg viewBox="0 0 640 400">${bars}</svg>`), ''],
    ['with a title and a size', `<svg width="640" height="400"><title>Riders</title>${bars}</svg>`, 'Riders'],
    [
      'with a label and words',
      chart.replace('<svg', '<svg role="img" aria-label="Passengers"'),
      'Passengers: Jan Feb 1,200 riders',
    ],
    ['sized by its style', map.replace(/ width.*? h.*?"4..*?"/, ' style="width: 640px; height: 400px"'), ''],
    ['in boxes', `<div><div class="chart"><div>${chart}</div></div></div>`, 'Jan Feb 1,200 riders'],
  ])('%s is a missing picture where it stood', (_, drawing, alt) => {
    const { markdown } = read(pageWith(drawing))
    const picture = /(?:!\[(.*?)\]\(|<img src=")(\/media\/drawing-\w+\.svg)(?:\)|" alt="(.*?)">)/.exec(
      markdown,
    )
    expect(picture?.[1] ?? picture?.[3]).toBe(alt)
    const [before = '', after = ''] = markdown.split(addressPattern)
    expect([
      before.includes('1 The board'),
      before.includes('2 The board'),
      after.includes('2 The board'),
    ]).toEqual([true, false, true])
  })

  const icon = '<svg viewBox="0 0 512 512"><path d="M0 0h9"/></svg>'
  it.each([
    ['an icon', icon],
    ['an icon in a button', `<button>${chart}</button>`],
    ['a drawing in a link', `<p><a href="/maps">${map}</a></p>`],
    ['a small one', map.replace('640', '24').replace('400', '24')],
    ['one that is hidden from programs that read aloud', map.replace('<svg', '<svg aria-hidden="true"')],
    ['one in a hidden element', `<div style="display: none">${map}</div>`],
    ['a sprite', `<svg><defs><symbol id="a">${'<path d="M0 0h9"/>'.repeat(40)}</symbol></defs></svg>`],
    ['a part of a sprite', '<svg width="640" height="400"><use href="#a"/></svg>'],
    [
      'an icon beside the picture of a figure',
      `<figure><img src="/quay.jpg">${icon}<figcaption>The quay</figcaption></figure>`,
    ],
  ])('is not %s', (_, drawing) => {
    const { markdown, account } = read(pageWith(drawing))
    expect(markdown).not.toContain('drawing-')
    expect(account.dropped.map(({ text }) => text).join()).not.toContain('drawing-')
  })

  it('leaves a photograph that it frames', () => {
    const { markdown } = read(
      pageWith(
        `<figure><svg viewBox="0 0 640 400"><image href="/quay.jpg"/><text>The quay</text></svg></figure>`,
      ),
    )
    expect(markdown).toContain('The quay')
    expect(markdown).not.toContain('drawing-')
  })

  it('is another one for each drawing, and the same wherever it occurs', () => {
    const addresses = read(pageWith(captioned(chart) + captioned(map) + captioned(chart))).markdown.match(
      new RegExp(addressPattern, 'g'),
    )
    expect(addresses).toHaveLength(3)
    expect(new Set(addresses).size).toBe(2)
    expect(addresses?.[0]).toBe(addresses?.[2])
  })

  it('has its words among what was left out, if it is not in the article', () => {
    const { markdown, account } = read(`${pageWith('')}<footer>${chart}</footer>`)
    expect(markdown).not.toContain('drawing-')
    expect(account.sourceText).toContain('Jan Feb 1,200 riders')
    expect(account.dropped).toContainEqual({ reason: 'words of a drawing', text: 'Jan Feb 1,200 riders' })
  })

  it('is put above the text if it is the main picture there', () => {
    const html = pageWith('').replace('</h1>', `</h1><div class="top">${captioned(chart)}</div>`)
    expect(read(html).markdown).toMatch(/^<figure><img src="\/media\/drawing-/)
  })
})

/** Imports a page with two drawings, of which one has a caption. */
async function bring(source: Record<string, string>) {
  const door = await FrontDoor.open()
  await door.write(source)
  const imported = await door.bring(Object.keys(source))
  const reviewed = await runInProcess(['review', '--kind', 'lost-picture', '--content', door.content])
  return { door, ...imported, review: reviewed.screen }
}

describe('an import of drawings', () => {
  const saved = {
    'ferry.html': page('A ferry', `${sentence}</p>${article(captioned(chart) + map)}<p>${sentence}`),
  }

  it('counts them on the screen, names their articles in the report, and lists each once for review', async () => {
    const { status, screen, report, review } = await bring(saved)
    expect([status, report.articles[0]?.lostCount]).toEqual([0, 0])
    expect(screen).toContain('pictures left out of articles: 2 drawn in the page itself (SVG). ')
    const drawings = report.dropped.filter(({ reason }) => reason === 'drawing')
    expect(drawings.map(({ files }) => files.map((file) => path.basename(file)))).toEqual([
      ['a-ferry.md'],
      ['a-ferry.md'],
    ])
    for (const { words } of drawings) expect(review.split(words)).toHaveLength(2)
    expect(review).toContain('lost-picture (2)')
  })

  it('shows the picture that an archivist saves under the name of one', async () => {
    const { door, report } = await bring(saved)
    const address = report.dropped.find(({ reason }) => reason === 'drawing')?.words ?? ''
    await mkdir(path.join(door.sources, 'pictures'))
    await writeFile(path.join(door.sources, 'pictures', path.basename(address)), await photograph(160, 100))
    const again = await door.bring(['ferry.html'], '--media', path.join(door.sources, 'pictures'))
    expect(again.report.pictures).toBe(1)
    expect(await readFile(path.join(door.content, 'e/media/urls.tsv'), 'utf8')).toContain(address)
    const reviewed = await runInProcess(['review', '--kind', 'lost-picture', '--content', door.content])
    expect(reviewed.screen).toContain('lost-picture (1)')
    expect((await door.bring(['ferry.html'])).screen).toContain('left out of articles: 1 drawn in')
  })

  it('keeps those of a post of WordPress', async () => {
    const body = `${sentence}</p>${captioned(chart)}<p>${sentence}`
    const { status, screen, review } = await bring({
      'export.xml': wordpressExport('https://e.example', [{ id: 1, title: 'A ferry', body }]),
    })
    expect([status, screen.includes('1 drawn in'), review.includes('lost-picture (1)')]).toEqual([
      0,
      true,
      true,
    ])
  })
})
