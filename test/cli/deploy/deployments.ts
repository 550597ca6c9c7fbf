import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { recordTargetOptions } from '../../../src/cli/content/files/command-text.ts'
import type { Deployment, DeployStep } from '../../../src/cli/deploy/step.ts'
import { selectDeployedConfiguration } from '../../../src/cli/publish/wrangler/project-files.ts'
import { temporaryFolder } from '../../support/content.ts'

export const namespaceId = 'ab'.repeat(16)
export const databaseId = '01234567-89ab-cdef-0123-456789abcdef'

/** The text of a `wrangler.toml`. @param more lines below the name */
export const workerFile = (more = '', { kv = namespaceId, search = databaseId } = {}) => `# The Worker.
name = "morgue"
${more}kv_namespaces = [{ binding = "ARCHIVE", id = "${kv}" }]
r2_buckets = [{ binding = "MEDIA", bucket_name = "morgue-media" }]
d1_databases = [
  { binding = "SEARCH", database_name = "morgue-search", database_id = "${search}" },
  { binding = "CORRECTIONS", database_name = "morgue-corrections", database_id = "${databaseId}" },
]

[vars]
KEPT = "as it was"
`

let folder: string

export const readWorker = () => readFile(path.join(folder, 'wrangler.toml'), 'utf8')

export const statWorker = () => stat(path.join(folder, 'wrangler.toml'))

export async function writeWorker(text: string) {
  await writeFile(path.join(folder, 'wrangler.toml'), text)
  selectDeployedConfiguration(folder)
}

/** Gives each test of a file a `wrangler.toml` of its own. */
export function useOwnWorkerFile(): void {
  beforeEach(async () => {
    folder = await temporaryFolder()
    await writeWorker(workerFile())
    // Messages name commands with the options of the command that ran last in this process.
    recordTargetOptions({ content: null, persistTo: null, isRemote: false })
    for (const name of ['CLOUDFLARE_ACCOUNT_ID', 'CLOUDFLARE_API_TOKEN']) vi.stubEnv(name, undefined)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    selectDeployedConfiguration('/nowhere')
  })
}

const configuration = {
  archive: { url: 'https://archive.example', language: 'en' },
  editions: [{ id: 'e', hosts: ['e.example', 'archive.example'], language: 'en' }],
} as unknown as Deployment['configuration']

/** Runs a step. @returns its failure, the lines that it reported, and the wrangler commands that it ran */
export async function runStep(
  step: DeployStep,
  { output = '', reason = '', ...more }: Partial<Deployment> & { output?: string; reason?: string } = {},
) {
  const [lines, commands]: [string[], string[]] = [[], []]
  const deployment: Deployment = {
    contentFolder: 'content',
    configuration,
    isDryRun: false,
    isJson: false,
    accountId: null,
    runWrangler: async (args) => {
      commands.push(args.join(' '))
      return { hasSucceeded: reason === '', output, reason }
    },
    connect: () => Promise.reject(new Error('no client')),
    report: (line) => lines.push(line),
    ...more,
  }
  const failure = await step.run(deployment)
  return { failure, lines, commands, account: deployment.accountId }
}
