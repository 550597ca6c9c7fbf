import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../support/project-root.ts'
import { chooseMutants } from './choose.ts'
import { copyTree } from './copy-tree.ts'
import { applied, type Mutant, mutantsOf } from './mutants.ts'
import { findRoom, testsReaching } from './rooms.ts'
import { Runner } from './runner.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    file: { type: 'string', default: '' },
    test: { type: 'string', multiple: true, default: [] },
  },
})
const [roomName = '', count = '40'] = positionals
if (roomName === '') {
  console.error(
    'usage: npm run test:mutation -- <room> [count] [--seed 1] [--file how-the-name-of-a-source-contains]',
  )
  process.exit(2)
}

const room = findRoom(roomName)
const tests = [...room.tests, ...values.test]
const textOf = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8')
const all = room.sources
  .filter((file) => file.includes(values.file))
  .flatMap((file) => mutantsOf(file, textOf(file)))
const chosen = chooseMutants(all, Number(count), Number(values.seed))
console.log(
  `${chosen.length} of ${all.length} changes to ${room.sources.length} files; ${tests.length} test files`,
)

const runner = new Runner(await copyTree())
process.once('SIGINT', () => process.exit(130))
process.once('exit', () => runner.stop())

const [first] = room.sources
const whole = await runner.ask({ file: first ?? '', text: textOf(first ?? ''), tests }, 600_000)
if (whole.failed !== null) {
  console.error(`${whole.failed} fails without any change`)
  process.exit(1)
}
const took = (test: string) => whole.times[test] ?? 0
const quickestFirst = tests.toSorted((a, b) => took(a) - took(b))
const reaching = testsReaching(quickestFirst)

async function judge(mutant: Mutant): Promise<string | null> {
  const text = textOf(mutant.file)
  const own = reaching(mutant.file)
  const usual = own.reduce((sum, test) => sum + took(test), 0)
  const { failed } = await runner.ask(
    { file: mutant.file, text: applied(text, mutant), tests: own },
    20_000 + 5 * usual,
  )
  // Restored by the next question for the same file, or by this one.
  await runner.ask({ file: mutant.file, text, tests: [] }, 60_000)
  return failed
}

const excerpt = (text: string) => text.replace(/\s+/g, ' ').slice(0, 60)
let noticed = 0
for (const [index, mutant] of chosen.entries()) {
  const failed = await judge(mutant)
  if (failed !== null) noticed++
  const before = excerpt(textOf(mutant.file).slice(mutant.start, mutant.end))
  const what = `${mutant.file}:${mutant.line} ${mutant.kind}: ${before} → ${excerpt(mutant.replacement) || 'nothing'}`
  console.log(
    `${index + 1} ${failed === null ? 'NOT NOTICED' : 'noticed'} ${what}${failed === null ? '' : ` (${excerpt(failed)})`}`,
  )
}
console.log(
  `${roomName}: ${noticed} of ${chosen.length} noticed (${Math.round((100 * noticed) / chosen.length)} %), seed ${values.seed}`,
)
process.exit(0)
