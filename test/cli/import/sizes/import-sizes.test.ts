import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { photograph } from '../../../support/photographs.ts'
import { canonical, FrontDoor, page } from '../front-door.ts'

/** A page with one picture, and a folder that contains the picture. */
async function illustratedPage() {
  const door = await FrontDoor.open()
  const body = 'The ferry sank.<img src="https://e.example/a.jpg" alt="The harbour">'
  await door.write({ 'm/ferry.html': page('Ferry', body, canonical('https://e.example/ferry')) })
  const media = path.join(door.sources, 'media')
  await mkdir(media)
  await writeFile(path.join(media, 'a.jpg'), await photograph(700, 500))
  return { door, media }
}

const filesIn = async (door: FrontDoor) =>
  (await readdir(path.join(door.content, 'e'), { recursive: true })).filter((name) =>
    name.startsWith('media'),
  )

describe('morgue import --sizes', () => {
  it('makes smaller copies of what it brings in, tells how many, and goes with an undo', async () => {
    const { door, media } = await illustratedPage()
    const { screen, status, report } = await door.bring(['m'], '--media', media, '--sizes')
    expect(screen).toContain('1 picture got 2 smaller copies')
    expect(status).toBe(0)
    expect(report.sizes).toMatchObject({ pictures: 1, copies: 2 })
    expect(await filesIn(door)).toHaveLength(6)
    const rehearsed = await door.run([], '--undo', '--dry-run')
    expect(rehearsed.screen).toContain('; would remove 2 smaller copies of pictures that are gone')
    expect(await filesIn(door)).toHaveLength(6)
    const undone = await door.run([], '--undo')
    expect(undone.screen).toContain('; removed 2 smaller copies of pictures that are gone')
    expect(undone.status).toBe(0)
    expect(await filesIn(door)).toEqual(['media'])
  })

  it('needs no files to import, and leaves the last import as the one that can be undone', async () => {
    const { door, media } = await illustratedPage()
    await door.bring(['m'], '--media', media)
    expect((await door.run([], '--sizes', '--dry-run')).screen).toContain(
      '1 picture would get 2 smaller copies',
    )
    expect(await filesIn(door)).toHaveLength(3)
    expect((await door.run([], '--sizes')).screen).toContain('1 picture got 2 smaller copies')
    const again = await door.run([], '--sizes', '--json')
    expect(JSON.parse(again.screen)).toMatchObject({ pictures: 0, unchanged: 1, rejections: [] })
    expect((await door.run([], '--undo')).status).toBe(0)
    expect(await door.all()).toEqual([])
  })

  it('names a picture that cannot be read, and ends with 1', async () => {
    const { door, media } = await illustratedPage()
    const whole = await photograph(900, 900)
    await writeFile(path.join(media, 'a.jpg'), whole.subarray(0, 60_000))
    const { status, screen } = await door.run(['m'], '--media', media, '--sizes')
    expect([status, screen]).toEqual([
      1,
      expect.stringMatching(
        /e\/media\/[0-9a-f]{64}\.jpg: is damaged, or takes longer than 30 s to make smaller, so it gets no smaller copies/,
      ),
    ])
  })
})
