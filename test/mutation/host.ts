import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createVitest, type TestSpecification } from 'vitest/node'

/** Writes a mutated file, then runs tests. Paths are relative to the working folder. */
export interface TrialRequest {
  file: string
  text: string
  /** Batches of test files: a batch is loaded and run together, and the next one only if it passes. */
  batches: string[][]
}

/** The first test that failed, or `null`; the milliseconds that each test file took. */
export interface Verdict {
  failed: string | null
  times: Record<string, number>
}

const root = process.cwd()
/** True if `bail` ended the last run. The failure itself can be missing from the results, when others were running. */
let wasCutOff = false
const vitest = await createVitest('test', {
  root,
  watch: false,
  bail: 1,
  reporters: [
    {
      onTestRunEnd(_modules, _errors, reason) {
        wasCutOff = reason === 'interrupted'
      },
    },
  ],
  // A cached module may be that of another mutant.
  fsModuleCache: false,
  project: ['node', 'measured', 'isolated', 'workerd'],
  passWithNoTests: true,
  silent: true,
  retry: 0,
})
await vitest.standalone()
const specifications = await vitest.globTestSpecifications()

function findSpecification(test: string): TestSpecification {
  const specification = specifications.find(({ moduleId }) => path.relative(root, moduleId) === test)
  if (!specification) throw new Error(`${test} belongs to no project of Vitest`)
  return specification
}

/** Runs test files. Discards the results of earlier runs, since their failures would count towards `bail`. */
async function runBatch(batch: readonly string[]): Promise<Verdict> {
  vitest.state.filesMap.clear()
  vitest.state.idMap.clear()
  vitest.state.errorsSet.clear()
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(batch.map(findSpecification))
  const times = testModules.map((module) => [
    path.relative(root, module.moduleId),
    module.diagnostic().duration + module.diagnostic().collectDuration,
  ])
  const failed = testModules.find((module) => !module.ok())
  const [test] = failed ? [...failed.children.allTests('failed')] : []
  const name = failed && `${path.relative(root, failed.moduleId)}${test ? ` > ${test.fullName}` : ''}`
  const other = unhandledErrors.length > 0 || wasCutOff ? 'an error outside the tests' : null
  return {
    failed: name ?? other,
    times: Object.fromEntries(times),
  }
}

async function judge({ file, text, batches }: TrialRequest): Promise<Verdict> {
  await writeFile(path.join(root, file), text)
  vitest.invalidateFile(path.join(root, file))
  let times: Verdict['times'] = {}
  for (const batch of batches) {
    const verdict = await runBatch(batch)
    times = { ...times, ...verdict.times }
    if (verdict.failed !== null) return { failed: verdict.failed, times }
  }
  return { failed: null, times }
}

process.on('message', (request: TrialRequest) => {
  judge(request).then(
    (verdict) => process.send?.(verdict),
    (error) => process.send?.({ failed: `the runner: ${String(error)}`, times: {} }),
  )
})
process.send?.('ready')
