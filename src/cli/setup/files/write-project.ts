import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { renderProjectReadme } from './render-project-readme.ts'

/** The program that an archive is published with. */
export interface ProgramPackage {
  /** Its name at npm. */
  name: string
  version: string
  /** The folder with its `wrangler.toml` and its built Worker. */
  folder: string
}

/** Adapts the Worker's description to an archive's own folder, where the code is below `node_modules`. */
function adaptConfiguration(text: string, { name }: ProgramPackage, archiveId: string): string {
  const code = `node_modules/${name}/dist`
  return text
    .replace(/^main = "/m, `main = "${code}/`)
    .replace('migrations_dir = "migrations"', `migrations_dir = "${code}/migrations"`)
    .replace('name = "morgue"', `name = "${archiveId}"`)
    .replaceAll(/^((?:database|bucket)_name = ")morgue-/gm, `$1${archiveId}-`)
}

const formatPackage = ({ name, version }: ProgramPackage, archiveName: string): string =>
  `${JSON.stringify(
    {
      private: true,
      description: archiveName,
      type: 'module',
      scripts: { start: 'morgue serve' },
      dependencies: { [name]: `^${version}` },
      allowScripts: { esbuild: true, node: true, workerd: true },
    },
    null,
    2,
  )}\n`

/**
 * Makes the folder around a content folder one that can be put under git and brought up to date with `npm update`. Files
 * that exist stay as they are. Returns the files written.
 */
export async function writeProject(
  folder: string,
  program: ProgramPackage,
  archive: { id: string; name: string },
): Promise<string[]> {
  const configuration = await readFile(path.join(program.folder, 'wrangler.toml'), 'utf8')
  const files = {
    'package.json': formatPackage(program, archive.name),
    'wrangler.toml': adaptConfiguration(configuration, program, archive.id),
    '.gitignore': 'node_modules/\n.morgue/\n.wrangler/\nimport-report.json\nimport-losses.jsonl\n',
    'README.md': renderProjectReadme(archive.name, program.name),
  }
  const written = Object.entries(files).filter(([name]) => !existsSync(path.join(folder, name)))
  await mkdir(folder, { recursive: true })
  for (const [name, text] of written) await writeFile(path.join(folder, name), text, { flag: 'wx' })
  return written.map(([name]) => path.join(path.relative(process.cwd(), folder), name))
}
