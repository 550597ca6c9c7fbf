import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { canonical, FrontDoor, page } from '../front-door.ts'

const dated = (date: string) => `<meta property="article:published_time" content="${date}">`

const ferry = (url: string, head = dated('2016-04-08')) =>
  page('Ferry', 'The ferry sank in the harbour.', canonical(`https://e.example${url}`) + head)

async function doorWith(files: Record<string, string>): Promise<FrontDoor> {
  const door = await FrontDoor.open()
  await door.write(files)
  return door
}

describe('an article whose words another one has', () => {
  it('is skipped by name, and its URLs lead to the first', async () => {
    const door = await doorWith({ 'm/a.html': ferry('/ferry'), 'm/b.html': ferry('/print/ferry') })
    const { outcomes, status, screen, report } = await door.bring(['m'])
    expect([status, outcomes]).toEqual([0, ['written ferry.md', 'merged ferry.md']])
    const [file = ''] = report.articles.map((article) => article.file)
    expect(await door.all()).toEqual(['2016/04/ferry.md'])
    expect(screen).toContain(
      `${path.join(door.sources, 'm/b.html')}: was skipped, since it has the same words as ${file}; its URLs lead there`,
    )
    expect(await readFile(file, 'utf8')).toContain('formerly:\n  - https://e.example/print/ferry\n')
    const again = await door.bring(['m'])
    expect(again.outcomes).toEqual(['unchanged ferry.md', 'merged ferry.md'])
    await publishSound(door.content, memoryStore())
  })

  it('and no date is the one with a date; with another day or headline it is another', async () => {
    const door = await doorWith({
      'm/a.html': ferry('/a'),
      'm/b.html': ferry('/b', ''),
      'm/c.html': ferry('/c', dated('2016-04-09')),
      'm/d.html': ferry('/d').replaceAll('Ferry', 'Accident'),
    })
    const { outcomes } = await door.bring(['m'])
    expect(outcomes).toEqual(['written a.md', 'merged a.md', 'written c.md', 'written d.md'])
  })

  it('does not change a file that a person edited, and names the URLs to add', async () => {
    const door = await doorWith({ 'm/a.html': ferry('/ferry') })
    await door.bring(['m'])
    const file = door.file('2016/04/ferry.md')
    const edited = (await readFile(file, 'utf8')).replace('headline:', 'section: Harbour\nheadline:')
    await writeFile(file, edited)
    await door.write({ 'n/b.html': ferry('/print/ferry') })
    const { outcomes, status, screen } = await door.bring(['n'])
    expect([status, outcomes, await readFile(file, 'utf8')]).toEqual([1, ['conflict ferry.md'], edited])
    expect(screen).toContain(
      `${file}:1: formerly: add https://e.example/print/ferry to this field, as in formerly: [https://e.example/print/ferry]. ${path.join(door.sources, 'n/b.html')} has the same words as this article, which has been edited since its import and so was not changed`,
    )
    await writeFile(file, edited.replace('url:', 'formerly: [https://e.example/print/ferry]\nurl:'))
    expect((await door.bring(['n'])).outcomes).toEqual(['merged ferry.md'])
  })

  it('and the first are unchanged where a person added the URLs that an import asked for, or others', async () => {
    const door = await doorWith({ 'm/a.html': ferry('/ferry'), 'm/b.html': ferry('/print/ferry') })
    await door.bring(['m'])
    const file = door.file('2016/04/ferry.md')
    const merged = await readFile(file, 'utf8')
    const addUrls = (text: string, ...urls: string[]) =>
      writeFile(
        file,
        text.replace(/^( *)- https:.*print.*$/m, (line, indent) =>
          [line, ...urls.map((url) => `${indent}- https://e.example${url}`)].join('\n'),
        ),
      )
    await addUrls(merged, '/mobile/ferry', '/amp/ferry')
    for (let repeated = 0; repeated < 2; repeated++) {
      const { status, outcomes } = await door.bring(['m'])
      expect([status, outcomes]).toEqual([0, ['unchanged ferry.md', 'merged ferry.md']])
    }
    await addUrls(merged.replace('headline:', 'section: Harbour\nheadline:'), '/mobile/ferry')
    expect((await door.bring(['m'])).outcomes).toEqual(['unchanged ferry.md', 'merged ferry.md'])
    await door.write({ 'm/a.html': ferry('/ferry').replaceAll('sank', 'burnt') })
    const { status, outcomes } = await door.bring(['m/a.html'])
    expect([status, outcomes]).toEqual([1, ['conflict ferry.md']])
    expect(await readFile(file, 'utf8')).toContain('/mobile/ferry')
  })

  it('is still that article once a person has edited the first', async () => {
    const door = await doorWith({ 'm/a.html': ferry('/ferry'), 'm/b.html': ferry('/print/ferry') })
    await door.bring(['m'])
    const file = door.file('2016/04/ferry.md')
    const edited = (await readFile(file, 'utf8')).replace('sank in the harbour', 'sank in the old harbour')
    await writeFile(file, edited)
    const { outcomes, screen } = await door.bring(['m'])
    expect(outcomes.slice(1)).toEqual(['merged ferry.md'])
    expect(screen).toContain(`was skipped, since it has most of the words of ${file};`)
    expect(screen).not.toContain('has the same words as')
    expect([await door.all(), await readFile(file, 'utf8')]).toEqual([['2016/04/ferry.md'], edited])
  })
})
