import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { projectRoot } from '../../../support/project-root.ts'

const locate = `
  import { locateProblems } from './src/cli/publish/articles/content-problem.ts'
  const file = process.argv[1]
  const problems = Array.from({ length: 2000 }, () => ({ file, field: ['published'], reason: 'is wrong' }))
  console.log(JSON.stringify((await locateProblems(problems)).map(({ line }) => line)))
`

it.skipIf(process.platform === 'win32')('lists more problems than files can be open at once', async () => {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A\npublished: 2016') })
  const limited = ['-c', 'ulimit -n 100; exec "$@"', 'sh', process.execPath, '--input-type=module', '-e']
  const args = [...limited, locate, path.join(content, 'e/articles/a.md')]
  const { stdout } = await promisify(execFile)('sh', args, { cwd: projectRoot })
  expect(JSON.parse(stdout)).toEqual(Array(2000).fill(3))
})
