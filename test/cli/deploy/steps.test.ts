import { describe, expect, it, vi } from 'vitest'
import { accountStep } from '../../../src/cli/deploy/account-step.ts'
import { resourcesStep } from '../../../src/cli/deploy/resources-step.ts'
import { createStepFailure } from '../../../src/cli/deploy/step.ts'
import { workerStep } from '../../../src/cli/deploy/worker-step.ts'
import { editWranglerConfiguration } from '../../../src/cli/deploy/wrangler-file.ts'
import { readWorker, runStep, statWorker, useOwnWorkerFile, workerFile, writeWorker } from './deployments.ts'

useOwnWorkerFile()

describe('wrangler.toml', () => {
  it('is edited in place, and keeps no key that stayed empty', async () => {
    await editWranglerConfiguration((worker) => Object.assign(worker, { account_id: 'a1' }))
    expect(await readWorker()).toBe(workerFile('account_id = "a1"\n'))
    await editWranglerConfiguration(
      ({ routes = [] }) => void routes.push({ pattern: 'e.example', custom_domain: true }),
    )
    expect(await readWorker()).toMatch(
      /^account_id = "a1"\nroutes = \[\s*\{[^}]*"e\.example"[^}]*\},?\s*\]\n/m,
    )
    await writeWorker(workerFile())
    const { ino } = await statWorker()
    await editWranglerConfiguration(() => {})
    expect(await readWorker()).toBe(workerFile())
    expect((await statWorker()).ino).toBe(ino)
  })

  it.each([
    [
      'kv_namespaces',
      'ARCHIVE',
      '[[kv_namespaces]]\nbinding = "ARCHIVE"\nid = "archive"\npreview_id = "archive"',
    ],
    ['r2_buckets', 'MEDIA', '[[r2_buckets]]\nbinding = "MEDIA"\nbucket_name = "morgue-media"'],
    ['d1_databases', 'SEARCH', '[[d1_databases]]\nbinding = "SEARCH"\ndatabase_name = "morgue-search"'],
  ])('lacks %s, and its path and the lines to write are named', async (key, binding, lines) => {
    await writeWorker(workerFile().replace(new RegExp(`^${key} = \\[[^\\]]*\\]\n`, 'm'), ''))
    const message = await runStep(resourcesStep, { isDryRun: true }).then(
      () => '',
      (error: Error) => error.message,
    )
    expect(message).toContain(
      `wrangler.toml: lacks the entry with binding = "${binding}": add these lines at the end of the file:\n\n${lines}`,
    )
    await writeWorker(`${await readWorker()}\n${message.split('\n\n')[1]}\n`)
    const afterwards = await runStep(resourcesStep, { isDryRun: true }).catch((error: Error) => error)
    expect(afterwards).toMatchObject(
      binding === 'SEARCH' ? { message: expect.stringContaining('CORRECTIONS') } : { failure: null },
    )
  })
})

describe('the account', () => {
  const identity = (...ids: string[]) =>
    JSON.stringify({
      loggedIn: true,
      email: 'a@e.example',
      accounts: ids.map((id) => ({ id, name: `The ${id}` })),
    })

  it('is the only one, and is written to wrangler.toml', async () => {
    const { failure, lines, commands, account } = await runStep(accountStep, { output: identity('a1') })
    expect([failure, account, commands]).toEqual([null, 'a1', ['whoami --json']])
    expect(lines).toEqual([
      'logged in as a@e.example, to the account a1',
      'wrote account_id to wrangler.toml',
    ])
    expect(await readWorker()).toContain('account_id = "a1"\n')
  })

  it('is not written in a dry run, nor where it is already', async () => {
    const dry = await runStep(accountStep, { output: identity('a1'), isDryRun: true })
    expect(dry.lines.at(-1)).toBe('would write account_id to wrangler.toml')
    expect(await readWorker()).toBe(workerFile())
    await writeWorker(workerFile('account_id = "a2"\n'))
    vi.stubEnv('CLOUDFLARE_ACCOUNT_ID', 'a1')
    const written = await runStep(accountStep, { output: identity('a1', 'a2') })
    expect([written.account, written.lines]).toEqual(['a2', ['logged in as a@e.example, to the account a2']])
  })

  const writeAccount = expect.stringMatching(
    /^write the id of the account into wrangler\.toml, below the line with its name, such as account_id = "\w+"$/,
  )
  const logIn = expect.stringMatching(/^run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN to a token/)

  it.each([
    ['', identity('a1', 'a2'), 'there are several accounts: a1 (The a1), a2 (The a2)', writeAccount],
    ['', identity(), 'the token does not say which account it is for', writeAccount],
    [
      'account_id = "a3"\n',
      identity('a1'),
      'the account a3 is not one of yours: a1 (The a1)',
      'correct account_id in wrangler.toml or, if that file has none, CLOUDFLARE_ACCOUNT_ID',
    ],
    ['', '{"loggedIn":false}', 'nobody is logged in to Cloudflare', logIn],
    ['', 'no JSON', 'nobody is logged in to Cloudflare', logIn],
  ])('is missing: %s %s', async (written, output, reason, remedy) => {
    await writeWorker(workerFile(written))
    const { failure, account } = await runStep(accountStep, { output })
    expect([failure, account]).toEqual([{ reason, remedy }, null])
    const dry = await runStep(accountStep, { output, isDryRun: true })
    expect([dry.failure, dry.lines]).toEqual([
      null,
      [
        `${reason}. To continue: ${failure?.remedy}`,
        'without an account, this dry run cannot check what already exists at Cloudflare',
      ],
    ])
  })

  it('is missing where the token is not accepted, which a login would not replace', async () => {
    vi.stubEnv('CLOUDFLARE_API_TOKEN', 'wrong')
    const { failure } = await runStep(accountStep, { output: '{"loggedIn":false}' })
    expect(failure).toEqual({
      reason: 'Cloudflare does not accept the token in CLOUDFLARE_API_TOKEN',
      remedy: expect.stringMatching(/^set it to a new token/),
    })
  })

  it('is the named one of a token that lists none', async () => {
    vi.stubEnv('CLOUDFLARE_ACCOUNT_ID', 'a9')
    const { account, lines } = await runStep(accountStep, { output: '{"loggedIn":true}' })
    expect([account, lines[0]]).toEqual(['a9', 'logged in with a token, to the account a9'])
  })
})

describe('the upload of the Worker', () => {
  const output =
    'Total Upload: 1 KiB / gzip: 1 KiB\nhttps://morgue.e.workers.dev\nCurrent Version ID: 01-ab\n'

  it('is reported with its version and address; in a dry run, with its size', async () => {
    const { failure, lines, commands } = await runStep(workerStep, { output })
    expect([failure, commands[0]?.startsWith('deploy --define ')]).toEqual([null, true])
    expect([lines[0], lines.at(-1)]).toEqual([
      'uploaded. Current Version ID: 01-ab',
      'the archive is at https://morgue.e.workers.dev',
    ])
    expect(lines[1]).toMatch(/^the interface is in English, without .*, and \w+, which no edition uses$/)
    const dry = await runStep(workerStep, { output: output.replace(/https.*\n/, ''), isDryRun: true })
    expect(dry.commands[0]).toMatch(/^deploy --dry-run --define /)
    expect(dry.lines[0]).toBe('would upload it. Total Upload: 1 KiB / gzip: 1 KiB')
    expect(dry.lines).toHaveLength(2)
  })

  it('fails with what wrangler says', async () => {
    expect((await runStep(workerStep, { reason: 'X [code: 10021]' })).failure).toEqual({
      reason: '`wrangler deploy` failed: X [code: 10021]',
      remedy:
        'undo your own changes to the program and to wrangler.toml, and install the packages again (npm ci)',
    })
    const { failure } = await runStep(workerStep, { reason: 'X', isDryRun: true })
    expect(failure?.reason).toBe('`wrangler deploy --dry-run` failed: X')
  })
})

it.each([
  ['x [code: 10042]', 'open R2 in the Cloudflare dashboard'],
  ['register a workers.dev subdomain', 'open Workers & Pages'],
  ['x [code: 10000]', 'use a token of this account'],
  ['x [code: 10001]', 'use a token of this account'],
  ['x [code: 9109]', 'use a token of this account'],
  ['x [code: 9106]', 'use a token of this account'],
  ['x [code: 100001]', 'correct the problem that Cloudflare reports'],
  ['fetch failed', 'check the network'],
  ['connect ECONNREFUSED', 'check the network'],
  ['getaddrinfo ENOTFOUND x', 'check the network'],
  ['ETIMEDOUT', 'check the network'],
  ['anything else', 'correct the problem that Cloudflare reports'],
])('the failure %s has the remedy: %s', (reason, remedy) =>
  expect(createStepFailure('doing it', reason)).toEqual({
    reason: `doing it failed: ${reason}`,
    remedy: expect.stringContaining(remedy),
  }),
)
