import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Drafts } from '../../../../src/cli/serve/watch/drafts.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'

async function openDrafts(files: Record<string, string>, edition = '') {
  const content = await smallArchive(files, edition)
  const drafts = await Drafts.open(content)
  if (Array.isArray(drafts)) throw new Error(JSON.stringify(drafts))
  const fileAt = (name: string) => path.join(content, name)
  const save = async (name: string, text: string) => {
    await writeFiles(content, { [name]: text })
    return drafts.updateDraft(fileAt(name))
  }
  return { drafts, fileAt, save }
}

describe('the drafts of saved articles', () => {
  it('have the address and the document of each as it was saved last', async () => {
    const { drafts, save } = await openDrafts({})
    const dated = 'headline: A\npublished: 2016-04-08'
    expect(await save('e/articles/a.md', articleFile(dated))).toEqual({ address: '/e/2016/04/08/a' })
    await save('e/articles/b.md', articleFile('headline: B\nurl: https://e.example/b', 'First.'))
    await save('e/articles/b.md', articleFile('headline: B\nurl: https://e.example/moved', 'Second.'))
    expect([...drafts.documentJsonByAddress.keys()]).toEqual(['/e/2016/04/08/a', '/e/moved'])
    expect(JSON.parse(drafts.documentJsonByAddress.get('/e/moved') ?? '').body.text).toBe('Second.')
    expect(drafts.faults).toEqual([])
  })

  it('are found at URLs as the archive resolves them, with the parameters that belong to an address', async () => {
    const { drafts, save } = await openDrafts({}, 'query: [p]\n')
    await save('e/articles/a.md', articleFile('headline: A\nurl: https://e.example/?p=7'))
    await save('e/articles/b.md', articleFile('headline: B\nurl: https://e.example/Été'))
    expect(drafts.findAddress('/e/?utm=x&p=7')).toBe('/e/?p=7')
    expect(drafts.findAddress('/e/?p=8')).toBeNull()
    expect(drafts.findAddress('/e/')).toBeNull()
    expect(drafts.findAddress('/E/%C3%A9t%C3%A9?utm=x')).toBe('/e/Été')
  })

  it('have the faults of an article until it is corrected, and not its earlier page', async () => {
    const { drafts, fileAt, save } = await openDrafts({})
    await save('e/articles/a.md', articleFile('headline: A'))
    const file = fileAt('e/articles/a.md')
    const fault = { file, line: 3, field: 'published', reason: expect.stringContaining('is not a date') }
    const faults = await save('e/articles/a.md', articleFile('headline: A\npublished: May'))
    expect(faults).toEqual({ faults: [fault] })
    expect([drafts.faults, drafts.documentJsonByAddress.size]).toEqual([[fault], 0])
    await save('e/articles/a.md', articleFile('headline: A'))
    expect([drafts.faults, drafts.documentJsonByAddress.size]).toEqual([[], 1])
  })

  it.each([
    ['a status', 'headline: A\nstatus: { is: gone, since: 2020 }'],
    ['a rule', 'headline: A\nauthors: [Jane Roe]'],
  ])('have no page of an article that %s takes down', async (_, frontMatter) => {
    const { drafts, save } = await openDrafts({}, 'withhold: { author: [Jane Roe] }\n')
    await save('e/articles/a.md', articleFile('headline: A'))
    expect(await save('e/articles/a.md', articleFile(frontMatter))).toBe('taken down')
    expect(drafts.documentJsonByAddress.size).toBe(0)
  })

  it('have no page of a removed article, and say why one cannot be read', async () => {
    const { drafts, fileAt, save } = await openDrafts({})
    const file = fileAt('e/articles/a.md')
    await save('e/articles/a.md', articleFile('headline: A'))
    await rm(file)
    expect([await drafts.updateDraft(file), drafts.documentJsonByAddress.size, drafts.faults]).toEqual([
      'removed',
      0,
      [],
    ])
    await mkdir(file)
    const reason = 'is a folder where a file is expected: write the path of a file, or rename the folder'
    expect(await drafts.updateDraft(file)).toEqual({ faults: [{ file, line: 1, field: '', reason }] })
    await rm(file, { recursive: true })
    await writeFile(file, Buffer.from(articleFile('headline: A\nbyline: José'), 'latin1'))
    const encoding = { file, line: 3, field: '', reason: expect.stringContaining('is not in UTF-8') }
    expect(await drafts.updateDraft(file)).toEqual({ faults: [encoding] })
  })

  it('have no page in an edition that was added since the start', async () => {
    const { drafts, fileAt, save } = await openDrafts({})
    const reason =
      'belongs to an edition that is not published yet: press Ctrl-C, then start `npx morgue serve --watch` again'
    const fault = { file: fileAt('f/articles/a.md'), line: 1, field: '', reason }
    expect(await save('f/articles/a.md', articleFile('headline: A'))).toEqual({ faults: [fault] })
    expect(drafts.documentJsonByAddress.size).toBe(0)
  })

  it('are not opened where the configuration has a fault', async () => {
    const content = await smallArchive({ 'e/edition.yaml': 'name: The E\n' })
    const fault = {
      field: 'language',
      reason: 'is missing: write `language: …`, with its value, on a line of its own',
    }
    expect(await Drafts.open(content)).toEqual([expect.objectContaining(fault)])
  })
})
