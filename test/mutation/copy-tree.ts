import { rmSync } from 'node:fs'
import { cp, mkdtemp, realpath, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../support/project-root.ts'

const parts = [
  'src',
  'test',
  'bench',
  'content',
  'docs',
  'migrations',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'wrangler.toml',
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'biome.json',
]

/** A copy of the project in a folder of its own, which is removed when the process ends. */
export async function copyTree(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'morgue-mutation-')))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const part of parts)
    await cp(path.join(projectRoot, part), path.join(folder, part), { recursive: true })
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'))
  return folder
}
