import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { renderProjectReadme } from './render-project-readme.ts'

/** The program with which an archive is published. */
export interface ProgramPackage {
  /** Its name at npm. */
  name: string
  version: string
  /** The folder with its `wrangler.toml` and its built Worker. */
  folder: string
}

/** Adapts the Worker's configuration to an archive's own folder, where the code is below `node_modules`. */
function adaptWranglerConfiguration(text: string, { name }: ProgramPackage, archiveId: string): string {
  const codeFolder = `node_modules/${name}/dist`
  return text
    .replace(/^main = "/m, `main = "${codeFolder}/`)
    .replace('migrations_dir = "migrations"', `migrations_dir = "${codeFolder}/migrations"`)
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
 * Turns the folder around a content folder into a project that can be put under git and brought up to date with
 * `npm update`. Does not change files that exist. Returns the files written.
 */
export async function writeProject(
  folder: string,
  program: ProgramPackage,
  archive: { id: string; name: string },
): Promise<string[]> {
  const configuration = await readFile(path.join(program.folder, 'wrangler.toml'), 'utf8')
  const files = {
    'package.json': formatPackage(program, archive.name),
    'wrangler.toml': adaptWranglerConfiguration(configuration, program, archive.id),
    '.gitignore': 'node_modules/\n.morgue/\n.wrangler/\nimport-report.json\nimport-losses.jsonl\n',
    'README.md': renderProjectReadme(archive.name, program.name),
  }
  const writtenFiles = Object.entries(files).filter(([name]) => !existsSync(path.join(folder, name)))
  await mkdir(folder, { recursive: true })
  for (const [name, text] of writtenFiles) await writeFile(path.join(folder, name), text, { flag: 'wx' })
  return writtenFiles.map(([name]) => path.join(path.relative(process.cwd(), folder), name))
}
