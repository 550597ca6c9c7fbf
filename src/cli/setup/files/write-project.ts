import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { renderProjectReadme } from './render-project-readme.ts'

/** The npm package of the program that publishes an archive. */
export interface ProgramPackage {
  /** The package's name at npm. */
  name: string
  version: string
  /** The folder with the package's `wrangler.toml` and built Worker. */
  folder: string
}

/** Adapts the Worker's configuration to an archive's own folder, where the code is in `node_modules`. */
function adaptWranglerConfiguration(
  wranglerToml: string,
  { name }: ProgramPackage,
  archiveId: string,
): string {
  const codeFolder = `node_modules/${name}/dist`
  return wranglerToml
    .replace(/^main = "/m, `main = "${codeFolder}/`)
    .replace('migrations_dir = "migrations"', `migrations_dir = "${codeFolder}/migrations"`)
    .replace('name = "morgue"', `name = "${archiveId}"`)
    .replaceAll(/^((?:database|bucket)_name = ")morgue-/gm, `$1${archiveId}-`)
}

const formatPackageJson = ({ name, version }: ProgramPackage, archiveName: string): string =>
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
 * Makes the folder around a content folder a project that git can store and `npm update` can update. Does not change
 * existing files. Returns the files written.
 */
export async function writeProject(
  projectFolder: string,
  program: ProgramPackage,
  archive: { id: string; name: string },
): Promise<string[]> {
  const wranglerToml = await readFile(path.join(program.folder, 'wrangler.toml'), 'utf8')
  const textByFileName = {
    'package.json': formatPackageJson(program, archive.name),
    'wrangler.toml': adaptWranglerConfiguration(wranglerToml, program, archive.id),
    '.gitignore': 'node_modules/\n.morgue/\n.wrangler/\nimport-report.json\nimport-losses.jsonl\n',
    'README.md': renderProjectReadme(archive.name, program.name),
  }
  const newFiles = Object.entries(textByFileName).filter(
    ([fileName]) => !existsSync(path.join(projectFolder, fileName)),
  )
  await mkdir(projectFolder, { recursive: true })
  for (const [fileName, text] of newFiles)
    await writeFile(path.join(projectFolder, fileName), text, { flag: 'wx' })
  return newFiles.map(([fileName]) => path.join(path.relative(process.cwd(), projectFolder), fileName))
}
