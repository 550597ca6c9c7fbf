import { describe, expect, it } from 'vitest'
import { canonical, FrontDoor, page } from '../front-door.ts'
import { Edition } from './lines-importer.ts'

describe('query parameters that edition.yaml does not list', () => {
  const records = [
    { headline: 'A', url: 'https://e.example/index.php?id=1&utm_source=x&session=a7', body: 'One.' },
    { headline: 'B', url: 'https://e.example/index.php?id=2', body: 'Two.' },
    { headline: 'C', url: 'https://e.example/c', formerly: ['https://e.example/?p=3'], body: 'Three.' },
  ]

  it('are reported where URLs are lost without them', async () => {
    const report = await (await Edition.of()).import('a.x', records)
    expect(report.remarks).toEqual([
      {
        file: expect.stringMatching(/\/e\/edition\.yaml$/),
        text: 'does not list these query parameters as part of addresses, so URLs with them are dropped: ?id= (1), ?p= (1). If they tell articles apart, write query: [id, p] in this file, and import again',
      },
    ])
  })

  it('are reported with the hosts that edition.yaml lacks', async () => {
    const urls = [
      'https://new.example/?p=5&width=300',
      'https://new.example/story.php?id=1&width=300',
      'https://new.example/story.php?id=2&width=300',
      'https://new.example/only.php?key=9',
    ]
    const door = await FrontDoor.open('query: [q]')
    const pages = urls.map((url, index) => [
      `m/${index}.html`,
      page(`Story ${index}`, `The words of story ${index}.`, canonical(url.replace('&', '&amp;'))),
    ])
    await door.write(Object.fromEntries(pages))
    const { report } = await door.bring(['m'])
    expect(report.rejections.map(({ record }) => record)).toEqual(['hosts'])
    expect(report.remarks.map(({ text }) => text)).toEqual([
      'does not list these query parameters as part of addresses, so URLs with them are dropped: ?p= (1), ?width= (1), ?id= (1). If they tell articles apart, write query: [id, p, q, width] in this file, and import again',
    ])
  })

  it('are not reported once they are listed', async () => {
    const report = await (await Edition.of('query: [id, p]\n')).import('a.x', records)
    expect(report.remarks).toEqual([])
  })
})
