import {
  contentOption,
  createWholeNumberParser,
  type DefineCommand,
  type ExitStatus,
  persistToOption,
  withExitStatus,
} from '../command.ts'
import { formatArchiveCommand } from '../content/files/command-text.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { bundleWorker } from '../serve/bundle-worker.ts'
import { findPortIfFree, type PortProblem } from '../serve/port.ts'
import { serveDrafts } from '../serve/watch/serve-drafts.ts'
import { runWranglerDev } from '../serve/wrangler-dev.ts'
import { runPublish } from './publish.ts'
import { withArchive } from './with-archive.ts'

interface ServeOptions {
  content: string
  persistTo: string
  port: number
  watch: boolean
}

/** Describes why a port cannot be used, with another one to choose. */
function describePortProblem(port: number, problem: PortProblem): string {
  // Most systems reserve the ports below 1024, and 65,535 is the last port.
  const otherPort = port < 1024 || port === 65_535 ? 8788 : port + 1
  if (problem === 'forbidden')
    return `the system does not let you use the port ${port}${port < 1024 ? ', because it reserves the ports below 1024' : ''}: choose another port, such as --port ${otherPort}`
  const holder = port < 1024 ? 'the system' : 'another `npx morgue serve`'
  return `the port ${port} is used by another program, perhaps by ${holder}: end that program, or choose another port, such as --port ${otherPort}`
}

/** Returns the port if it is free, or any free port for 0. @throws ArchiveError if the port cannot be used */
async function requireFreePort(port: number): Promise<number> {
  const freePort = await findPortIfFree(port)
  if (typeof freePort === 'number') return freePort
  throw new ArchiveError(describePortProblem(port, freePort))
}

const printUrl = (port: number) =>
  console.log(`The archive is at http://localhost:${port}/ (press Ctrl-C to stop)`)

const serveArchive = async (port: number, persistTo: string): Promise<ExitStatus> =>
  (await runWranglerDev({ port, persistTo }, () => printUrl(port))) === 'interrupted' ? 0 : 1

/** Serves the archive, and shows articles as they are saved, without publishing them. */
async function serveWithDrafts(port: number, { content, persistTo }: ServeOptions): Promise<ExitStatus> {
  const archivePort = await requireFreePort(0)
  return withArchive({ persistTo, remote: false }, async (archive) => {
    const draftOptions = { contentFolder: content, port, archivePort }
    const stopServing = await serveDrafts(archive, await bundleWorker(), draftOptions)
    const outcome = await runWranglerDev({ port: archivePort, persistTo }, () => {
      printUrl(port)
      console.log(
        `Articles in ${content} are shown as you save them; ${formatArchiveCommand('publish')} publishes them.`,
      )
    })
    await stopServing()
    return outcome === 'interrupted' ? 0 : 1
  })
}

async function runServe(options: ServeOptions): Promise<ExitStatus> {
  const port = await requireFreePort(options.port)
  const { content, persistTo } = options
  const publishStatus = await runPublish({ content, persistTo })
  if (publishStatus !== 0) return publishStatus
  // Another program may have taken the port during a long publication.
  await requireFreePort(port)
  return options.watch ? serveWithDrafts(port, options) : serveArchive(port, persistTo)
}

export const defineServe: DefineCommand = (command) => {
  command
    .description(
      `Publishes the content folder as \`npx morgue publish\` does, then serves it on
http://localhost:<port>, and says when it is ready. A later publication shows within a minute.

With --watch, an article's page follows its file as you save it, and faults are listed at the top
of every page. Nothing is published: lists, search and new pictures follow with \`npx morgue publish\`.`,
    )
    .addOption(contentOption())
    .option('--port <number>', 'the port to serve on', createWholeNumberParser(0, 65535), 8787)
    .option('--watch', 'show articles as they are saved, without publishing them', false)
    .addOption(persistToOption())
    .action(withExitStatus(runServe))
}
