import { NotFoundError } from 'cloudflare/error'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { networkProbe } from '../../../src/cli/deploy/host-check.ts'
import { hostCheckStep } from '../../../src/cli/deploy/host-check-step.ts'
import { hostsStep } from '../../../src/cli/deploy/hosts-step.ts'
import { resourcesStep } from '../../../src/cli/deploy/resources-step.ts'
import { answerDns } from '../../support/processes/dns-server.ts'
import {
  databaseId,
  namespaceId,
  readWorker,
  runStep,
  useOwnWorkerFile,
  workerFile,
  writeWorker,
} from './deployments.ts'

useOwnWorkerFile()

/** A client of an account that has these namespaces, databases and buckets, and records what it creates. */
function clientWith(namespaces: object[], databases: object[], buckets: string[]) {
  const created: string[] = []
  async function* list(all: object[]) {
    yield* all
  }
  const create = (kind: string, answer: object) => async (fields: { title?: string; name?: string }) => {
    created.push(`${kind} ${fields.title ?? fields.name}`)
    return answer
  }
  const client = {
    kv: { namespaces: { list: () => list(namespaces), create: create('kv', { id: 'new-kv' }) } },
    d1: { database: { list: () => list(databases), create: create('d1', { uuid: 'new-d1' }) } },
    r2: {
      buckets: {
        get: async (name: string) => {
          if (!buckets.includes(name)) throw new Error('no such bucket')
          return {}
        },
        create: create('r2', {}),
      },
    },
    zones: { list: () => list([{ name: 'e.example', status: 'pending', name_servers: ['a.ns', 'b.ns'] }]) },
  }
  return { created, connect: async () => client as never }
}

const search = { uuid: databaseId, name: 'morgue-search' }

describe('the storage', () => {
  it('is found by its ids', async () => {
    const { connect, created } = clientWith(
      [{ id: 'x', title: 'morgue' }, { id: namespaceId }],
      [search],
      ['morgue-media'],
    )
    const { failure, lines } = await runStep(resourcesStep, { accountId: 'a1', connect })
    expect([failure, created]).toEqual([null, []])
    expect(lines).toEqual([
      'the KV namespace morgue exists',
      'the D1 database morgue-search exists',
      'the D1 database morgue-corrections exists',
      'the R2 bucket morgue-media exists',
    ])
    expect(await readWorker()).toBe(workerFile())
  })

  it('is found by its name, or created, where wrangler.toml has no id; the id is then written', async () => {
    await writeWorker(workerFile('', { kv: '', search: '' }))
    const { connect, created } = clientWith(
      [{ id: 'k', title: 'other' }],
      [{ ...search, uuid: databaseId }],
      ['morgue-media'],
    )
    const dry = await runStep(resourcesStep, { accountId: 'a1', connect, isDryRun: true })
    expect(dry.lines.slice(0, 3)).toEqual([
      'would create the KV namespace morgue, and write its id to wrangler.toml',
      'the D1 database morgue-search exists',
      'would write its id to wrangler.toml',
    ])
    expect([created, await readWorker()]).toEqual([[], workerFile('', { kv: '', search: '' })])
    const { lines } = await runStep(resourcesStep, { accountId: 'a1', connect })
    expect(lines.slice(0, 4)).toEqual([
      'created the KV namespace morgue',
      'wrote its id to wrangler.toml',
      'the D1 database morgue-search exists',
      'wrote its id to wrangler.toml',
    ])
    expect([created, await readWorker()]).toEqual([['kv morgue'], workerFile('', { kv: 'new-kv' })])
  })

  it('is written to the entry of its own binding', async () => {
    const unset = workerFile().replace(/(morgue-corrections", database_id = ")[^"]*/, '$1')
    await writeWorker(unset)
    const { connect, created } = clientWith([{ id: namespaceId }], [search], ['morgue-media'])
    await runStep(resourcesStep, { accountId: 'a1', connect })
    expect([created, await readWorker()]).toEqual([
      ['d1 morgue-corrections'],
      workerFile().replace(/(morgue-corrections", database_id = ")[^"]*/, '$1new-d1'),
    ])
  })

  it('that cannot be created stops the deployment', async () => {
    await writeWorker(workerFile('', { kv: '' }))
    const client = (await clientWith([], [search], []).connect()) as { kv: { namespaces: object } }
    Object.assign(client.kv.namespaces, { create: () => Promise.reject(new Error('connect ETIMEDOUT')) })
    const { failure, lines } = await runStep(resourcesStep, {
      accountId: 'a1',
      connect: async () => client as never,
    })
    expect([failure, lines]).toEqual([
      {
        reason: 'creating the KV namespace morgue failed: connect ETIMEDOUT',
        remedy: 'check the network connection',
      },
      [],
    ])
  })

  it('that Cloudflare creates without telling its id stops the deployment', async () => {
    await writeWorker(workerFile('', { kv: '' }))
    const client = (await clientWith([], [search], []).connect()) as { kv: { namespaces: object } }
    Object.assign(client.kv.namespaces, { create: async () => ({ id: null }) })
    const connect = async () => client as never
    const { failure } = await runStep(resourcesStep, { accountId: 'a1', connect })
    expect(failure?.reason).toContain('did not return its id')
    expect(await readWorker()).toBe(workerFile('', { kv: '' }))
  })

  it('is never replaced where an id of wrangler.toml is not in the account', async () => {
    const { connect, created } = clientWith([], [], [])
    const { failure } = await runStep(resourcesStep, { accountId: 'a1', connect })
    expect(failure?.reason).toBe(
      `wrangler.toml gives the KV namespace morgue the id ${namespaceId}, which does not exist in this account`,
    )
    expect(created).toEqual([])
  })

  it('is what wrangler.toml says while the account is unknown', async () => {
    await writeWorker(workerFile('', { search: 'placeholder' }))
    expect((await runStep(resourcesStep)).lines).toEqual([
      'the KV namespace morgue has an id in wrangler.toml',
      'would create the D1 database morgue-search, and write its id to wrangler.toml',
      'the D1 database morgue-corrections has an id in wrangler.toml',
      'would create the R2 bucket morgue-media',
    ])
  })

  it.each([`${databaseId}0`, `0${databaseId}`, databaseId.replaceAll('-', '')])(
    'has no id where wrangler.toml has %s',
    async (search) => {
      await writeWorker(workerFile('', { kv: `${namespaceId}0`, search }))
      expect((await runStep(resourcesStep)).lines.slice(0, 2)).toEqual([
        'would create the KV namespace morgue, and write its id to wrangler.toml',
        'would create the D1 database morgue-search, and write its id to wrangler.toml',
      ])
    },
  )

  it.each([
    [10006, null, ['r2 morgue-media']],
    [10042, 'looking for the R2 bucket morgue-media failed: ', []],
  ])(
    'is created where Cloudflare says that there is no such bucket, by the code %i',
    async (code, reason, made) => {
      const { connect, created } = clientWith([{ id: namespaceId }], [search], [])
      const client = await connect()
      const error = { errors: [{ code, message: 'It is not there.' }] }
      const get = () => Promise.reject(new NotFoundError(404, error, undefined, new Headers()))
      Object.assign((client as { r2: { buckets: object } }).r2.buckets, { get })
      const { failure } = await runStep(resourcesStep, { accountId: 'a1', connect: async () => client })
      expect(created).toEqual(made)
      expect(failure?.reason ?? null).toEqual(reason && expect.stringContaining(reason))
    },
  )

  it('that cannot be looked for stops the deployment', async () => {
    const { connect } = clientWith([{ id: namespaceId }], [search], [])
    const { failure } = await runStep(resourcesStep, { accountId: 'a1', connect })
    expect(failure?.reason).toBe('looking for the R2 bucket morgue-media failed: no such bucket')
  })
})

describe('the hosts', () => {
  it('without an account are listed, each once, with their files', async () => {
    const { lines } = await runStep(hostsStep)
    expect(lines).toEqual([
      'archive.example (archive.yaml): would become a custom domain, once its domain is in the account',
      'e.example (e/edition.yaml): would become a custom domain, once its domain is in the account',
    ])
  })

  it('without an account are compared with those that links may name', async () => {
    const configuration = {
      archive: { url: 'https://archive.example', language: 'en' },
      editions: [{ id: 'f', hosts: ['www.f.example'], language: 'en' }],
    } as never
    expect((await runStep(hostsStep, { configuration })).lines.at(-1)).toMatch(
      /^f\.example: is not one of the hosts in f\/edition\.yaml/,
    )
  })

  it('say what to do for each that is not ready, and which are custom domains', async () => {
    await writeWorker(workerFile('routes = [{ pattern = "archive.example", custom_domain = true }]\n'))
    const { connect } = clientWith([], [], [])
    const { failure, lines } = await runStep(hostsStep, { accountId: 'a1', connect })
    expect([failure, lines]).toEqual([
      null,
      [
        'archive.example: is a custom domain in wrangler.toml',
        'e.example: Cloudflare does not manage e.example yet: at the company where the domain is registered, replace its name servers with a.ns and b.ns. If you have done so, wait; it can take a day. Then run `npx morgue deploy` again',
        'www.e.example: is not one of the hosts in e/edition.yaml. If links to the newspaper use this host, add it to hosts in that file',
      ],
    ])
  })

  it('become custom domains, after those that are there, once nothing answers at them', async () => {
    const dns = await answerDns(new Map([['archive.example', { ipv4: [[192, 0, 2, 1]], ipv6: [] }]]))
    onTestFinished(dns.stop)
    const zones = ['e.example', 'archive.example'].map((name) => ({ name, status: 'active' }))
    const client = {
      zones: {
        async *list() {
          yield* zones
        },
      },
    }
    const run = (isDryRun: boolean) =>
      runStep(hostsStep, { accountId: 'a1', connect: async () => client as never, isDryRun })
    await writeWorker(workerFile('routes = [{ pattern = "old.example", custom_domain = true }]\n'))
    expect((await run(true)).lines).toEqual([
      expect.stringMatching(
        /^archive\.example: DNS already has an address for it\. .* Then run `npx morgue deploy` again$/,
      ),
      'would write to wrangler.toml, as custom domains: e.example',
      expect.stringMatching(/^www\.e\.example: is not one of the hosts/),
    ])
    expect(await readWorker()).not.toContain('"e.example"')
    expect((await run(false)).lines[1]).toBe('wrote to wrangler.toml, as custom domains: e.example')
    const routes = (await readWorker()).matchAll(/pattern = "([^"]*)", custom_domain = true/g)
    expect([...routes].map(([, host]) => host)).toEqual(['old.example', 'e.example'])
  })

  it('cannot be looked up by a token that may not read zones', async () => {
    const refused = {
      zones: {
        list() {
          throw new Error('forbidden')
        },
      },
    }
    const { failure } = await runStep(hostsStep, { accountId: 'a1', connect: async () => refused as never })
    expect(failure?.reason).toMatch(/^listing the domains of the account failed: /)
  })
})

describe('the hosts from outside', () => {
  const remark =
    'new names and certificates can take some minutes: `npx morgue deploy --dry-run` checks again. If nothing changes, follow what step 5 says about the host, and check its DNS record in the Cloudflare dashboard'

  const [served, notServed] = ['served', 'not served yet, because another server answers there']

  it.each([
    ['morgue; hit', 'morgue; hit', [`archive.example: ${served}`, `e.example: ${served}`]],
    ['other', 'other', [`archive.example: ${notServed}`, `e.example: ${notServed}`, remark]],
    ['other', 'morgue', [`archive.example: ${notServed}`, `e.example: ${served}`, remark]],
  ])(
    'with the Cache-Status %s and %s are reported, with a remark if one is not served',
    async (ofArchive, ofEdition, expected) => {
      vi.spyOn(networkProbe, 'hasAddress').mockResolvedValue(true)
      vi.spyOn(networkProbe, 'fetchPath').mockImplementation(async (host) => {
        const status = host === 'e.example' ? ofEdition : ofArchive
        return new Response(null, { headers: { 'cache-status': status } })
      })
      const { failure, lines } = await runStep(hostCheckStep)
      expect([failure, lines]).toEqual([null, expected])
      vi.restoreAllMocks()
    },
  )
})
