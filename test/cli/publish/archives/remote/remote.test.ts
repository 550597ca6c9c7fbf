import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { parsePointer } from '../../../../../src/archive/release-pointer.ts'
import { openRemoteArchive } from '../../../../../src/cli/publish/archives/remote/remote-archive.ts'
import { withLease } from '../../../../../src/cli/publish/archives/with-lease.ts'
import { ArchiveError } from '../../../../../src/cli/publish/store/archive-error.ts'
import type { OpenArchive } from '../../../../../src/cli/publish/store/release-store.ts'
import { createPlainStatement } from '../../../../../src/search/statement.ts'
import { demonstrationFolder, temporaryFolder } from '../../../../support/content.ts'
import { memoryArchive } from '../../../../support/memory-archive.ts'
import { memoryStore } from '../../../../support/memory-store.ts'
import { newsroom, printAnew } from '../../../../support/newsroom.ts'
import {
  type CallFault,
  type CloudflareApi,
  cloudflareApi,
} from '../../../../support/processes/cloudflare-api.ts'
import { morgue, remoteEnvironment } from '../../../../support/processes/morgue.ts'
import { publishSound } from '../../../../support/publish-sound.ts'
import { randomNumbers } from '../../../../support/random.ts'
import { withoutProgress } from '../../../../support/without-progress.ts'

/** Set by `npm run test:publishing`. */
const long = process.env.MORGUE_FAULTS === 'long'

let behind: OpenArchive
let api: CloudflareApi
let state: string

/** An empty archive with the API in front of it; to be called before a test or a group of tests. */
async function emptyArchive() {
  behind = memoryArchive()
  api = await cloudflareApi(behind)
  state = await temporaryFolder()
  Object.assign(process.env, remoteEnvironment(api.url))
  return () => api.stop()
}

const publish = (content: string, ...options: string[]) =>
  morgue(
    ['publish', '--remote', '--content', content, '--persist-to', state, ...options],
    remoteEnvironment(api.url),
  )

/** Publishes in this process, to save the start of a new one. @returns the refusals; empty if there were none */
async function publishHere(content: string, limit: number | null = null): Promise<string> {
  let archive: OpenArchive | null = null
  try {
    archive = await openRemoteArchive(state, limit)
    await withLease(archive, 'publish', (leased) => publishSound(content, leased))
    return ''
  } catch (error) {
    if (error instanceof ArchiveError) return error.message
    throw error
  } finally {
    await archive?.close()
  }
}

const journalFile = async () => {
  const folder = path.join(state, 'remote')
  return path.join(folder, (await readdir(folder))[0] ?? '')
}

/** Checks that nothing behind the pointer is missing, and that nothing was uploaded twice. */
function expectSound(): void {
  expect(api.unreachable).toEqual([])
  expect([...api.writes].filter(([, count]) => count > 1)).toEqual([])
}

describe('publishing to the deployed archive', { timeout: 180_000 }, () => {
  beforeAll(emptyArchive)

  it('uploads the same objects as a local publication, with their times, moves the pointer last, and fills the index', async () => {
    const content = demonstrationFolder
    const local = memoryStore()
    const { rootDigest } = await publishSound(content, local)
    const { status, stdout, stderr } = await publish(content, '--json')
    expect([status, withoutProgress(stderr)]).toEqual([0, ''])
    const objects = [...api.writes.keys()].filter((key) => !key.startsWith('/media/'))
    expect(JSON.parse(stdout)).toMatchObject({ root: rootDigest, written: objects.length })
    expect(objects.sort()).toEqual([...local.values.keys()].filter((key) => key !== 'release').sort())
    expect(api.metadata.get(`root/${rootDigest}`)).toEqual({ uploaded: expect.any(Number) })
    expect(parsePointer(api.pointers.at(-1) ?? '')).toMatchObject({ root: rootDigest, sequence: 1 })
    const [rows = []] = await behind.search.run([createPlainStatement('SELECT root FROM state')])
    expect(rows).toEqual([{ root: rootDigest }])
    expectSound()
    const written = new Map(api.writes)
    expect(await publishHere(content)).toBe('')
    expect(api.writes).toEqual(written)
    expect(api.pointers).toHaveLength(1)
    expectSound()
  })

  it('reports who refuses, and the remedy, when the token is wrong or missing', async () => {
    const args = ['publish', '--remote', '--content', 'content', '--persist-to', state]
    const wrong = await morgue(args, { ...remoteEnvironment(api.url), CLOUDFLARE_API_TOKEN: 'other' })
    expect([wrong.status, wrong.stderr]).toEqual([
      1,
      expect.stringMatching(
        /rejected a request: Authentication error \[code: \d+\]\. Check that the token .* `npx morgue deploy/,
      ),
    ])
    vi.stubEnv('CLOUDFLARE_ACCOUNT_ID', '')
    expect(await publishHere('content')).toContain(
      'wrangler.toml names no Cloudflare account: run `npx morgue deploy',
    )
    vi.unstubAllEnvs()
  })
})

const faults: [string, CallFault][] = [
  ['429, to come back in a second', { kind: 'status', status: 429, applied: false, retryAfter: '1' }],
  ['429, without saying when', { kind: 'status', status: 429, applied: false }],
  ['500, and did it', { kind: 'status', status: 500, applied: true }],
  ['500, and did not do it', { kind: 'status', status: 500, applied: false }],
  ['nothing: the connection is cut before', { kind: 'cut', when: 'before' }],
  ['nothing: the connection is cut after', { kind: 'cut', when: 'after' }],
  ['half an answer', { kind: 'cut', when: 'within' }],
  ['late', { kind: 'slow', ms: 300 }],
  ['that half of it was done', { kind: 'half' }],
]

/** True for a call that writes to KV. */
const isWrite = (asked: string) => asked.endsWith('/bulk')

describe('when the API answers', () => {
  let content: string
  let printing = 1
  beforeAll(async () => {
    content = await newsroom(4)
    return emptyArchive()
  })

  it.each(faults)('%s, the release is complete and nothing is uploaded twice', async (_, fault) => {
    const random = randomNumbers(1)
    let met = 0
    await printAnew(content, long ? 60 : 4, printing++)
    const moves = api.pointers.length
    api.fault = ({ path: asked }) => {
      const wrong = isWrite(asked) ? met === 0 || random() < 0.4 : random() < 0.2
      if (wrong && isWrite(asked)) met++
      return wrong ? fault : null
    }
    expect(await publishHere(content)).toBe('')
    expect(met).toBeGreaterThan(0)
    expectSound()
    expect(api.pointers.length).toBeGreaterThan(moves)
  })

  it.runIf(long)('nothing at all any more, the failure is reported, and the next run continues', async () => {
    api.fault = ({ path: asked }) => (isWrite(asked) ? { kind: 'status', status: 403, applied: false } : null)
    expect(await publishHere(demonstrationFolder)).toContain('403')
    api.fault = () => null
    expect(await publishHere(demonstrationFolder)).toBe('')
    expectSound()
  })
})

describe('a publication that was cut off', () => {
  beforeEach(emptyArchive)

  const interrupted = async () => {
    const content = await newsroom(60)
    let [seen, kill] = [0, () => {}]
    const killed = new Promise<void>((resolve) => {
      kill = resolve
    })
    api.fault = ({ path: asked }) => {
      if (!isWrite(asked) || seen++ > 0) return null
      kill()
      return { kind: 'cut', when: 'after' }
    }
    const args = ['publish', '--remote', '--content', content, '--persist-to', state]
    expect((await morgue(args, remoteEnvironment(api.url), killed)).status).toBe(null)
    expect(api.pointers).toEqual([])
    expect(api.writes.size).toBeGreaterThan(100)
    api.fault = () => null
    return content
  }

  it('continues with its journal, and without it by checking what is stored', async () => {
    const content = await interrupted()
    const written = new Map(api.writes)
    expect(await publishHere(content, 1)).toContain('reached: 1 more write needs')
    expect(api.writes).toEqual(written)
    await rm(path.join(state, 'remote'), { recursive: true })
    expect(await publishHere(content)).toBe('')
    expectSound()
  })

  it.runIf(long)('continues when the last line of its journal is incomplete', async () => {
    const content = await interrupted()
    const journal = await journalFile()
    await appendFile(journal, '> 1.1.1 2026-01-01 article/0123')
    expect(await publishHere(content)).toBe('')
    expectSound()
  })

  it('ignores a journal from before a prune', async () => {
    const content = await newsroom(3)
    expect(await publishHere(content)).toBe('')
    const pointer = await behind.readPointer()
    const other = await newsroom(4)
    expect(await publishHere(other)).toBe('')
    const now = await behind.readPointer()
    await behind.deleteStoredObjects([`root/${pointer?.root}`])
    await behind.corrections.run([createPlainStatement('UPDATE lease SET prunes = prunes + 1')])
    expect(await publishHere(content)).toBe('')
    expect(api.unreachable).toEqual([])
    expect((await behind.readPointer())?.sequence).toBe((now?.sequence ?? 0) + 1)
  })
})

describe('a limit of writes a day', () => {
  beforeAll(emptyArchive)

  it('stops the publication, reports what is left, and lets it continue on the next day', async () => {
    const content = await newsroom(10)
    const announcedDays: number[] = []
    for (let day = 1; ; day++) {
      const written = api.writes.size + api.pointers.length
      const refused = await publishHere(content, 40)
      expect(api.writes.size + api.pointers.length - written).toBeLessThanOrEqual(40)
      if (refused === '') break
      expect(refused).toMatch(
        /limit of 40 writes a day has been reached: \d+ more writes need \d+ more days?\. /,
      )
      announcedDays.push(Number(/need (\d+) more day/.exec(refused)?.[1]))
      expect(api.pointers).toEqual([])
      expect(await publishHere(content, 40)).not.toBe('')
      expect(api.writes.size - written).toBeLessThanOrEqual(40)
      expect(day).toBeLessThan(10)
      const journal = await journalFile()
      const dated = (await readFile(journal, 'utf8')).replaceAll(/\b20\d\d-\d\d-\d\d\b/g, '2020-01-01')
      await writeFile(journal, dated)
    }
    expect(announcedDays).toEqual(announcedDays.map((_, index) => announcedDays.length - index))
    expect(api.pointers).toHaveLength(1)
    expectSound()
  })
})

describe.runIf(long)('killed at random moments', () => {
  beforeAll(emptyArchive)

  it('20 times, a publication resumes, and the release is complete', { timeout: 900_000 }, async () => {
    const random = randomNumbers(20)
    const articles = 250
    const content = await newsroom(articles)
    const args = ['publish', '--remote', '--content', content, '--persist-to', state]
    let kills = 0
    for (let round = 1; kills < 20; round++) {
      await printAnew(content, articles, round)
      const moment = api.calls.length + 4 + Math.floor(random() * 22)
      const delay = random() * 150
      const killed = new Promise<void>((resolve) => {
        api.fault = ({ number }) => {
          if (number === moment) setTimeout(resolve, delay)
          return random() < 0.1 ? (faults[Math.floor(random() * faults.length)]?.[1] ?? null) : null
        }
      })
      if ((await morgue(args, remoteEnvironment(api.url), killed)).status === null) kills++
      api.fault = () => null
      const resumed = await morgue(args, remoteEnvironment(api.url))
      expect([resumed.status, withoutProgress(resumed.stderr)]).toEqual([0, ''])
      expectSound()
      expect(round).toBeLessThan(60)
    }
    expect((await behind.readPointer())?.sequence).toBeGreaterThanOrEqual(kills)
  })
})
