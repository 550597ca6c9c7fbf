import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createVitest, type TestSpecification } from 'vitest/node'

/** What the host is asked: to write a file as it is to be, and to run tests. Paths are relative to the working folder. */
export interface Question {
  file: string
  text: string
  tests: string[]
}

/** The first test that failed, or `null`; how long every test file took, in milliseconds. */
export interface Verdict {
  failed: string | null
  times: Record<string, number>
}

const root = process.cwd()
const vitest = await createVitest('test', {
  ...{ root, watch: false, bail: 1, reporters: [{}], project: ['node', 'workerd'] },
  ...{ passWithNoTests: true, silent: true, retry: 0 },
})
await vitest.standalone()
const specifications = await vitest.globTestSpecifications()

/** Runs one test file, with nothing remembered of those before, whose failures would count for `bail`. */
async function failureIn(specification: TestSpecification): Promise<string | null> {
  vitest.state.filesMap.clear()
  vitest.state.idMap.clear()
  vitest.state.errorsSet.clear()
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification])
  const failed = testModules.find((module) => !module.ok())
  if (!failed && unhandledErrors.length === 0) return null
  const [first] = failed ? [...failed.children.allTests('failed')] : []
  return `${path.relative(root, specification.moduleId)}${first ? ` > ${first.fullName}` : ''}`
}

async function judge({ file, text, tests }: Question): Promise<Verdict> {
  await writeFile(path.join(root, file), text)
  vitest.invalidateFile(path.join(root, file))
  const times: Record<string, number> = {}
  for (const test of tests) {
    const specification = specifications.find(({ moduleId }) => path.relative(root, moduleId) === test)
    if (!specification) throw new Error(`${test} belongs to no project of Vitest`)
    const begun = performance.now()
    const failed = await failureIn(specification)
    times[test] = performance.now() - begun
    if (failed !== null) return { failed, times }
  }
  return { failed: null, times }
}

process.on('message', (question: Question) => {
  judge(question).then(
    (verdict) => process.send?.(verdict),
    (error) => process.send?.({ failed: `the runner: ${String(error)}`, times: {} }),
  )
})
process.send?.('ready')
