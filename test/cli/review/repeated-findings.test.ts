import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { articleFile, smallArchive, writeFiles } from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'

const articleShowing = (name: string, hour: string) =>
  articleFile(
    `headline: ${name}\nurl: https://e.example/${name}\npublished: 2016-04-08\nauthors: [Ana Pereira]`,
    `The boat of ${hour} o'clock did not leave the harbour on Tuesday, because the wind had turned in the night and the ` +
      'master would not risk the bar, so forty people and a horse went home again.\n\n' +
      '![](https://e.example/arrow.gif) [back](https://e.example/lost)',
  )

it('lists a missing picture or page once, however many articles refer to it, and accepts it in all', async () => {
  const folder = await smallArchive({
    'e/articles/a.md': articleShowing('a', 'six'),
    'e/articles/b.md': articleShowing('b', 'seven'),
    'e/articles/c.md': articleShowing('c', 'eight'),
  })
  const review = async (...options: string[]) =>
    (await runInProcess(['review', '--content', folder, ...options])).out
  expect(await review()).toContain(
    `lost-picture (1): pictures that articles show but the archive does not have. Import the same files again with --media <folder of pictures>.
  ${folder}/e/articles/a.md:10: https://e.example/arrow.gif (and in 2 other articles)
`,
  )
  expect(await review()).toContain(`a.md:10: https://e.example/lost (and in 2 other articles)\n`)
  expect(
    JSON.parse(await review('--json')).findings.map((each: object) => Object.values(each).at(-1)),
  ).toEqual([2, 2])
  await review('--accept', 'lost-picture')
  await review('--accept', 'dead-link')
  await writeFiles(folder, { 'e/articles/0.md': articleShowing('0', 'nine') })
  expect(await review()).toContain('4 articles reviewed: nothing to look at')
  expect(await readFile(path.join(folder, 'reviewed.jsonl'), 'utf8')).toBe(
    '["dead-link","e","https://e.example/lost"]\n["lost-picture","e","https://e.example/arrow.gif"]\n',
  )
})
