import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { contentRooms } from './support/content-rooms.ts'
import { findFileCircles, findFolderCircles } from './support/import-circles.ts'
import { importRooms } from './support/import-rooms.ts'
import { buildDeployedWorker } from './support/processes/worker.ts'
import { projectRoot } from './support/project-root.ts'
import { publishRooms } from './support/publish-rooms.ts'
import { sources } from './support/source.ts'

/** Rooms that may be imported by every command that reads and writes archives. */
const commandGround = ['model', 'archive', 'cli/content', 'node', 'packages']

/** Rooms that may be imported by every room of the edge that serves requests. */
const edgeGround = [
  'model',
  'http',
  'archive',
  'representation',
  'edge/response',
  'edge/variant',
  'edge/release',
]

/**
 * The imports that are allowed (DESIGN §6): room → rooms, `node` for Node's own modules, `packages` for libraries.
 */
const mayImport: Record<string, string[]> = {
  model: [],
  http: [],
  archive: ['model'],
  representation: ['model', 'hono'],
  search: ['model'],
  'edge/response': ['model', 'http', 'representation'],
  'edge/variant': ['model', 'http', 'archive', 'representation', 'edge/response'],
  'edge/release': ['archive', 'edge/variant'],
  'edge/media': ['archive', 'http', 'edge/response', 'edge/release'],
  'edge/gateway': [...edgeGround, 'edge/media'],
  'edge/well-known': [...edgeGround],
  'edge/search': [...edgeGround, 'search', 'edge/gateway'],
  'edge/corrections': [...edgeGround, 'edge/gateway'],
  'edge/protocols': [...edgeGround, 'edge/gateway', 'edge/search'],
  edge: [
    ...edgeGround,
    'edge/media',
    'edge/gateway',
    'edge/well-known',
    'edge/search',
    'edge/corrections',
    'edge/protocols',
    'hono',
    'cloudflare:workers',
  ],
  'cli/content': ['model', 'node', 'packages'],
  'cli/import': ['model', 'cli/content', 'node', 'packages'],
  'cli/review': ['model', 'cli/content', 'cli/import', 'cli/progress.ts', 'node', 'packages'],
  'cli/verify': ['model', 'cli/site', 'archive', 'cli/content', 'node', 'packages'],
  'cli/publish': [...commandGround, 'search', 'cli/progress.ts'],
  'cli/site': ['node'],
  'cli/export': ['model', 'cli/site', 'cli/content', 'cli/publish', 'node', 'packages'],
  'cli/serve': [...commandGround, 'cli/publish', 'cli/progress.ts', 'cli/site'],
  'cli/setup': ['model', 'cli/content', 'cli/import', 'node', 'packages'],
  'cli/corrections': ['model', 'cli/content', 'cli/publish', 'node', 'packages'],
  'cli/deploy': [...commandGround, 'cli/publish', 'cli/progress.ts'],
  'cli/commands': [
    'model',
    'archive',
    'cli/command.ts',
    'cli/limit-heap.ts',
    'cli/progress.ts',
    'cli/content',
    'cli/corrections',
    'cli/deploy',
    'cli/import',
    'cli/export',
    'cli/publish',
    'cli/review',
    'cli/serve',
    'cli/site',
    'cli/setup',
    'cli/verify',
    'node',
    'packages',
  ],
  'cli/main.ts': ['cli/enable-code-cache.ts', 'cli/exit-when-npm-ends.ts', 'cli/program.ts', 'cli/commands'],
  'cli/enable-code-cache.ts': ['node'],
  'cli/exit-when-npm-ends.ts': ['node'],
  'cli/program.ts': [
    'cli/command.ts',
    'cli/content',
    'cli/publish',
    'node',
    'cli/find-option-without-value.ts',
    'cli/commands',
    'packages',
  ],
  'cli/command.ts': ['packages'],
  'cli/find-option-without-value.ts': ['packages'],
  'cli/limit-heap.ts': ['node'],
  'cli/progress.ts': [],
}

// Exceptions to the limits below. The lists only shrink: an entry that is no longer needed fails the test.
const longFiles: string[] = []
const crowdedFolders: string[] = []

const sourceFiles = sources()
const productFiles = sourceFiles.filter(({ file }) => file.startsWith('src/'))

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** The most specific room that a file is in. */
function roomOf(file: string): string {
  const inside = file.replace(/^src\//, '')
  return (
    Object.keys(mayImport)
      .filter((room) => inside === room || inside.startsWith(`${room}/`))
      .sort((a, b) => b.length - a.length)[0] ?? inside
  )
}

function kindOf(imported: string): string {
  if (imported.startsWith('src/'))
    return imported === 'src/cli/progress.ts' ? 'cli/progress.ts' : roomOf(imported)
  if (imported.startsWith('node:')) return 'node'
  if (imported === 'hono' || imported.startsWith('hono/')) return 'hono'
  return imported.startsWith('cloudflare:') ? imported : 'packages'
}

/** Rooms that may, according to a table, import themselves through others. */
function findRoomCircles(rooms: Record<string, string[]>): string[] {
  const below = (room: string, seen = new Set<string>()): Set<string> => {
    for (const next of rooms[room] ?? []) if (!seen.has(next)) below(next, seen.add(next))
    return seen
  }
  return Object.keys(rooms).filter((room) => below(room).has(room))
}

describe('the house', () => {
  it('imports along the table, and no other way', () => {
    const strays = productFiles.flatMap(({ file, imports }) =>
      imports
        .filter((imported) => {
          const [room, kind] = [roomOf(file), kindOf(imported)]
          return kind !== room && !mayImport[room]?.includes(kind)
        })
        .map((imported) => `${file} imports ${imported}`),
    )
    expect(strays).toEqual([])
    expect(productFiles.length).toBeGreaterThan(50)
  })

  it.each([
    ['src/cli/content/', contentRooms],
    ['src/cli/import/', importRooms],
    ['src/cli/publish/', publishRooms],
  ])('imports within %s along its own table', (folder, rooms) => {
    const roomIn = (file: string) => {
      const inside = file.slice(folder.length)
      return inside.includes('/') ? path.posix.dirname(inside) : inside
    }
    const files = productFiles.filter(({ file }) => file.startsWith(folder))
    expect(files.filter(({ file }) => !(roomIn(file) in rooms))).toEqual([])
    const strays = files.flatMap(({ file, imports }) => {
      const room = roomIn(file)
      return imports
        .filter((imported) => imported.startsWith(folder))
        .filter((imported) => ![room, ...(rooms[room] ?? [])].includes(roomIn(imported)))
        .map((imported) => `${file} imports ${imported}`)
    })
    expect(strays).toEqual([])
    expect(findRoomCircles(rooms)).toEqual([])
  })

  it('parses Markdown in one room', () => {
    const parsing = productFiles
      .filter(({ imports }) => ['markdown-it', 'remark-parse'].some((name) => imports.includes(name)))
      .map(({ file }) => file)
    expect(parsing.toSorted()).toEqual([
      'src/cli/content/markdown/footnote-rules.ts',
      'src/cli/content/markdown/parse-markdown.ts',
      'src/cli/content/markdown/parse-with-offsets.ts',
    ])
  })

  it('lets one file of the edge know the environment', () => {
    const knowing = productFiles
      .filter(({ imports }) => imports.includes('cloudflare:workers'))
      .map(({ file }) => file)
    expect(knowing).toEqual(['src/edge/worker.ts'])
  })

  it('imports in no circle, of types neither', () => {
    const imports = sourceFiles.flatMap(({ file, imports }) => imports.map((to) => ({ from: file, to })))
    expect(findFileCircles(imports)).toEqual([])
    const own = imports.filter(({ to }) => /^(?:src|test|bench)\//.test(to))
    expect(findFolderCircles(own)).toEqual([])
  })

  it('has files that are read in one sitting', () => {
    expect(
      sourceFiles.filter(({ lines }) => lines > 300).map(({ file, lines }) => `${file}: ${lines}`),
    ).toEqual([])
    const long = productFiles.filter(({ lines }) => lines > 200).map(({ file }) => file)
    expect(long).toEqual(longFiles)
    expect(median(productFiles.map(({ lines }) => lines))).toBeLessThanOrEqual(55)
  })

  it('has functions that are understood at a glance', () => {
    const functions = productFiles.flatMap(({ file, functions }) =>
      functions.map((each) => ({ file, ...each })),
    )
    const wide = functions.filter(({ parameters }) => parameters > 3)
    expect(wide.map(({ file, line }) => `${file}:${line}`)).toEqual([])
    const long = functions.filter(({ lines }) => lines > 40).map(({ file }) => file)
    expect(long).toEqual([])
    const named = functions.filter(({ named }) => named)
    expect(median(named.map(({ lines }) => lines))).toBeLessThanOrEqual(8)
  })

  it('has folders that a reader can take in', () => {
    const folders = Map.groupBy(productFiles, ({ file }) => path.dirname(file))
    const crowded = [...folders].filter(([, files]) => files.length > 28).map(([folder]) => folder)
    expect(crowded).toEqual(crowdedFolders)
  })

  it('has no any, and no drawer', () => {
    expect(sourceFiles.flatMap(({ file, anys }) => anys.map((line) => `${file}:${line}`))).toEqual([])
    expect(
      sourceFiles.filter(({ file }) => /(?:utils?|helpers?|lib|misc|common)(?:\/|\.ts)/.test(file)),
    ).toEqual([])
  })

  it('names no edition in the code', () => {
    const naming = productFiles.filter(({ file }) =>
      /le-fanal|the-lantern|Le Fanal|The Lantern|huffpost/i.test(
        readFileSync(path.join(projectRoot, file), 'utf8'),
      ),
    )
    expect(naming.map(({ file }) => file)).toEqual([])
  })
})

describe('the Worker', () => {
  it('is at most 68.4 KB gzipped when the demonstration is deployed, and holds hono alone', async () => {
    const folder = await buildDeployedWorker()
    const worker = readFileSync(path.join(folder, 'worker.js'))
    expect(gzipSync(worker).length).toBeLessThan(68_400)
    const { sources: bundled } = JSON.parse(readFileSync(path.join(folder, 'worker.js.map'), 'utf8')) as {
      sources: string[]
    }
    const packages = bundled.flatMap((source) => /node_modules\/([^/]+)/.exec(source)?.[1] ?? [])
    expect([...new Set(packages)]).toEqual(['hono'])
  }, 240_000)
})

const packageName = (imported: string) => imported.split('/', imported.startsWith('@') ? 2 : 1).join('/')

describe('the packages', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(projectRoot, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>

  it('are pinned exactly', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)])
  })

  it('are dependencies where src imports them, types apart, so that `npm ci --omit=dev` runs every command', () => {
    const names = productFiles.flatMap(({ imports }) =>
      imports
        .filter((each) => ['hono', 'packages'].includes(kindOf(each)) && each !== 'package.json')
        .map(packageName),
    )
    const types = Object.keys(devDependencies ?? {}).flatMap((name) => name.match(/(?<=^@types\/).*/) ?? [])
    const available = [...Object.keys(dependencies ?? {}), ...types]
    expect(names.filter((name) => !available.includes(name))).toEqual([])
    expect(names).toContain('miniflare')
  })

  it('include the program of every process and thread that a command starts', () => {
    const read = (file: string) => JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8'))
    const { entry }: { entry: string[] } = read('knip.json')
    const { include }: { include: string[] } = read('tsconfig.package.json')
    const started = entry.filter((file) => file.startsWith('src/cli/')).map((file) => file.replace('!', ''))
    expect(include.toSorted()).toEqual(['src/cli/main.ts', ...started].sort())
  })

  it('are not older than their last security release', () => {
    const [major = 0, minor = 0, patch = 0] = (dependencies?.hono ?? '').split('.').map(Number)
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(4_013_007)
  })
})
