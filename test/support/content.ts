import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from './project-root.ts'
import { sharedFolderVariable } from './shared-folder.ts'

export const demonstrationFolder = path.join(projectRoot, 'content')

/** Progress that shows nothing. */
export const silent = { step: () => {}, expect: () => {}, done: () => {} }

const temporaryFolders: string[] = []
process.once('exit', () => {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true })
})

/**
 * A new folder. A test run removes it at its end, with the folder that its processes share, since Vitest ends them by a signal;
 * any other process when it exits.
 */
export async function temporaryFolder(): Promise<string> {
  const shared = process.env[sharedFolderVariable]
  if (shared !== undefined) return mkdtemp(path.join(shared, 'morgue-test-'))
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-test-'))
  temporaryFolders.push(folder)
  return folder
}

/** A copy of the demonstration archive that a test may change. */
export async function demonstrationCopy(): Promise<string> {
  const folder = await temporaryFolder()
  await cp(demonstrationFolder, folder, { recursive: true })
  return folder
}

/** Writes files into a folder: path → text. Synchronously, which takes a third of the time for small files. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  const folders = new Set(Object.keys(files).map((name) => path.dirname(path.join(folder, name))))
  for (const each of folders) mkdirSync(each, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
}

/** A content folder with one edition, `e`, and these files. */
export async function smallArchive(files: Record<string, string>, edition = ''): Promise<string> {
  // The state of an archive lies beside its content folder.
  const folder = path.join(await temporaryFolder(), 'content')
  await writeFiles(folder, {
    'archive.yaml': 'name: Test archive\nurl: https://archive.example\nlanguage: en\n',
    'e/edition.yaml': `name: The E\nlanguage: en\nhosts: [e.example, www.e.example]\nclosed: 2020\n${edition}`,
    ...files,
  })
  return folder
}

/** An article's file. */
export const articleFile = (frontMatter: string, body = 'Words.') =>
  `---\n${frontMatter.trim()}\n---\n\n${body}\n`
