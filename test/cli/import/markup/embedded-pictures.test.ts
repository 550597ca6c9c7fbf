import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { extractEmbeddedPictures } from '../../../../src/cli/import/markup/extract-embedded-pictures.ts'
import { listElements } from '../../../../src/cli/import/markup/page-tree.ts'
import { photograph, storedName } from '../../../support/photographs.ts'
import { runInProcess } from '../../../support/run-in-process.ts'
import { FrontDoor, page, wordpressExport } from '../front-door.ts'

const words = 'The board met on Tuesday and talked of the ferry for an hour. '.repeat(8)

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"></svg>'

let photo: Buffer
let preview: Buffer
let ornament: Buffer
beforeAll(async () => {
  photo = await photograph(160, 100)
  preview = await photograph(99, 160)
  ornament = await sharp(await photograph(300, 99))
    .png()
    .toBuffer()
})

const dataUrl = (bytes: Uint8Array | string, mediaType = 'image/jpeg') =>
  `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`

const figure = (picture: string, more = '') =>
  `<figure><img src="${picture}" alt="The pier" ${more}><figcaption>The pier on Monday</figcaption></figure>`

/** Imports one page that was saved in one file. */
async function bring(body: string, head = '') {
  const door = await FrontDoor.open()
  await door.write({ 'saved/ferry.html': page('A ferry', `${words}</p>${body}<p>${words}`, head) })
  const imported = await door.bring(['saved'])
  const media = path.join(door.content, 'e/media')
  const files = existsSync(media) ? (await readdir(media)).filter((name) => !name.endsWith('.tsv')) : []
  return { door, ...imported, files, body: (await door.bodies()).join('\n') }
}

describe('a picture that a page contains as a data: URL', () => {
  it('is stored, and shown under the path of its file', async () => {
    const { door, files, body, report } = await bring(figure(dataUrl(photo)))
    expect(files).toEqual([storedName(photo)])
    expect(body).toContain(`/media/${storedName(photo)}`)
    expect(report.pictures).toBe(1)
    expect(await readFile(path.join(door.content, 'e/media', storedName(photo)))).toEqual(photo)
    const review = await runInProcess(['review', '--kind', 'lost-picture', '--content', door.content])
    expect(review.screen).toContain('nothing to look at')
  })

  it('is stored once, and goes with its article when the import is undone', async () => {
    const { door } = await bring(figure(dataUrl(photo)))
    const { report, outcomes } = await door.bring(['saved'])
    expect([report.pictures, outcomes]).toEqual([0, ['unchanged a-ferry.md']])
    const undone = await FrontDoor.open()
    await undone.write({ 'saved/ferry.html': page('A ferry', `${words}</p>${figure(dataUrl(photo))}`) })
    await undone.bring(['saved'])
    await undone.run([], '--undo')
    expect(existsSync(path.join(undone.content, 'e/media', storedName(photo)))).toBe(false)
  })

  it('outranks the files that a script or a larger screen would have loaded', async () => {
    const others = 'data-src="https://e.example/small.jpg" srcset="https://e.example/large.jpg 2x"'
    const { files, body } = await bring(figure(dataUrl(photo), others))
    expect(files).toEqual([storedName(photo)])
    expect(body).not.toMatch(/small|large/)
  })

  it('is found in the style sheet where SingleFile puts pictures that a page shows twice', async () => {
    const sheet = `<style>:root{--sf-img-1: url("${dataUrl(preview)}");--sf-img-12: url("${dataUrl(photo)}")}</style>`
    const use = 'style="background-blend-mode:normal!important;background-image:var(--sf-img-12)!important"'
    const { files } = await bring(figure(dataUrl(drawing, 'image/svg+xml'), use), sheet)
    expect(files).toEqual([storedName(photo)])
  })

  it.each([
    ['narrow', () => dataUrl(preview)],
    ['low', () => dataUrl(ornament, 'image/png')],
    ['a drawing in place of another', () => dataUrl(drawing, 'image/svg+xml')],
    ['no picture', () => dataUrl('<script>alert(1)</script>')],
    ['cut short', () => dataUrl(photo.subarray(0, 10))],
    ['not in base64', () => 'data:image/svg+xml,%3Csvg/%3E'],
    ['without data', () => 'data:'],
  ])('is left out if it is %s', async (_, url) => {
    const { files, body } = await bring(figure(url()))
    expect([files, body.includes('/media/')]).toEqual([[], false])
  })

  it('is read once, however often it is shown', async () => {
    const sheet = `<style>:root{--sf-img-1: url("${dataUrl(photo)}")}</style>`
    const shown = '<img src="data:," style="background-image:var(--sf-img-1)">'.repeat(3)
    const { files, report, body } = await bring(`<p>${shown}</p>`, sheet)
    expect([files, report.pictures]).toEqual([[storedName(photo)], 1])
    expect(body.match(/\/media\//g)).toHaveLength(3)
    const elements = listElements(parseHtmlFragment(sheet + shown))
    expect(extractEmbeddedPictures(elements).map(({ url }) => url)).toEqual([`/media/${storedName(photo)}`])
  })

  it('leaves the address of another file to a picture that is only its preview', async () => {
    const { body } = await bring(figure(dataUrl(preview), 'data-src="https://e.example/pier.jpg"'))
    expect(body).toContain('https://e.example/pier.jpg')
  })

  it('is left out if the article does not show it', async () => {
    const { files } = await bring(`<aside class="advert"><img src="${dataUrl(photo)}"></aside>`)
    expect(files).toEqual([])
  })

  it('is not stored with an article whose file a person has edited', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'saved/ferry.html': page('A ferry', words) })
    await door.bring(['saved'])
    const file = door.file((await door.all())[0] ?? '')
    await writeFile(file, `${await readFile(file, 'utf8')}\nA sentence of my own.\n`)
    await door.write({ 'saved/ferry.html': page('A ferry', `${words}</p>${figure(dataUrl(photo))}`) })
    const { outcomes, report } = await door.bring(['saved'])
    expect([outcomes, report.pictures]).toEqual([['conflict a-ferry.md'], 0])
  })

  it('is not stored with an article of a host that the edition does not list', async () => {
    const head = '<link rel="canonical" href="https://elsewhere.example/ferry">'
    const { files, status } = await bring(figure(dataUrl(photo)), head)
    expect([files, status]).toEqual([[], 1])
  })

  it('is stored if it was pasted into a post of WordPress', async () => {
    const door = await FrontDoor.open()
    const body = `${words}</p><img src="${dataUrl(photo)}" alt="The pier"><p>${words}`
    await door.write({
      'export.xml': wordpressExport('https://e.example', [{ id: 1, title: 'A ferry', body }]),
    })
    const { report } = await door.bring(['export.xml'])
    expect(report.pictures).toBe(1)
    expect((await door.bodies()).join('')).toContain(`![The pier](/media/${storedName(photo)})`)
  })
})
