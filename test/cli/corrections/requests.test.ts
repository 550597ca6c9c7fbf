import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { acceptCorrection } from '../../../src/cli/corrections/accept-correction.ts'
import { findRequestByReference } from '../../../src/cli/corrections/requests.ts'
import { applyMigrations } from '../../../src/cli/publish/archives/apply-migrations.ts'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import type { OpenArchive } from '../../../src/cli/publish/store/release-store.ts'
import { articleFile, writeFiles } from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'morgue-requests-'))
const [content, state] = [path.join(folder, 'content'), path.join(folder, 'state')]

let archive: OpenArchive

// Open throughout, as in an archive that is being served, while the commands open it too.
beforeAll(async () => {
  archive = await openLocalArchive(state)
  await applyMigrations(archive.corrections)
})

afterAll(async () => {
  await archive.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Reference → when it was received, and what is wrong. */
async function receive(requests: Record<string, [received: string, wrong: string]>): Promise<void> {
  const inserts = Object.entries(requests).map(([reference, [received, wrong]]) => ({
    sql: `INSERT INTO requests (reference, received, edition, wrong, "right", source, name, email, verified)
      VALUES (?1, ?2, 'e', ?3, 'r', 's', 'Ada', 'a@b.example', 'no')`,
    params: [reference, received, wrong],
  }))
  await archive.corrections.run([{ sql: 'DELETE FROM requests', params: [] }, ...inserts])
}

/** The options that messages repeat in the commands that they name. */
const target = `--content ${content} --persist-to ${state}`

/** Runs the command in this process. @returns its exit status and output */
const run = (...args: string[]) =>
  runInProcess(['corrections', ...args, '--content', content, '--persist-to', state])

const shown = async (reference: string) => JSON.parse((await run('show', reference, '--json')).out)

const [old, young] = ['2020-01-01T00:00:00.000Z', new Date().toISOString()]

beforeEach(async () => {
  await writeFiles(content, {
    'archive.yaml': 'name: A\nurl: https://archive.example\nlanguage: en\nretention: 30\n',
    'e/edition.yaml': 'name: E\nlanguage: en\n',
  })
  await receive({ AAAA: [old, 'One'], BBBB: [old, 'Two\n\x1b[2Jlines'], CCCC: [young, 'Three'] })
})

describe('morgue corrections', () => {
  it('lists open requests, oldest first, without control characters', async () => {
    const day = young.slice(0, 10)
    expect((await run('list')).out).toBe(
      [
        'AAAA  2020-01-01  /e/ (unverified)\n    One',
        'BBBB  2020-01-01  /e/ (unverified)\n    Two',
        `CCCC  ${day}  /e/ (unverified)\n    Three`,
      ].join('\n'),
    )
    expect((await run('show', 'bbbb')).out).toContain(
      'What is wrong:\n  Two\n   [2Jlines\n\nWhat would be right:\n  r',
    )
    expect(await run('show', 'x\x1b')).toMatchObject({
      status: 1,
      out: '',
      err: `morgue corrections: no correction request has the reference number "x\\u001b": \`npx morgue corrections list ${target}\` shows the open ones`,
    })
  })

  it('refuses a request once, with a reason', async () => {
    expect((await run('refuse', 'aaaa', '--reason', 'It is right')).out).toBe(
      'The correction request AAAA was refused.',
    )
    expect(await shown('AAAA')).toMatchObject({ state: 'refused', reason: 'It is right', name: 'Ada' })
    const again = await run('refuse', 'AAAA', '--reason', 'Still')
    expect([again.status, again.err]).toEqual([
      1,
      `morgue corrections: the correction request AAAA is no longer open: \`npx morgue corrections show AAAA ${target}\` shows how it was answered`,
    ])
  })

  it('purges what readers wrote after the retention once, answered or not', async () => {
    await run('refuse', 'AAAA', '--reason', 'It is right, Ada')
    expect((await run('purge', '--json')).out).toBe('{"purged":2,"lapsed":1}')
    expect((await run('purge')).out).toBe(
      'No correction request older than 30 days still has its texts: nothing was deleted.',
    )
    const nothing = { wrong: '', right: null, source: null, name: null, email: null, reason: null }
    expect(await shown('AAAA')).toMatchObject({ ...nothing, state: 'refused', received: old })
    expect(await shown('BBBB')).toMatchObject({ ...nothing, state: 'lapsed', closed: expect.any(String) })
    expect(await shown('CCCC')).toMatchObject({ state: 'open', wrong: 'Three', name: 'Ada', purged: null })
  })

  it('accepts no request for an article that does not exist', async () => {
    const { status, err } = await run('accept', 'CCCC', '--text', 'X.', '--article', '/e/2016/nowhere')
    expect(status).toBe(1)
    expect(err).toBe(
      `${content}: contains no article with the address /e/2016/nowhere: give the right one with --article <address>\nThe correction request stays open.`,
    )
    expect(await shown('CCCC')).toMatchObject({ state: 'open' })
  })

  it('names what is given on the command line where that is wrong', async () => {
    await writeFiles(content, { 'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a') })
    const date = ['--date', '2020-02-30', '--article', '/e/a']
    expect((await run('accept', 'CCCC', '--text', 'X.', ...date)).err).toMatch(/^--date: is /)
  })

  it('finishes without the editor that did not start, on the day when it began', async () => {
    await writeFiles(content, { 'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a') })
    vi.stubEnv('VISUAL', '/nowhere/editor')
    onTestFinished(() => void vi.unstubAllEnvs())
    const acceptance = ['accept', 'CCCC', '--text', 'X.', '--article', '/e/a']
    const { err } = await run(...acceptance, '--edit')
    const [, day = ''] = /run the command again without --edit and with --date ([\d-]+),/.exec(err) ?? []
    expect((await run(...acceptance, '--date', day)).status).toBe(0)
    const text = await readFile(path.join(content, 'e/articles/a.md'), 'utf8')
    expect(text.match(/X\./g)).toHaveLength(1)
  })

  it('finds an anonymised article by its neutral address and by its original one', async () => {
    const source = `source: { sha256: ${'ab'.repeat(32)}, mediaType: text/plain, importer: text }`
    const anonymised = (name: string, more: string) =>
      articleFile(
        `headline: ${name}\nurl: https://e.example/${name}\npublished: 2016-04-08\nstatus: { is: anonymised, names: { ${name}: X }${more} }\n${source}`,
      )
    await writeFiles(content, {
      'e/articles/one.md': anonymised('Roe', ''),
      'e/articles/two.md': anonymised('Doe', ', slug: person-2'),
    })
    const digest = createHash('sha256')
      .update(
        JSON.stringify({
          sha256: 'ab'.repeat(32),
          mediaType: 'text/plain',
          importer: 'text',
          earlier: [],
          file: null,
          record: null,
          captured: null,
          imported: null,
        }),
      )
      .digest('hex')
    for (const [address, file] of [
      [`/e/2016/04/08/anonymised-${digest.slice(0, 12)}`, 'one'],
      ['/e/2016/04/08/person-2', 'two'],
      ['/e/Roe', 'one'],
    ]) {
      await receive({ DDDD: [young, 'Four'] })
      const { status, out } = await run('accept', 'DDDD', '--text', 'X.', '--article', address ?? '')
      expect([address, status, out]).toEqual([
        address,
        0,
        expect.stringMatching(
          new RegExp(
            `^The correction is now in .*/articles/${file}\\.md: run \`npx morgue publish --content `,
          ),
        ),
      ])
    }
  })

  it('tells the second of two keepers who accept at once that the request is answered', async () => {
    await writeFiles(content, { 'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a') })
    const { corrections } = archive
    const request = await findRequestByReference(corrections, 'CCCC')
    if (!request) throw new Error('there is no request')
    const acceptance = { contentFolder: content, date: null, articleAddress: '/e/a', editor: null }
    const first = await acceptCorrection(corrections, request, { ...acceptance, correctionText: 'One.' })
    const second = await acceptCorrection(corrections, request, { ...acceptance, correctionText: 'Two.' })
    expect(first).toMatchObject({ message: expect.stringContaining('a.md') })
    expect(second).toMatchObject({
      isRequestOpen: false,
      reasons: [expect.stringMatching(/someone else .* remove it from the file/)],
    })
  })

  it.each([
    [[], 'Usage: npx morgue corrections '],
    [['burn'], 'See `npx morgue corrections --help`.'],
    [['show'], 'See `npx morgue corrections show --help`.'],
    [['list', 'x'], 'See `npx morgue corrections list --help`.'],
    [['refuse', 'X'], 'See `npx morgue corrections refuse --help`.'],
    [['accept', 'X'], 'See `npx morgue corrections accept --help`.'],
  ])('refuses wrong usage: %j', async (args, help) =>
    expect(await run(...args)).toMatchObject({ status: 2, err: expect.stringContaining(help) }),
  )
})
