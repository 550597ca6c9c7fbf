import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../support/project-root.ts'
import { groupTests } from '../support/test-groups.ts'
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
    only: { type: 'string', multiple: true, default: [] },
    slow: { type: 'boolean', default: false },
  },
})
const [roomName = '', count = '40'] = positionals
if (roomName === '') {
  console.error(`usage: npm run test:mutation -- <room> [count] [options]

  --seed <n>     which changes are drawn (1)
  --file <part>  only sources whose names contain this
  --test <file>  a test file beside those that mirror the room
  --only <file>  this test file instead of those that mirror the room; may be repeated
  --slow         with the tests that start a server or a command, or read the corpora`)
  process.exit(2)
}

/** The room's tests, without those that cost more than all others together. */
function chooseTests(mirroring: readonly string[]): string[] {
  if (values.only.length > 0) return values.only
  const { processes, corpora } = groupTests()
  const slow = new Set(values.slow ? [] : [...processes, ...corpora])
  const quick = mirroring.filter((test) => !slow.has(test))
  return [...(quick.length > 0 ? quick : mirroring), ...values.test]
}

const room = findRoom(roomName)
const tests = chooseTests(room.tests)
const readSource = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8')
const mutants = room.sources
  .filter((file) => file.includes(values.file))
  .flatMap((file) => mutantsOf(file, readSource(file)))
const chosen = chooseMutants(mutants, Number(count), Number(values.seed))
const reaching = testsReaching(tests)
const concerned = new Set(chosen.flatMap(({ file }) => reaching(file)))
console.log(
  `${chosen.length} of ${mutants.length} changes to ${room.sources.length} files; ${concerned.size} test files`,
)

const runner = new Runner(await copyTree())
process.once('SIGINT', () => process.exit(130))
process.once('exit', () => runner.stop())

const [firstSource = ''] = room.sources
const unchanged = await runner.run(
  { file: firstSource, text: readSource(firstSource), batches: [[...concerned]] },
  600_000,
)
if (unchanged.failed !== null) {
  console.error(`${unchanged.failed} fails without any change`)
  process.exit(1)
}

/** Runs the nearest test first, since it should notice the mutant; then all others together. */
async function judge(mutant: Mutant): Promise<string | null> {
  const text = readSource(mutant.file)
  const [nearest, ...others] = reaching(mutant.file)
  if (nearest === undefined) return null
  const usual = [nearest, ...others].reduce((sum, test) => sum + (unchanged.times[test] ?? 0), 0)
  const batches = others.length > 0 ? [[nearest], others] : [[nearest]]
  const request = { file: mutant.file, text: applied(text, mutant), batches }
  const { failed } = await runner.run(request, 20_000 + 5 * usual)
  await runner.run({ file: mutant.file, text, batches: [] }, 60_000)
  return failed
}

const excerpt = (text: string) => text.replace(/\s+/g, ' ').slice(0, 60)
const started = performance.now()
let noticed = 0
for (const [index, mutant] of chosen.entries()) {
  const failed = await judge(mutant)
  if (failed !== null) noticed++
  const before = excerpt(readSource(mutant.file).slice(mutant.start, mutant.end))
  const change = `${mutant.file}:${mutant.line} ${mutant.kind}: ${before} → ${excerpt(mutant.replacement) || 'nothing'}`
  const verdict = failed === null ? 'NOT NOTICED' : 'noticed'
  console.log(`${index + 1} ${verdict} ${change}${failed === null ? '' : ` (${excerpt(failed)})`}`)
}
const seconds = (performance.now() - started) / 1000 / Math.max(chosen.length, 1)
console.log(
  `${roomName}: ${noticed} of ${chosen.length} noticed (${Math.round((100 * noticed) / chosen.length)} %), seed ${values.seed}, ${seconds.toFixed(1)} s each`,
)
process.exit(0)
