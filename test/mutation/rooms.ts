import { globSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../support/project-root.ts'
import { sources } from '../support/source.ts'

/** Rooms whose tests do not lie under the same path, or not only there: path below `src` → paths below `test`. */
const elsewhere = new Map([
  [
    'corrections',
    { src: ['cli/corrections', 'edge/corrections'], test: ['cli/corrections', 'edge/corrections'] },
  ],
  [
    'address',
    { src: ['model/address.ts', 'model/identity.ts', 'model/list-address.ts'], test: ['model', 'archive'] },
  ],
  ['query', { src: ['search'], test: ['search'] }],
  ['content', { src: ['cli/content'], test: ['cli/content'] }],
  ['import', { src: ['cli/import'], test: ['cli/import'] }],
  ['publish', { src: ['cli/publish'], test: ['cli/publish'] }],
  ['takedown', { src: ['cli/publish/takedown'], test: ['cli/publish', 'takedown-front-door'] }],
])

/** What a room is made of: its sources, and the tests that mirror it; relative to the project. */
export interface Room {
  sources: string[]
  tests: string[]
}

const matching = (folder: string, paths: readonly string[], ending: string) =>
  paths
    .flatMap((each) =>
      globSync([`${folder}/${each}`, `${folder}/${each}*`, `${folder}/${each}/**`], { cwd: projectRoot }),
    )
    .filter((file) => file.endsWith(ending) || file.endsWith(`${ending}x`))

/** Finds a room by its name, or by a path below `src` (a folder, a file, or how files begin). */
export function findRoom(name: string): Room {
  const own = name.replace(/\.tsx?$/, '')
  const { src, test } = elsewhere.get(name) ?? {
    src: [name],
    test: own === name ? [name] : [own, path.dirname(own)],
  }
  const found = {
    sources: [...new Set(matching('src', src, '.ts'))].sort(),
    tests: [...new Set(matching('test', test, '.test.ts'))].sort(),
  }
  if (found.sources.length === 0) throw new Error(`src/${name} has no files`)
  if (found.tests.length === 0) throw new Error(`nothing in test mirrors src/${name}`)
  return found
}

/**
 * Which of the tests can notice a change to a file: those that load it, however far away, and those that start the
 * command line or the Worker, which may.
 */
export function testsReaching(tests: readonly string[]): (file: string) => string[] {
  const imports = new Map(sources().map((source) => [source.file, source.imports]))
  const reached = new Map(tests.map((test) => [test, closure(test, imports)]))
  const worker = closure('src/edge/worker.ts', imports)
  const has = (files: ReadonlySet<string>, ...names: string[]) => names.some((name) => files.has(name))
  return (file) =>
    tests.filter((test) => {
      const files = reached.get(test) ?? new Set()
      const startsCommand = has(
        files,
        'test/support/processes/morgue.ts',
        'test/support/processes/served-archive.ts',
      )
      const runsInWorker = worker.has(file) && has(files, 'cloudflare:test', 'cloudflare:workers')
      return files.has(file) || startsCommand || runsInWorker
    })
}

function closure(file: string, imports: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const [seen, pending] = [new Set([file]), [file]]
  for (let next = pending.pop(); next !== undefined; next = pending.pop())
    for (const each of imports.get(next) ?? [])
      if (!seen.has(each)) {
        seen.add(each)
        pending.push(each)
      }
  return seen
}
