import { execFile } from 'node:child_process'
import { cp, readFile, symlink } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { readObject } from '../../../src/archive/objects.ts'
import { createPlainStatement } from '../../../src/search/statement.ts'
import { temporaryFolder } from '../../support/content.ts'
import { memoryArchive } from '../../support/memory-archive.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { account, deployApi } from '../../support/processes/deploy-api.ts'
import { projectRoot } from '../../support/project-root.ts'
import { publishSound } from '../../support/publish-sound.ts'
import { withoutProgress } from '../../support/without-progress.ts'

const copied = ['src', 'migrations', 'content', 'wrangler.toml', 'package.json', 'tsconfig.json']

/** Clones the project as an archivist would, since deploying writes to its `wrangler.toml`. */
async function clone(): Promise<string> {
  const folder = await temporaryFolder()
  await Promise.all(
    copied.map((name) => cp(path.join(projectRoot, name), path.join(folder, name), { recursive: true })),
  )
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'))
  return folder
}

const home = await temporaryFolder()
const behind = memoryArchive()
const api = await deployApi(behind)
afterAll(async () => {
  await Promise.all([api.close(), unused.close()])
})

const quiet = { HOME: home, XDG_CONFIG_HOME: home, NODE_COMPILE_CACHE: path.join(home, 'compiled'), CI: '1' }
const key = { CLOUDFLARE_API_BASE_URL: api.url, CLOUDFLARE_API_TOKEN: 'token' }

/** Runs the real command in a clone; a failure is a value, not an exception. */
async function deploy(folder: string, env: Record<string, string>, ...args: string[]) {
  const { CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID, ...inherited } = process.env
  const options = { cwd: folder, env: { ...inherited, ...quiet, ...env } }
  const main = path.join(folder, 'src/cli/main.ts')
  return promisify(execFile)(process.execPath, [main, 'deploy', ...args], options).then(
    (streams) => ({ status: 0, ...streams }),
    ({ code, stdout, stderr }) => ({ status: code, stdout, stderr }),
  )
}

const settings = (folder: string) => readFile(path.join(folder, 'wrangler.toml'), 'utf8')

/** Calls since the last check that created or uploaded something. */
function created(): string[] {
  const changes = api
    .changes()
    .filter((change) => /namespaces$|database$|buckets$|scripts\/morgue$|records$/.test(change))
  api.calls.length = 0
  return changes
}

const folder = await clone()
const untouched = await settings(folder)

/** A second clone and account for a dry run, while the first deployment is in progress. */
const [visited, unused] = [await clone(), await deployApi(behind)]
const look = deploy(visited, { CLOUDFLARE_API_BASE_URL: unused.url }, '--dry-run', '--views', '3000000')

describe('morgue deploy', { timeout: 180_000 }, () => {
  it('uses resources by name, and reports what stopped it and what it created before', async () => {
    api.databases.push({ uuid: '01234567-89ab-cdef-0123-456789abcdef', name: 'morgue-search' })
    api.refused.set('POST /r2/buckets', {
      code: 10042,
      message: 'Please enable R2 through the Cloudflare Dashboard.',
    })
    const { status, stdout, stderr } = await deploy(folder, key)
    expect(stdout).toContain('the D1 database morgue-search exists')
    expect([status, stderr]).toEqual([1, expect.stringContaining('Stopped at 2. Storage')])
    expect(stderr).toContain('Please enable R2 through the Cloudflare Dashboard. [code: 10042]')
    expect(stderr).toContain('open R2 in the Cloudflare dashboard once')
    expect(created()).toEqual(['POST /storage/kv/namespaces', 'POST /d1/database', 'POST /r2/buckets'])
    const written = await settings(folder)
    const [search, corrections] = api.databases
    for (const line of [
      `account_id = "${account}"`,
      `id = "${api.namespaces[0]?.id}"\npreview_id = "archive"`,
      `database_id = "${search?.uuid}"\npreview_database_id = "search"`,
      `database_id = "${corrections?.uuid}"\npreview_database_id = "corrections"`,
    ])
      expect(written).toContain(line)
    const comments = (text: string) => text.split('\n').filter((line) => line.startsWith('#'))
    expect(comments(written)).toEqual(comments(untouched))
  })

  it('reports without an account what it would do and cost, and changes nothing', async () => {
    const { status, stdout } = await look
    expect([status, await settings(visited)]).toEqual([0, untouched])
    // The storage exists before the Worker that is bound to it, and the Worker before its release.
    expect(stdout.match(/^\d\. .*$/gm)).toEqual([
      '1. Account',
      '2. Storage',
      '3. Database tables',
      '4. Secrets',
      '5. Hosts',
      '6. The Worker',
      '7. The release',
      '8. The hosts from outside',
    ])
    expect(stdout).toMatch(/Workers requests \(requests\) +9,428,571 +10,000,000 +0 +\$0\.00/)
    expect(stdout).toContain('\n   nobody is logged in to Cloudflare. To continue: run `npx wrangler login`')
    expect(stdout).toContain('would create the D1 database morgue-search, and write its id to wrangler.toml')
    expect(stdout).toContain('www.lefanal.example (le-fanal/edition.yaml): would become a custom domain')
    expect(stdout).toMatch(/would upload it\. Total Upload: .* KiB/)
    expect(stdout).toContain('lefanal.example: not served yet, because DNS has no address for it')
    expect(unused.changes()).toEqual([])
  })

  it('continues where it stopped, and creates nothing twice', async () => {
    api.refused.clear()
    api.zones.push({ name: 'morgue.example', status: 'active', name_servers: [] })
    api.zones.push({
      name: 'lefanal.example',
      status: 'pending',
      name_servers: ['a.ns.example', 'b.ns.example'],
    })
    const { status, stdout, stderr } = await deploy(folder, key)
    expect([status, withoutProgress(stderr)]).toEqual([0, ''])
    expect(stdout).toContain('applied 0001_corrections.sql')
    expect(stdout).toContain('lefanal.example: Cloudflare does not manage lefanal.example yet')
    expect(stdout).toContain('replace its name servers with a.ns.example and b.ns.example')
    expect(stdout).toMatch(/thelantern\.example: its domain is not in this Cloudflare account/)
    expect(stdout).toContain('as custom domains: morgue.example')
    expect(stdout).toMatch(/uploaded\. Current Version ID: \S+/)
    expect(stdout).toContain(
      'the interface is in English and French, without German and Spanish, which no edition uses',
    )
    expect(await behind.corrections.run([createPlainStatement('SELECT * FROM requests')])).toEqual([[]])
    const domains = api.calls.find(({ path: called }) => called.endsWith('/domains/records'))?.body ?? ''
    expect(JSON.parse(domains).origins).toEqual([{ hostname: 'morgue.example' }])
    const upload = api.calls.find(
      ({ method, path: called }) => method === 'PUT' && called === '/workers/scripts/morgue',
    )
    expect(upload?.body).toContain(`"namespace_id":"${api.namespaces[0]?.id}"`)
    const words = ['Skip to content', 'Aller au contenu', 'Zum Inhalt springen', 'Ir al contenido']
    expect(words.filter((each) => upload?.body.includes(each))).toEqual([
      'Skip to content',
      'Aller au contenu',
    ])
    expect(created()).toEqual([
      'POST /r2/buckets',
      'PUT /workers/scripts/morgue',
      'PUT /workers/scripts/morgue/domains/records',
    ])
  })

  it('publishes a release that can be read back', async () => {
    const local = memoryStore()
    const { rootDigest } = await publishSound(path.join(folder, 'content'), local)
    expect(await behind.readPointer()).toMatchObject({ root: rootDigest, sequence: 1, fallback: null })
    expect(await readObject(behind, `root/${rootDigest}`)).toMatchObject({
      archive: { url: 'https://morgue.example' },
    })
    const keys = [...local.values.keys()].filter((each) => each !== 'release')
    const written = [...api.kept.writes.keys()].filter((each) => !each.startsWith('/media/'))
    expect(written.sort()).toEqual(keys.sort())
    const article = keys.find((each) => each.startsWith('article/')) ?? ''
    expect(await readObject(behind, article)).toMatchObject({
      kind: 'article',
      body: { html: expect.any(String) },
    })
    expect(api.kept.unreachable).toEqual([])
  })

  it('changes nothing and uploads no object the second time', async () => {
    const before = await settings(folder)
    const uploaded = new Map(api.kept.writes)
    const elsewhere = { CLOUDFLARE_ACCOUNT_ID: 'b'.repeat(32) }
    const { status, stdout, stderr } = await deploy(folder, { ...key, ...elsewhere }, '--json')
    expect([status, stderr]).toEqual([0, expect.stringContaining('Nothing has changed')])
    const { steps, ...summary } = JSON.parse(stdout)
    expect(summary).toMatchObject({ stopped: null, usd: { first: 5, other: 5 } })
    const lines = steps.flatMap((each: { lines: string[] }) => each.lines)
    expect(lines).toContain('the KV namespace morgue exists')
    expect(lines).toContain('the tables are up to date')
    expect(lines).toContain('morgue.example: is a custom domain in wrangler.toml')
    expect(steps[1].step).toBe('2. Storage')
    expect(await settings(folder)).toBe(before)
    expect(api.kept.writes).toEqual(uploaded)
    expect(api.kept.pointers).toHaveLength(1)
    expect(created()).toEqual(['PUT /workers/scripts/morgue', 'PUT /workers/scripts/morgue/domains/records'])
  })
})
