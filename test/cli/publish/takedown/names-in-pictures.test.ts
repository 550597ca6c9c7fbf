import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { NameFinder } from '../../../../src/cli/content/names/find-names.ts'
import { findPictureNameProblems } from '../../../../src/cli/publish/takedown/names-in-pictures.ts'
import { temporaryFolder } from '../../../support/content.ts'

const digest = 'ab'.repeat(32)

/** The name that is found in a picture's bytes, which are not text on either side of these. */
async function nameIn(
  text: string,
  encoding: BufferEncoding = 'utf8',
  shown = digest,
): Promise<string | null> {
  const folder = await temporaryFolder()
  const file = path.join(folder, `${digest}.png`)
  await writeFile(
    file,
    Buffer.concat([Buffer.from([0, 1]), Buffer.from(text, encoding), Buffer.from([1, 0])]),
  )
  const pictures = [
    {
      edition: 'e',
      files: [{ name: `${digest}.png`, file, byteCount: 1 }],
      mediaNameByUrl: new Map(),
      listedNames: [],
      smallerCopies: new Map(),
      listFaults: [],
    },
  ]
  const body = { html: `<img src="/media/${shown}.png"><img src="/media/${shown}.png">` }
  const problems = await findPictureNameProblems(
    { file: 'a.md', body },
    new NameFinder(['Zoé Roe']),
    pictures,
  )
  expect(problems.length).toBeLessThan(2)
  const [problem] = problems
  if (!problem) return null
  expect(problem).toMatchObject({ file: 'a.md', field: [] })
  expect(problem.reason).toContain(`shows the picture ${file}, and that file contains the name`)
  expect(problem.reason).toContain(`withhold: { pictures: [${digest}] }`)
  return /“(.*?)”/.exec(problem.reason)?.[1] ?? ''
}

it('a name in the bytes of a picture is found, in UTF-8 and in Latin-1, also without its space or in a word', async () => {
  expect(await nameIn('Zoé Roe.')).toBe('Zoé Roe')
  expect(await nameIn('By ZOE ROE, 2016')).toBe('ZOE ROE')
  expect(await nameIn('Photograph of Zoé Roe, 2016', 'latin1')).toBe('Zoé Roe')
  expect(await nameIn('see zoeroe.jpg')).toBe('zoeroe')
  expect(await nameIn('see portraitzoeroe2016.jpg')).toBe('portraitzoeroe2016')
})

it('a few bytes that happen to be letters are no name', async () => {
  expect(await nameIn('Zoé Roe')).toBeNull()
  expect(await nameIn('Zoé Roe, on the quay 16', 'latin1')).toBeNull()
})

it('a picture that the article does not show is not searched', async () => {
  expect(await nameIn('By Zoé Roe, 2016', 'utf8', 'cd'.repeat(32))).toBeNull()
})
