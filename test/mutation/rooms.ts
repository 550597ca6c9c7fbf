import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../support/project-root.ts'
import { type Source, sources } from '../support/source.ts'

/** Rooms with a short name, or with tests elsewhere: paths in `src`, and paths in `test`. */
const namedRooms = new Map([
  [
    'corrections',
    { src: ['cli/corrections', 'edge/corrections'], test: ['cli/corrections', 'edge/corrections'] },
  ],
  [
    'address',
    { src: ['model/address.ts', 'model/identity.ts', 'model/list-address.ts'], test: ['model', 'archive'] },
  ],
  ['gateway', { src: ['edge/gateway'], test: ['edge'] }],
  ['query', { src: ['search'], test: ['search'] }],
  // The tests of a command are in the room of what it does.
  ['commands', { src: ['cli/commands', 'cli/program.ts', 'cli/command.ts'], test: ['cli'] }],
  ['content', { src: ['cli/content'], test: ['cli/content'] }],
  ['import', { src: ['cli/import'], test: ['cli/import'] }],
  ['publish', { src: ['cli/publish'], test: ['cli/publish'] }],
  ['takedown', { src: ['cli/publish/takedown'], test: ['cli/publish', 'front-door/takedown'] }],
])

/** Source files and the tests that mirror them, relative to the project. */
export interface Room {
  sources: string[]
  tests: string[]
}

/** The tests that mirror a folder, and those directly in the folder above it, which test its rooms together. */
const testsOfFolder = (folder: string) =>
  folder.includes('/') ? [folder, `${path.dirname(folder)}/*.test.ts`] : [folder]

const matching = (folder: string, paths: readonly string[], ending: string) =>
  paths
    .flatMap((each) =>
      globSync([`${folder}/${each}`, `${folder}/${each}*`, `${folder}/${each}/**`], { cwd: projectRoot }),
    )
    .filter((file) => file.endsWith(ending) || file.endsWith(`${ending}x`))

/** Finds a room by its name, or by a path below `src` (a folder, a file, or how files begin). */
export function findRoom(name: string): Room {
  const own = name.replace(/\.tsx?$/, '')
  const { src, test } = namedRooms.get(name) ?? {
    src: [name],
    test: own === name ? testsOfFolder(name) : [own, path.dirname(own)],
  }
  const found = {
    sources: [...new Set(matching('src', src, '.ts'))].sort(),
    tests: [...new Set(matching('test', test, '.test.ts'))].sort(),
  }
  if (found.sources.length === 0) throw new Error(`src/${name} has no files`)
  if (found.tests.length === 0) throw new Error(`nothing in test mirrors src/${name}`)
  return found
}

/** A path of a source in the project, or the name of one that Node starts beside the file that names it. */
const startedFile =
  /['"`]((?:src|test)\/[\w/-]+\.ts)['"`]|import\.meta\.dirname,\s*['"`]([\w/-]+)(?:\.ts['"`]|\$\{path\.extname)/g

/**
 * Returns the files that a source starts in a process or thread of their own, or bundles: no import shows them. Paths are
 * relative to the project.
 */
function listStartedFiles(file: string): string[] {
  const text = readFileSync(path.join(projectRoot, file), 'utf8')
  return [...text.matchAll(startedFile)].map(
    ([, ofProject, sibling]) => ofProject ?? path.join(path.dirname(file), `${sibling}.ts`),
  )
}

const listReached = ({ file, imports }: Source): [string, string[]] => [
  file,
  [...imports, ...listStartedFiles(file)],
]

/**
 * Finds the tests that can notice a change to a file, nearest first: those that load it, in their process or in one that they
 * start, and those that run in the Worker, which may load it.
 */
export function testsReaching(tests: readonly string[]): (file: string) => string[] {
  const reached = new Map(sources().map(listReached))
  const distances = new Map(tests.map((test) => [test, measureDistances(test, reached)]))
  const worker = measureDistances('src/edge/worker.ts', reached)
  return (file) => {
    const distanceFrom = (test: string) => {
      const files = distances.get(test) ?? new Map<string, number>()
      const runsInWorker =
        worker.has(file) && (files.has('cloudflare:test') || files.has('cloudflare:workers'))
      return files.get(file) ?? (runsInWorker ? Number.MAX_SAFE_INTEGER : null)
    }
    return tests
      .flatMap((test) => ({ test, distance: distanceFrom(test) }))
      .filter(({ distance }) => distance !== null)
      .toSorted((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
      .map(({ test }) => test)
  }
}

/** Every file reachable from `file`, with the number of steps on the way. */
function measureDistances(
  file: string,
  reached: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const distances = new Map([[file, 0]])
  for (const [next, distance] of distances)
    for (const other of reached.get(next) ?? []) if (!distances.has(other)) distances.set(other, distance + 1)
  return distances
}
