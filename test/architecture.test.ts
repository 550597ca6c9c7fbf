import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { projectRoot } from './support/content.ts'
import { sources } from './support/source.ts'

/** Who may import whom (DESIGN §6): room → rooms, `node` for Node's own modules, `packages` for libraries. */
const mayImport: Record<string, string[]> = {
  model: [],
  http: [],
  archive: ['model'],
  representation: ['model', 'hono'],
  search: ['model'],
  edge: ['model', 'http', 'archive', 'representation', 'search', 'hono', 'cloudflare:workers'],
  'cli/content': ['model', 'node', 'packages'],
  'cli/import': ['model', 'cli/content', 'node', 'packages'],
  'cli/verify': ['model', 'archive', 'cli/content', 'node', 'packages'],
  'cli/publish': ['model', 'archive', 'search', 'cli/content', 'cli/progress.ts', 'node', 'packages'],
  'cli/export': ['model', 'cli/content', 'cli/publish', 'node', 'packages'],
  'cli/serve': ['model', 'cli/content', 'cli/publish', 'cli/progress.ts', 'node', 'packages'],
  'cli/corrections': ['model', 'cli/content', 'cli/publish', 'node', 'packages'],
  'cli/deploy': [
    ...['model', 'archive', 'cli/content', 'cli/publish', 'cli/progress.ts', 'node', 'packages'],
  ],
  'cli/commands': [
    ...[
      'model',
      'archive',
      'cli/command.ts',
      'cli/progress.ts',
      'cli/content',
      'cli/corrections',
      'cli/deploy',
      'cli/import',
      'cli/export',
      'cli/publish',
      'cli/serve',
      'cli/verify',
    ],
    ...['node', 'packages'],
  ],
  'cli/main.ts': ['cli/command.ts', 'cli/commands'],
  'cli/command.ts': ['node'],
  'cli/progress.ts': [],
}

const all = sources()
const own = all.filter(({ file }) => file.startsWith('src/'))

/** The longest room whose folder a file is in. */
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

describe('the house', () => {
  it('imports along the table, and no other way', () => {
    const strays = own.flatMap(({ file, imports }) =>
      imports
        .filter((imported) => {
          const [room, kind] = [roomOf(file), kindOf(imported)]
          return kind !== room && !mayImport[room]?.includes(kind)
        })
        .map((imported) => `${file} imports ${imported}`),
    )
    expect(strays).toEqual([])
    expect(own.length).toBeGreaterThan(50)
  })

  it('lets one file of the edge know the environment', () => {
    const knowing = own
      .filter(({ imports }) => imports.includes('cloudflare:workers'))
      .map(({ file }) => file)
    expect(knowing).toEqual(['src/edge/worker.ts'])
  })

  it('has files that are read in one sitting', () => {
    expect(all.filter(({ lines }) => lines > 300).map(({ file, lines }) => `${file}: ${lines}`)).toEqual([])
    const lengths = own.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(70)
  })

  it('has functions that are understood at a glance', () => {
    const long = own.flatMap(({ file, functions }) =>
      functions
        .filter(({ lines, parameters }) => lines > (file.endsWith('.tsx') ? 60 : 40) || parameters > 3)
        .map(({ line, lines, parameters }) => `${file}:${line}: ${lines} lines, ${parameters} parameters`),
    )
    expect(long).toEqual([])
  })

  it('has no any, and no drawer', () => {
    expect(all.flatMap(({ file, anys }) => anys.map((line) => `${file}:${line}`))).toEqual([])
    expect(all.filter(({ file }) => /(?:utils?|helpers?|lib|misc|common)(?:\/|\.ts)/.test(file))).toEqual([])
  })

  it('names no edition in the code', () => {
    const naming = own.filter(({ file }) =>
      /le-fanal|the-lantern|Le Fanal|The Lantern|huffpost/i.test(
        readFileSync(path.join(projectRoot, file), 'utf8'),
      ),
    )
    expect(naming.map(({ file }) => file)).toEqual([])
  })
})

describe('the Worker', () => {
  it('is at most 52 KB gzipped, and holds hono alone', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'morgue-bundle-'))
    try {
      execFileSync('npx', ['wrangler', 'deploy', '--dry-run', '--outdir', folder], {
        cwd: projectRoot,
        stdio: 'pipe',
      })
      const bundle = readFileSync(path.join(folder, 'worker.js'))
      expect(gzipSync(bundle).length).toBeLessThan(52_000)
      const { sources: bundled } = JSON.parse(readFileSync(path.join(folder, 'worker.js.map'), 'utf8')) as {
        sources: string[]
      }
      const packages = bundled.flatMap((source) => /node_modules\/([^/]+)/.exec(source)?.[1] ?? [])
      expect([...new Set(packages)]).toEqual(['hono'])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the packages', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(projectRoot, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>

  it('are pinned exactly', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)])
  })

  it('are not older than their last security release', () => {
    const [major = 0, minor = 0, patch = 0] = (dependencies?.hono ?? '').split('.').map(Number)
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(4_013_007)
  })
})
