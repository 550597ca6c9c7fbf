import { execFile } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { deploy } from '../../../src/cli/deploy/deploy.ts'
import { migrationsStep } from '../../../src/cli/deploy/migrations-step.ts'
import { runWrangler } from '../../../src/cli/deploy/run-wrangler.ts'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import { createPlainStatement } from '../../../src/search/statement.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { temporaryFolder } from '../../support/content.ts'
import { account, deployApi } from '../../support/processes/deploy-api.ts'
import { projectRoot } from '../../support/project-root.ts'
import { databaseId, namespaceId, runStep, useOwnWorkerFile, workerFile, writeWorker } from './deployments.ts'

// Each of the programs that are started takes many seconds on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

useOwnWorkerFile()

const behind = await openLocalArchive(await archiveFolder())
const api = await deployApi(behind)
api.databases.push({ uuid: databaseId, name: 'morgue-corrections' })
api.namespaces.push({ id: namespaceId, title: 'morgue' })
afterAll(async () => {
  await api.close()
  await behind.close()
})

const home = await temporaryFolder()

beforeEach(() => {
  api.calls.length = 0
  api.refused.clear()
  vi.stubEnv('CLOUDFLARE_API_BASE_URL', api.url)
  vi.stubEnv('CLOUDFLARE_API_TOKEN', 'token')
  for (const name of ['HOME', 'XDG_CONFIG_HOME']) vi.stubEnv(name, home)
})

it('migrations are applied once to the remote database, and a refusal stops the deployment', async () => {
  await writeWorker(workerFile(`account_id = "${account}"\n`))
  api.refused.set(`POST /d1/database/${databaseId}/query`, { code: 7403, message: 'No such permission.' })
  const { failure } = await runStep(migrationsStep)
  expect(failure).toEqual({
    reason: expect.stringMatching(
      /^Cloudflare rejected a request: No such permission\. \[code: 7403\]\. Check/,
    ),
    remedy: 'once that is corrected, run `npx morgue deploy` again',
  })
  api.refused.clear()
  expect(await runStep(migrationsStep)).toMatchObject({
    failure: null,
    lines: ['applied 0001_corrections.sql, 0002_lease.sql, 0003_records.sql'],
  })
  expect(await behind.corrections.run([createPlainStatement('SELECT * FROM requests')])).toEqual([[]])
  expect(await runStep(migrationsStep)).toMatchObject({ failure: null, lines: ['the tables are up to date'] })
})

it('a defect of the program while migrations are applied is no failure that a deployment could repeat', async () => {
  await writeWorker(workerFile(`account_id = "${account}"\n`))
  const defect = new TypeError('lines is not iterable')
  const report = () => {
    throw defect
  }
  await expect(runStep(migrationsStep, { report })).rejects.toBe(defect)
})

it('the steps of a deployment share one connection to Cloudflare', async () => {
  await writeWorker(workerFile(`account_id = "${account}"\n`))
  api.refused.set('GET /zones', { code: 9109, message: 'No such permission.' })
  const configuration = { archive: { url: 'https://archive.example', language: 'en' }, editions: [] }
  const options = { contentFolder: home, configuration: configuration as never, isDryRun: true, isJson: true }
  // Each connection reads the token, which is another one in each step.
  const beginStep = (step: string) => void vi.stubEnv('CLOUDFLARE_API_TOKEN', `token of ${step}`)
  const lines: string[] = []
  const failure = await deploy(options, { beginStep, addLine: (line) => lines.push(line) })
  expect(failure).toMatchObject({ step: '5. Hosts' })
  expect(lines).toContain('would create the R2 bucket morgue-media')
  const tokens = new Map(api.calls.map(({ method, path: called, token }) => [`${method} ${called}`, token]))
  const shared = ['/storage/kv/namespaces', '/d1/database', '/r2/buckets/morgue-media', '/zones']
  expect(shared.map((called) => tokens.get(`GET ${called}`))).toEqual(shared.map(() => 'token of 2. Storage'))
})

const publishScript = (deployment: object) => `
const { publishStep } = await import('${pathToFileURL(path.join(projectRoot, 'src/cli/deploy/publish-step.ts'))}')
console.log(JSON.stringify(await publishStep.run(${JSON.stringify(deployment)})))`

/** Publishes to an account without a database, in a process of its own so that its streams can be told apart. */
async function publishWithoutDatabase() {
  const deployment = { contentFolder: await temporaryFolder(), isJson: true, accountId: account }
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', publishScript(deployment)])
}

it('a publication that fails stops the deployment, and says why on standard error', async () => {
  const { stdout, stderr } = await publishWithoutDatabase()
  expect(stderr).toContain('Cloudflare rejected a request: ')
  expect(api.calls.map(({ path: called }) => called)).toContain('/d1/database/corrections/query')
  expect(JSON.parse(stdout)).toEqual({
    reason: 'publishing stopped, for the reason above',
    remedy: expect.stringMatching(
      /^do what is said above, then run `npx morgue publish --remote --content \S+`, which continues where it stopped\. On the free plan, add --limit 1000/,
    ),
  })
})

it('wrangler runs for the account that was found, and its error is quoted without colours', async () => {
  await writeWorker(workerFile())
  vi.stubEnv('FORCE_COLOR', '1')
  const namespaces = await runWrangler(['kv', 'namespace', 'list'], account)
  expect(namespaces).toMatchObject({ hasSucceeded: true, reason: '' })
  expect(JSON.parse(namespaces.output)).toEqual(api.namespaces)
  expect(api.calls.map(({ path: called }) => called)).toContain('/storage/kv/namespaces')
  const failed = await runWrangler(['no-such-command'], null)
  expect(failed).toMatchObject({
    hasSucceeded: false,
    reason: expect.stringMatching(/^Unknown argument: no-such-command/),
  })
})
