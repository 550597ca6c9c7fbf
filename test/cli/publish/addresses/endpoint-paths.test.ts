import { describe, expect, it } from 'vitest'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { listFaults } from '../../../support/list-faults.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

const archiveOf = (fields: string) =>
  smallArchive({ 'e/articles/a.md': articleFile(`headline: A\n${fields}`) }, 'query: [p, q]\n')

describe('an old URL with a parameter', () => {
  it.each([
    'search?p=12',
    'search.json?p=12',
    'Search/?p=12',
    'corrections/new?p=12',
    'corrections/received?p=12&q=1',
  ])('at /%s is refused, since the archive’s own page answers there', async (old) => {
    const url = `https://e.example/${old}`
    expect((await listFaults(await archiveOf(`url: ${url}`))).join('\n')).toMatch(
      /a\.md:3 url results in the address \/e\/[^,]*\?p=12.*which the archive itself uses/,
    )
    const former = await archiveOf(`url: https://e.example/a\nformerly: ["${url}"]`)
    expect((await listFaults(former)).join('\n')).toMatch(/formerly.*which the archive itself uses/)
  })

  it('is an address at the path of a list, whose own has no parameter', async () => {
    const store = memoryStore()
    await publishSound(await archiveOf('url: https://e.example/topics?p=12'), store)
    expect([...store.values.values()].join()).toContain('"address":"/e/topics?p=12","kind":"article"')
  })
})
