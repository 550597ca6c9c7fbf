import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { archiveFolder } from '../../../support/archive-folder.ts'
import { runInProcess } from '../../../support/run-in-process.ts'
import { canonical, FrontDoor, page } from '../front-door.ts'
import { zip } from '../web-capture/zip.ts'

const words = 'The board met on Tuesday and talked of the ferry for an hour. '.repeat(8)

const drawing = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: A drawing program 17.0 -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns "http://ns.example/">
]>
<!-- A map -->
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>
`

/** Imports pages with the folder of their pictures. Returns the URLs that have a picture, and what was said. */
async function bringWithMedia(files: Record<string, string>, folder: string) {
  const door = await FrontDoor.open()
  await door.write(files)
  const { screen, report } = await door.bring([folder], '--media', path.join(door.sources, folder))
  const list = await readFile(path.join(door.content, 'e/media/urls.tsv'), 'utf8').catch(() => '')
  const urls = list.split('\n').flatMap((line) => line.split('\t').slice(1))
  return { urls, screen, report, bodies: await door.bodies() }
}

it('finds the pictures of a mirror by the paths of its pages, whatever address they state', async () => {
  const body = `${words}<img src="maps/pier.svg"> <a href="../2015/old.html">Earlier</a> ${words}`
  const { urls, bodies, report } = await bringWithMedia(
    {
      'mirror/e.example/2016/ferry.html': page('A ferry', body),
      'mirror/e.example/2016/2/ferry.html': page(
        'Two ferries',
        `${words}${words}<img src="../maps/pier.svg">`,
        canonical('https://e.example/stories/two-ferries'),
      ),
      'mirror/e.example/2016/maps/pier.svg': drawing,
      'mirror/e.example/2015/maps/pier.svg': drawing.replace('9', '8'),
    },
    'mirror',
  )
  expect(urls).toEqual(['https://e.example/2016/maps/pier.svg'])
  expect(report.pictures).toBe(1)
  expect(bodies.join('\n')).toContain('[Earlier](https://e.example/2015/old.html)')
})

it.each([
  ['a text with brackets', 'pier.svg', 'alt="[A \\ map]"'],
  ['round brackets in its name', 'pier(1).svg', ''],
  ['an opening bracket in its name', 'pier(.svg', ''],
  ['an ampersand in its name', 'pier&boats.svg', 'alt="A map"'],
])('finds a picture with %s', async (_, name, alt) => {
  const body = `${words}<img src="${name.replace('&', '&amp;')}" ${alt}> ${words}`
  const { urls } = await bringWithMedia(
    { 'mirror/e.example/2016/ferry.html': page('A ferry', body), [`mirror/e.example/2016/${name}`]: drawing },
    'mirror',
  )
  expect(urls).toEqual([`https://e.example/2016/${name}`])
})

it('says of a picture in the given folder that no article shows it', async () => {
  const files = { 'saved/a.html': page('A ferry', words), 'saved/logo.svg': drawing }
  const { screen } = await bringWithMedia(files, 'saved')
  expect(screen).toMatch(/picture that no article shows \(1\): .*logo\.svg$/m)
  expect(screen).not.toContain('--media')
})

const withoutAddress = {
  'saved/may/quay.html': page('A quay', `${words}<img src="images/a b.svg"> ${words}`),
  'saved/june/pier.html': page('A pier', `${words}${words}<img src="images/a b.svg">`),
  'saved/may/images/a b.svg': drawing,
  'saved/june/images/a b.svg': drawing.replace('9', '8'),
}

it('finds the pictures of pages without an address by the paths of their files', async () => {
  const { urls, bodies, report } = await bringWithMedia(withoutAddress, 'saved')
  expect(urls).toEqual(['/saved/june/images/a%20b.svg', '/saved/may/images/a%20b.svg'])
  expect([report.pictures, report.skipped]).toEqual([2, []])
  expect(bodies.filter((body) => body.includes('](/saved/may/images/a%20b.svg)'))).toHaveLength(1)
})

it('publishes the pictures of pages without an address', async () => {
  const door = await FrontDoor.open()
  await door.write(withoutAddress)
  await door.bring(['saved'], '--media', path.join(door.sources, 'saved'))
  const review = await runInProcess(['review', '--kind', 'lost-picture', '--content', door.content])
  expect(review.screen).toContain('nothing to look at')
  const state = await archiveFolder()
  const published = await runInProcess([
    'publish',
    '--dry-run',
    '--content',
    door.content,
    '--persist-to',
    state,
  ])
  expect(published).toMatchObject({ status: 0 })
})

it('finds the pictures of a zip of pages in the zip', async () => {
  const door = await FrontDoor.open()
  const entries = Object.entries(withoutAddress).map(([name, text]) => ({
    name,
    bytes: Buffer.from(text),
    method: 8,
  }))
  const file = path.join(door.sources, 'saved.zip')
  await writeFile(file, zip(...entries))
  const { report } = await door.bring(['saved.zip'], '--media', file)
  expect([report.articles.length, report.pictures, report.skipped, report.rejections]).toEqual([2, 2, [], []])
})
