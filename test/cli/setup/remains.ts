import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { temporaryFolder, writeFiles } from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'
import { weeklyExport } from './weekly-export.ts'

/** A folder with a newspaper's remains, and the place of its content folder. */
export async function remains(files: Record<string, string> = { 'export.xml': weeklyExport }) {
  const folder = await temporaryFolder()
  await writeFiles(path.join(folder, 'remains'), files)
  const content = path.join(folder, 'content')
  const init = (...args: string[]) => runInProcess(['init', ...args, '--content', content])
  const readContent = (name: string) => readFile(path.join(content, name), 'utf8')
  return { folder, content, init, readContent, exported: path.join(folder, 'remains') }
}

/** A page in French, of which the head says more. */
export const page = (number: number, head: string) =>
  `<!doctype html><html lang="fr"><head><title>La mairie</title>${head}</head><body><article><h1>La mairie, ${number}</h1>` +
  `<p>${'Le conseil de la ville a dit que la mairie ne sera pas ouverte pour les fêtes de cette année. '.repeat(4)}</p></article></body></html>`
