import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readRoot } from '../../archive/release.ts'
import { type Command, type ExitStatus, readArgs, UsageError } from '../command.ts'
import { type Progress, progressOn } from '../progress.ts'
import { openLocalArchive } from '../publish/archives/local/local-archive.ts'
import { publish } from '../publish/publish.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import { startOwnWorker } from '../serve/own-worker.ts'
import { publishAside } from '../serve/temporary-archive.ts'
import type { VerifiedStore } from '../verify/check-objects.ts'
import { checks } from '../verify/findings.ts'
import { reportPage } from '../verify/report-page.ts'
import { type Report, verify } from '../verify/verify.ts'
import { archiveHelp, archiveOptions, onArchive } from './on-archive.ts'
import { printFaults } from './publish.ts'

const options = {
  content: { type: 'string' },
  ...archiveOptions,
  report: { type: 'string' },
} as const

/** A release, where it is served, and what the content gives. */
interface Subject {
  store: VerifiedStore
  origin: string
  expected: string | null
}

/** What is to be verified with; `null` when there is nothing, which has been said. */
type Use = (subject: Subject) => Promise<Report | null>

async function verifyRelease(
  { store, origin, expected }: Subject,
  progress: Progress,
): Promise<Report | null> {
  const pointer = await store.readPointer()
  if (!pointer) {
    console.error('nothing has been published here: run `morgue publish`')
    return null
  }
  const report = await verify({ store, pointer, origin, expected, step: () => progress.step('addresses') })
  progress.done()
  return report
}

/** The root that a content folder gives; `null` without one, or when it has faults, which have been said. */
async function rootGiven(
  content: string | null,
  store: OpenArchive,
): Promise<{ root: string | null } | null> {
  if (content === null) return { root: null }
  const given = await publish(content, store, {
    dry: true,
    fewer: true,
    progress: progressOn(process.stderr),
  })
  if (!Array.isArray(given)) return { root: given.root }
  printFaults(given, content)
  return null
}

/** The local archive, served by a Worker of its own. */
async function withLocalArchive(persistTo: string, content: string | null, use: Use): Promise<Report | null> {
  const store = await openLocalArchive(persistTo)
  try {
    const given = await rootGiven(content, store)
    if (!given) return null
    const worker = await startOwnWorker(persistTo)
    const subject = { store, origin: worker.origin, expected: given.root }
    return await use(subject).finally(() => worker.stop())
  } finally {
    await store.close()
  }
}

/** The deployed archive, where it is served: at its own URL, if no other is named. */
async function withDeployed(
  store: OpenArchive,
  { origin, content }: { origin: string | null; content: string | null },
  use: Use,
): Promise<Report | null> {
  const given = await rootGiven(content, store)
  if (!given) return null
  const pointer = await store.readPointer()
  const served = origin ?? (pointer && (await readRoot(store, pointer.root)).archive.url) ?? ''
  return use({ store, origin: served, expected: given.root })
}

/** A site, and the release that a content folder gives: published where nobody serves it. */
async function withContent(origin: string, content: string, use: Use): Promise<Report | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-verify-'))
  try {
    const archive = await publishAside(content, folder, progressOn(process.stderr))
    if (!Array.isArray(archive)) {
      const { store, publication } = archive
      return await use({ store, origin, expected: publication.root }).finally(() => store.close())
    }
    printFaults(archive, content)
    return null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A site, and the release of the local archive that it should serve. */
async function withSite(origin: string, persistTo: string, use: Use): Promise<Report | null> {
  const store = await openLocalArchive(persistTo)
  return use({ store, origin, expected: null }).finally(() => store.close())
}

async function tell(report: Report, folder: string | null): Promise<ExitStatus> {
  const { checked, differences } = report
  for (const { check, subject, expected, found } of differences)
    console.error(`${check}: ${subject}: expected ${expected}, found ${found}`)
  console.log(`${checks.map((check) => `${check} ${checked[check]}`).join(', ')} looked at in ${report.root}`)
  console.log(differences.length === 0 ? 'nothing differs' : `${differences.length} differences`)
  if (differences.some(({ check, subject }) => check === 'objects' || subject.startsWith('/media/')))
    console.log(
      'What is missing or damaged is written again by `morgue publish --repair`, from the content that was published.',
    )
  if (folder !== null) {
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'verify.json'), `${JSON.stringify(report, null, 1)}\n`)
    await writeFile(path.join(folder, 'verify.html'), reportPage(report))
  }
  return differences.length === 0 ? 0 : 1
}

/** The origin of a URL that was named. @throws UsageError */
function originOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`${url} is no URL of a site`)
  return new URL(url).origin
}

export const verifyCommand: Command = {
  help: `Usage: morgue verify [<url>] [--content <folder>] [--persist-to .wrangler/state | --remote] [--report <folder>]

Checks that every object of the release hashes to its key, that every address answers as it should, that every
representation of a sample of 200 documents holds the document's words, and that the release served is the one
meant. Everything that differs is told: docs/verify.md. Exit status 1 when anything does.

  <url>                  a live site, asked instead of the local archive; what it should serve is taken from
                         --content, else from the local archive
  --content <folder>     the release served must be the one that this content gives
${archiveHelp}
  --report <folder>      write verify.html and verify.json there`,
  async run(args) {
    const { values, positionals } = readArgs({ args, options, allowPositionals: true })
    if (positionals.length > 1) throw new UsageError('name one site')
    const origin = positionals[0] === undefined ? null : originOf(positionals[0])
    const content = values.content ?? null
    const use: Use = (subject) => verifyRelease(subject, progressOn(process.stderr))
    const finish = (report: Report | null) => (report ? tell(report, values.report ?? null) : 1)
    if (values.remote)
      return onArchive(values, async (store) => finish(await withDeployed(store, { origin, content }, use)))
    const report =
      origin === null
        ? await withLocalArchive(values['persist-to'], content, use)
        : content === null
          ? await withSite(origin, values['persist-to'], use)
          : await withContent(origin, content, use)
    return finish(report)
  },
}
