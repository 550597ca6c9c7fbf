import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connectToCloudflare } from '../../../src/cli/deploy/cloudflare-client.ts'
import { deploy } from '../../../src/cli/deploy/deploy.ts'
import { createCollectingReporter, terminalReporter } from '../../../src/cli/deploy/deploy-reporter.ts'
import { runWrangler } from '../../../src/cli/deploy/run-wrangler.ts'
import type { Deployment } from '../../../src/cli/deploy/step.ts'
import { deploySteps } from '../../../src/cli/deploy/steps.ts'

vi.mock('../../../src/cli/deploy/cloudflare-client.ts', () => ({ connectToCloudflare: vi.fn() }))
vi.mock('../../../src/cli/deploy/run-wrangler.ts', () => ({ runWrangler: vi.fn() }))

const options = { contentFolder: 'content', isDryRun: true, isJson: false } as Deployment

/** Replaces the run of a step, named by its title. */
const replaceStep = (title: string, run: (deployment: Deployment) => Promise<void> | void) =>
  vi
    .mocked(deploySteps.find((step) => step.title === title) ?? { run: vi.fn() })
    .run.mockImplementation(async (deployment) => {
      await run(deployment)
      return null
    })

beforeEach(() => {
  for (const step of deploySteps) vi.spyOn(step, 'run').mockResolvedValue(null)
})
afterEach(() => vi.restoreAllMocks())

it('the storage exists before the Worker that is bound to it, and the Worker before its release', async () => {
  const report = createCollectingReporter()
  expect(await deploy(options, report)).toBeNull()
  expect(report.steps.map(({ step }) => step)).toEqual([
    '1. Account',
    '2. Storage',
    '3. Database tables',
    '4. Secrets',
    '5. Hosts',
    '6. The Worker',
    '7. The release',
    '8. The hosts from outside',
  ])
})

it('ends at the step that fails, with its number', async () => {
  const failure = { reason: 'R', remedy: 'M' }
  vi.mocked(deploySteps[4]?.run ?? vi.fn()).mockResolvedValue(failure)
  const report = createCollectingReporter()
  expect(await deploy(options, report)).toEqual({ step: '5. Hosts', ...failure })
  expect(report.steps).toHaveLength(5)
})

it('runs wrangler for the account that a step has found, and connects once', async () => {
  const clients: unknown[] = []
  const connect = async (deployment: Deployment) => void clients.push(await deployment.connect())
  vi.mocked(connectToCloudflare).mockImplementation(async () => ({}) as never)
  replaceStep('Account', async (deployment) => {
    await deployment.runWrangler(['whoami'])
    deployment.accountId = 'a1'
  })
  replaceStep('Storage', connect)
  replaceStep('Hosts', connect)
  replaceStep('The Worker', async (deployment) => void (await deployment.runWrangler(['deploy'])))
  await deploy(options, createCollectingReporter())
  expect(vi.mocked(runWrangler).mock.calls).toEqual([
    [['whoami'], null],
    [['deploy'], 'a1'],
  ])
  expect(vi.mocked(connectToCloudflare)).toHaveBeenCalledOnce()
  expect(clients[0]).toBe(clients[1])
})

it('prints the lines of a step below its title', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  replaceStep('Account', ({ report }) => report('a1'))
  await deploy(options, terminalReporter)
  expect(log.mock.calls.flat().slice(0, 3)).toEqual(['1. Account', '   a1', '2. Storage'])
})
