import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { canonical, FrontDoor, page } from '../front-door.ts'

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

it('says of a picture in the named folder that no article shows it', async () => {
  const files = { 'saved/a.html': page('A ferry', words), 'saved/logo.svg': drawing }
  const { screen } = await bringWithMedia(files, 'saved')
  expect(screen).toMatch(/picture that no article shows \(1\): .*logo\.svg$/m)
  expect(screen).not.toContain('--media')
})
