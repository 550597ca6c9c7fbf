import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { blankAnswers } from '../../../src/cli/setup/answers/question.ts'
import { formatArchiveFile, formatEditionFile } from '../../../src/cli/setup/files/configuration-text.ts'
import { isDemonstration } from '../../../src/cli/setup/files/move-demonstration.ts'
import { writeEdition } from '../../../src/cli/setup/files/write-edition.ts'
import { writeProject } from '../../../src/cli/setup/files/write-project.ts'
import { temporaryFolder } from '../../support/content.ts'
import { propose, surveyOf } from './survey.ts'

const proposal = {
  ...propose(surveyOf([['https://star.example/a', '2014-05-06']])),
  queryParameters: ['id', 'p'],
}
const answers = { ...blankAnswers, edition: 'star', name: 'Star', language: 'en', url: 'https://a.example' }

it('edition.yaml has what is known, each list on one line, with a comment only where the files say it', () => {
  expect(formatEditionFile({ ...answers, founded: '2014-05-06' }, proposal)).toBe(
    `# One newspaper in one language (docs/content.md describes every field).
name: Star
language: en
# The dates of the first and the last article. Correct them if the newspaper lived longer.
founded: 2014-05-06
hosts: [star.example, www.star.example]
# The parameters of old addresses (after ?) that tell articles apart.
query: [id, p]
`,
  )
  const name = `The ${'long '.repeat(40)}name`
  const given = formatEditionFile({ ...answers, name, founded: '1999', timeZone: 'Europe/Paris' }, proposal)
  expect(given).toContain(`name: ${name}\nlanguage: en\nfounded: 1999\nhosts:`)
  expect(given).toContain('timeZone: Europe/Paris\n')
})

it('archive.yaml is written once, for the first edition', async () => {
  const folder = await temporaryFolder()
  const [archive, edition] = ['archive.yaml', 'star/edition.yaml'].map((name) => path.join(folder, name))
  expect(await writeEdition(folder, { ...answers, archiveName: 'Morgue' }, proposal)).toEqual([
    archive,
    edition,
  ])
  const text = await readFile(archive ?? '', 'utf8')
  expect(text).toBe(formatArchiveFile({ ...answers, archiveName: 'Morgue' }))
  expect(text).toContain('name: Morgue\n')
  const second = { ...answers, edition: 'sun', archiveName: 'Other' }
  expect(await writeEdition(folder, second, proposal)).toEqual([path.join(folder, 'sun/edition.yaml')])
  expect(await readFile(archive ?? '', 'utf8')).toBe(text)
})

it('the demonstration is known by its address', () => {
  const at = (url: string) => isDemonstration({ archive: { url } } as Parameters<typeof isDemonstration>[0])
  expect([at('https://morgue.example'), at('https://archive.example')]).toEqual([true, false])
})

it('the folder of an archive names the program, its Worker and the archive; what exists stays', async () => {
  const [folder, program] = [path.join(await temporaryFolder(), 'new'), await temporaryFolder()]
  await writeFile(
    path.join(program, 'wrangler.toml'),
    'name = "morgue"\nmain = "src/edge/worker.ts"\nmigrations_dir = "migrations"\nbucket_name = "morgue-media"\ndatabase_name = "morgue-search"\n',
  )
  await mkdir(folder)
  await writeFile(path.join(folder, 'README.md'), 'Mine.')
  const written = await writeProject(
    folder,
    { name: '@a/morgue', version: '1.2.3', folder: program },
    { id: 'star', name: 'The Star' },
  )
  expect(written.map((file) => path.basename(file))).toEqual(['package.json', 'wrangler.toml', '.gitignore'])
  expect(await readFile(path.join(folder, 'README.md'), 'utf8')).toBe('Mine.')
  expect(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))).toEqual({
    private: true,
    description: 'The Star',
    type: 'module',
    scripts: { start: 'morgue serve' },
    dependencies: { '@a/morgue': '^1.2.3' },
    allowScripts: { esbuild: true, node: true, workerd: true },
  })
  expect(await readFile(path.join(folder, 'wrangler.toml'), 'utf8')).toBe(
    'name = "star"\nmain = "node_modules/@a/morgue/dist/src/edge/worker.ts"\nmigrations_dir = "node_modules/@a/morgue/dist/migrations"\nbucket_name = "star-media"\ndatabase_name = "star-search"\n',
  )
  expect(await readFile(path.join(folder, '.gitignore'), 'utf8')).toBe(
    'node_modules/\n.morgue/\n.wrangler/\nimport-report.json\nimport-losses.jsonl\n',
  )
})
