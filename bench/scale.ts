import { execFileSync } from 'node:child_process'
import {
  createWriteStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../test/support/project-root.ts'
import { measureLocally } from './scale/locally.ts'
import { writeArchive } from './scale/made-archive.ts'
import { editions } from './scale/made-article.ts'
import { measureRequests } from './scale/requests.ts'
import { writeExport } from './scale/wordpress-export.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    folder: { type: 'string' },
    share: { type: 'string', default: '5000' },
    requests: { type: 'string', default: '1000,100000,1000000' },
  },
})

const articles = Number(values.articles)
const share = Math.min(articles, Number(values.share))
const folder = values.folder ?? mkdtempSync(path.join(tmpdir(), 'morgue-scale-'))
const [content, state] = [path.join(folder, 'content'), path.join(folder, 'state')]

const row = (what: string, ...cells: (string | number)[]) =>
  console.log(what.padEnd(40), ...cells.map((cell) => String(cell).padStart(11)))

const timed = <Value>(work: () => Value): [Value, number] => {
  const started = performance.now()
  const value = work()
  return [value, (performance.now() - started) / 1000]
}

/** The JSON that `publish-once.ts` prints. */
interface Once {
  articles: number
  written: number
  unchanged: number
  seconds: number
  cpu: number
  megabytes: number
  phases: Record<string, number>
}

function publishOnce(what: string): void {
  const script = path.join(import.meta.dirname, 'scale/publish-once.ts')
  const told = execFileSync(process.execPath, [script, content, state], { encoding: 'utf8' })
  const { seconds, cpu, megabytes, written, unchanged, phases } = JSON.parse(told) as Once
  const rate = (articles / seconds).toFixed(0)
  row(what, seconds.toFixed(1), cpu.toFixed(1), rate, megabytes.toFixed(0), written, written + unchanged)
  console.error(`  ${JSON.stringify(phases)}`)
}

/** Changes a word of the article in the middle. */
function changeOne(): void {
  const articlesFolder = path.join(content, editions[0].id, 'articles')
  const files = readdirSync(articlesFolder, { recursive: true, encoding: 'utf8' })
  const names = files.filter((name) => name.endsWith('.md')).sort()
  const file = path.join(articlesFolder, names[names.length >> 1] ?? '')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nUn mot de plus.\n`)
}

async function measureImport(): Promise<void> {
  const file = path.join(folder, 'export.xml')
  await writeExport(createWriteStream(file), share, articles)
  const into = path.join(folder, 'imported')
  writeArchive(into, 0)
  const main = path.join(projectRoot, 'src/cli/main.ts')
  const args = [main, 'import', file, '--content', into, '--edition', editions[0].id]
  const [, seconds] = timed(() =>
    execFileSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }),
  )
  const bytes = statSync(file).size
  console.log(
    `import of ${share} (WXR, ${(bytes / 1e6).toFixed(0)} MB): ${(share / seconds).toFixed(0)} articles/s`,
  )
}

try {
  const [bytes, made] = timed(() => writeArchive(content, articles))
  console.log(
    `${articles} articles of ${(bytes / articles).toFixed(0)} bytes made in ${made.toFixed(0)} s: ${folder}`,
  )
  await measureImport()
  row('\nReading, rendering, hashing', 'seconds', 'CPU s', 'articles/s', 'peak MB', 'written', 'objects')
  publishOnce('first publication')
  publishOnce('again, nothing changed')
  changeOne()
  publishOnce('one article changed')
  await measureLocally(folder, share)
  await measureRequests(values.requests.split(',').map(Number), folder)
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
