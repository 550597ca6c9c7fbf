import { execFile, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { migrationsStep } from '../../../src/cli/deploy/migrations-step.ts'
import { publishStep } from '../../../src/cli/deploy/publish-step.ts'
import { runWrangler } from '../../../src/cli/deploy/run-wrangler.ts'
import { applyMigrations } from '../../../src/cli/publish/archives/apply-migrations.ts'
import { openArchive } from '../../../src/cli/publish/archives/open-archive.ts'
import { ArchiveError } from '../../../src/cli/publish/store/archive-error.ts'
import { runStep, useOwnWorkerFile } from './deployments.ts'

vi.mock('node:child_process', () => ({ execFile: vi.fn(), spawn: vi.fn() }))
vi.mock('../../../src/cli/publish/archives/open-archive.ts', () => ({ openArchive: vi.fn() }))
vi.mock('../../../src/cli/publish/archives/apply-migrations.ts', () => ({ applyMigrations: vi.fn() }))

useOwnWorkerFile()

/** Makes the next program end with an exit status. */
function endWith(status: number | null) {
  vi.mocked(spawn).mockImplementationOnce(() => {
    const child = new EventEmitter()
    process.nextTick(() => child.emit('exit', status))
    return child as ReturnType<typeof spawn>
  })
}

it('the release is published for the account that was found, and its output does not disturb a report', async () => {
  endWith(0)
  expect(await runStep(publishStep, { accountId: 'a1' })).toMatchObject({ failure: null, lines: [] })
  const [program, args, options] = vi.mocked(spawn).mock.lastCall ?? []
  expect([program, args?.slice(1)]).toEqual([
    process.execPath,
    ['publish', '--remote', '--content', 'content'],
  ])
  expect(args?.[0]).toMatch(/src\/cli\/main\.ts$/)
  expect(options?.stdio).toEqual(['inherit', 'inherit', 'inherit'])
  expect(options?.env).toMatchObject({ PATH: process.env.PATH, CLOUDFLARE_ACCOUNT_ID: 'a1' })
  endWith(0)
  await runStep(publishStep, { isJson: true })
  const json = vi.mocked(spawn).mock.lastCall?.[2]
  expect(json?.stdio).toEqual(['inherit', process.stderr, 'inherit'])
  expect(json?.env).not.toHaveProperty('CLOUDFLARE_ACCOUNT_ID')
})

it.each([1, null])('a publication that ends with %s stops the deployment', async (status) => {
  endWith(status)
  expect((await runStep(publishStep)).failure).toEqual({
    reason: 'publishing stopped, for the reason above',
    remedy:
      'run `npx morgue publish --remote --content content`, which continues where it stopped; on the free plan, add --limit 1000, and run it again tomorrow',
  })
})

it('migrations are applied to the remote database, which is closed whatever happens', async () => {
  const close = vi.fn(async () => {})
  vi.mocked(openArchive).mockResolvedValue({ corrections: 'the database', close } as never)
  vi.mocked(applyMigrations).mockResolvedValueOnce(['0001_a.sql', '0002_b.sql'])
  expect(await runStep(migrationsStep)).toMatchObject({
    failure: null,
    lines: ['applied 0001_a.sql, 0002_b.sql'],
  })
  expect(vi.mocked(openArchive)).toHaveBeenCalledWith(
    expect.objectContaining({
      remote: true,
      dailyWriteLimit: null,
      persistTo: expect.stringContaining('.morgue'),
    }),
  )
  expect(vi.mocked(applyMigrations)).toHaveBeenLastCalledWith('the database')
  vi.mocked(applyMigrations).mockResolvedValueOnce([])
  expect((await runStep(migrationsStep)).lines).toEqual(['up to date'])
  vi.mocked(applyMigrations).mockRejectedValueOnce(new ArchiveError('no network'))
  expect((await runStep(migrationsStep)).failure).toEqual({
    reason: 'applying migrations failed: no network',
    remedy: 'run `npx morgue deploy` again',
  })
  vi.mocked(applyMigrations).mockRejectedValueOnce(new TypeError('a fault of the program'))
  await expect(runStep(migrationsStep)).rejects.toThrow('a fault of the program')
  expect(close).toHaveBeenCalledTimes(4)
})

const lastExecution = () =>
  vi.mocked(execFile).mock.lastCall as unknown as [string, string[]?, { env: object }?]

it('wrangler runs for the account, never waits for input, and is quoted without colours', async () => {
  const end = vi.fn()
  let outcome: [error: Error | null, stdout: string, stderr: string] = [null, '\u001b[1mdone\u001b[0m\n', '']
  vi.mocked(execFile).mockImplementation(((...[, , , report]: Parameters<typeof execFile>) => {
    process.nextTick(() => report?.(...outcome))
    return { stdin: { end } }
  }) as unknown as typeof execFile)
  expect(await runWrangler(['whoami', '--json'], 'a1')).toEqual({
    hasSucceeded: true,
    output: 'done\n',
    reason: '',
  })
  const [program, args = []] = lastExecution()
  expect([program, args.slice(1)]).toEqual([process.execPath, ['whoami', '--json']])
  expect(lastExecution()[2]?.env).toMatchObject({
    CLOUDFLARE_ACCOUNT_ID: 'a1',
    WRANGLER_SEND_METRICS: 'false',
  })
  expect(end).toHaveBeenCalledOnce()
  outcome = [new Error('status 1'), 'reading the configuration', '\u001b[31m[ERROR]\u001b[0m No such route\n']
  expect(await runWrangler(['deploy'], null)).toMatchObject({ hasSucceeded: false, reason: 'No such route' })
  expect(lastExecution()[2]?.env).not.toHaveProperty('CLOUDFLARE_ACCOUNT_ID')
})
