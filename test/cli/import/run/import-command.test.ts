import { expect, it } from 'vitest'
import { describeOrphanedCopies } from '../../../../src/cli/commands/import/make-smaller-copies.ts'
import { canonical, FrontDoor, page } from '../front-door.ts'

it('an import counts what is to look at in the articles that it wrote or updated, and in no others', async () => {
  const door = await FrontDoor.open()
  const countIn = async (words: string) => {
    await door.write({ 'm/a.html': page('Ferry', words, canonical('https://e.example/ferry')) })
    const { outcomes, screen } = await door.bring(['m'])
    return [...outcomes, /^Worth a look in .*?:/m.exec(screen)?.[0] ?? null]
  }
  expect(await countIn('The ferry sank.')).toEqual(['written ferry.md', 'Worth a look in 1 article:'])
  expect(await countIn('The ferry sank.')).toEqual(['unchanged ferry.md', null])
  expect(await countIn('The ferry did not sink.')).toEqual(['updated ferry.md', 'Worth a look in 1 article:'])
})

it('a URL can be given for one file only', async () => {
  const door = await FrontDoor.open()
  await door.write({ 'a.html': page('Ferry', 'It sank.'), 'b.html': page('Bridge', 'It fell.') })
  const url = ['--url', 'https://e.example/ferry']
  const { status, screen } = await door.run(['a.html', 'b.html'], ...url)
  expect([status, screen]).toEqual([expect.any(Number), expect.stringContaining('--url')])
  expect([status === 0, await door.all()]).toEqual([false, []])
  expect((await door.run(['a.html'], ...url)).status).toBe(0)
})

it.each([
  [0, 0, ''],
  [1, 0, '; removed 1 smaller copy of pictures that are gone'],
  [2, 0, '; removed 2 smaller copies of pictures that are gone'],
  [0, 1, '; kept 1 smaller copy of pictures that are gone, because an article still shows it'],
  [
    1,
    2,
    '; removed 1 smaller copy of pictures that are gone; kept 2 smaller copies of pictures that are gone, because an article still shows them',
  ],
])('%i copies that went and %i that stay are told by %j', (removed, needed, text) => {
  const copies = { removed, needed: Array<string>(needed).fill('a.jpg') }
  expect(describeOrphanedCopies(copies, false)).toBe(text)
  const planned = text.replace('; removed', '; would remove').replace('; kept', '; would keep')
  expect(describeOrphanedCopies(copies, true)).toBe(planned)
})
