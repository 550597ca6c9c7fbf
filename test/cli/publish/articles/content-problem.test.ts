import path from 'node:path'
import { expect, it } from 'vitest'
import { locateProblems } from '../../../../src/cli/publish/articles/content-problem.ts'
import { articleFile, temporaryFolder, writeFiles } from '../../../support/content.ts'

it('a problem names the field that is there, with the position of an item, and its line', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, {
    'url.md': articleFile('headline: A\nurl: https://e.example/a'),
    'none.md': articleFile('headline: B\nformerly:\n  - https://e.example/b\n  - https://e.example/c'),
    'edition.yaml': 'name: E\nlanguage: en\n',
  })
  const locate = async (name: string, ...field: PropertyKey[]) => {
    const file = path.join(folder, name)
    const [fault] = await locateProblems([{ file, field, reason: 'is bad' }])
    expect([fault?.file, fault?.reason]).toEqual([file, 'is bad'])
    return `${fault?.line} ${fault?.field}`
  }
  expect(await locate('url.md', 'url')).toBe('3 url')
  // The address of an article without a URL comes from its date and the name of its file.
  expect(await locate('none.md', 'url')).toBe('1 ')
  expect(await locate('none.md', 'formerly', 1)).toBe('5 formerly.2')
  expect(await locate('none.md')).toBe('1 ')
  expect(await locate('edition.yaml', 'language')).toBe('2 language')
})
