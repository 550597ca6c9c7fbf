import { chmod, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { type AcceptanceOptions, acceptCorrection } from '../../../src/cli/corrections/accept-correction.ts'
import { describeRequest, summariseRequest } from '../../../src/cli/corrections/describe-request.ts'
import { findArticleByAddress } from '../../../src/cli/corrections/find-article.ts'
import {
  closeRequest,
  findRequestByReference,
  listOpenRequests,
  purgeRequests,
  type StoredCorrectionRequest,
} from '../../../src/cli/corrections/requests.ts'
import type { Database } from '../../../src/cli/publish/store/database.ts'
import { articleFile, smallArchive } from '../../support/content.ts'
import { projectRoot } from '../../support/project-root.ts'
import { lantern } from '../import/reading.ts'

let sqlite: DatabaseSync
let database: Database
let content: string

const [old, young] = ['2020-01-01T00:00:00.000Z', '2020-03-01T00:00:00.000Z']

const insert = (reference: string, received: string, article: string | null) =>
  sqlite
    .prepare(
      `INSERT INTO requests (reference, received, edition, article, wrong, "right", source, name, email, verified)
       VALUES (?, ?, 'e', ?, 'It rained', 'It snowed', 'A book', 'Ada', 'a@b.example', 'yes')`,
    )
    .run(reference, received, article)

beforeEach(async () => {
  sqlite = new DatabaseSync(':memory:')
  sqlite.exec(await readFile(path.join(projectRoot, 'migrations/0001_corrections.sql'), 'utf8'))
  database = {
    run: async (statements) => statements.map(({ sql, params }) => sqlite.prepare(sql).all(...params)),
  }
  insert('AAAA', old, '/e/2016/rain.html')
  insert('BBBB', young, null)
  content = await smallArchive(
    {
      'e/articles/2016/05/rain.md': articleFile('headline: Rain\nurl: https://e.example/2016/rain.html'),
      'e/articles/2016/05/snow.md': articleFile('headline: Snow\nurl: https://e.example/2016/snow.html'),
      'f/edition.yaml': 'name: The F\nlanguage: en\ntimeZone: Pacific/Kiritimati\n',
      'f/articles/2016/05/rain.md': articleFile('headline: Rain\npublished: 2016-05-06'),
    },
    'timeZone: Pacific/Pago_Pago\n',
  )
})

const request = async (reference: string): Promise<StoredCorrectionRequest> => {
  const found = await findRequestByReference(database, reference)
  if (!found) throw new Error(`${reference} is not there`)
  return found
}

const fileOf = (name: string) => readFile(path.join(content, name), 'utf8')

const rain = 'e/articles/2016/05/rain.md'

const usual = (): AcceptanceOptions => ({
  contentFolder: content,
  correctionText: 'It snowed.',
  date: '2020-02-03',
  articleAddress: null,
  editor: null,
})

const today = (timeZone: string) => new Date().toLocaleDateString('en-CA', { timeZone })

async function accepted(reference: string, more: Partial<AcceptanceOptions> = {}) {
  return acceptCorrection(database, await request(reference), { ...usual(), ...more })
}

describe('a request that is accepted', () => {
  it('is closed after its correction is written to the file of its article, and to no other', async () => {
    const [before, other] = [await fileOf(rain), await fileOf('e/articles/2016/05/snow.md')]
    expect(await accepted('AAAA')).toEqual({ message: expect.stringContaining('rain.md') })
    expect(await fileOf(rain)).toBe(
      before.replace(
        '\n---\n\n',
        '\ncorrections:\n  - published: 2020-02-03\n    text: "It snowed."\n---\n\n',
      ),
    )
    expect(await fileOf('e/articles/2016/05/snow.md')).toBe(other)
    expect(await request('AAAA')).toMatchObject({
      state: 'accepted',
      reason: null,
      closed: expect.any(String),
    })
    expect(await request('BBBB')).toMatchObject({ state: 'open', closed: null })
  })

  it('gives the correction today’s date in the newsroom’s time zone, and cleans its text', async () => {
    await accepted('AAAA', { date: null, correctionText: '  It snowed.\r\n ' })
    expect(await fileOf(rain)).toContain(
      `- published: ${today('Pacific/Pago_Pago')}\n    text: "It snowed."\n`,
    )
    await accepted('BBBB', { date: null, articleAddress: '/f/2016/05/06/rain' })
    expect(await fileOf('f/articles/2016/05/rain.md')).toContain(`published: ${today('Pacific/Kiritimati')}`)
  })

  it('can be accepted for another article than it names', async () => {
    await accepted('AAAA', { articleAddress: '/e/2016/snow.html' })
    expect(await fileOf(rain)).not.toContain('corrections')
    expect(await fileOf('e/articles/2016/05/snow.md')).toContain('It snowed.')
  })

  it('does not write its correction twice when it is accepted again', async () => {
    await accepted('AAAA')
    sqlite.exec("UPDATE requests SET state = 'open'")
    await accepted('AAAA')
    expect((await fileOf(rain)).match(/It snowed/g)).toHaveLength(1)
  })

  it.each([
    ['names no article', 'BBBB', {}],
    ['has a date that is none', 'AAAA', { date: '2020-02-30' }],
    ['has no text', 'AAAA', { correctionText: ' \n ' }],
    ['names an article that is not there', 'AAAA', { articleAddress: '/e/2016/hail.html' }],
    ['names an edition that is not there', 'AAAA', { articleAddress: '/x/2016/rain.html' }],
    ['cannot be edited', 'AAAA', { editor: 'false' }],
    ['is edited with a program that is not there', 'AAAA', { editor: '/nowhere/editor --wait' }],
  ])('stays open where it %s', async (_, reference, more) => {
    expect(await accepted(reference, more)).toEqual({
      reasons: [expect.stringMatching(/\S/)],
      isRequestOpen: true,
    })
    expect(await request(reference)).toMatchObject({ state: 'open', closed: null })
  })

  it('stays open when its article or the configuration has a fault', async () => {
    await writeFile(
      path.join(content, rain),
      articleFile('headline: Rain\nurl: https://e.example/2016/rain.html\nx: y'),
    )
    expect(await accepted('AAAA')).toHaveProperty('reasons.1', expect.stringMatching(/rain\.md:\d+: x: /))
    await writeFile(path.join(content, 'archive.yaml'), 'name: Test\n')
    expect(await accepted('AAAA')).toEqual({
      reasons: expect.arrayContaining([expect.stringContaining('archive.yaml')]),
      isRequestOpen: true,
    })
    expect(await request('AAAA')).toMatchObject({ state: 'open' })
  })

  it('is closed after an editor, started with its arguments, has left no fault in the file', async () => {
    const editor = path.join(content, 'editor.sh')
    await writeFile(editor, `#!/bin/sh\nsed -i "s/headline: Rain/headline: $1/" "$2"\n`)
    await chmod(editor, 0o755)
    expect(await accepted('AAAA', { editor: `${editor} Hail` })).toHaveProperty('message')
    expect(await fileOf(rain)).toContain('headline: Hail')
    insert('CCCC', young, '/e/2016/snow.html')
    await writeFile(editor, '#!/bin/sh\necho "---" > "$1"\n')
    expect(await accepted('CCCC', { editor })).toHaveProperty('reasons')
    expect(await request('CCCC')).toMatchObject({ state: 'open' })
  })

  it('reports where the correction is when somebody else has closed the request, and stays as it was closed', async () => {
    const read = await request('AAAA')
    await closeRequest(database, { reference: 'AAAA', now: new Date(0) }, { state: 'refused', reason: 'No' })
    expect(await acceptCorrection(database, read, usual())).toEqual({
      reasons: [expect.stringContaining('AAAA')],
      isRequestOpen: false,
    })
    expect(await request('AAAA')).toMatchObject({
      state: 'refused',
      reason: 'No',
      closed: '1970-01-01T00:00:00.000Z',
    })
  })
})

describe('correction requests', () => {
  it('are listed in order of arrival while they are open', async () => {
    insert('0000', young, null)
    expect((await listOpenRequests(database)).map(({ reference }) => reference)).toEqual([
      'AAAA',
      'BBBB',
      '0000',
    ])
    await closeRequest(database, { reference: 'BBBB', now: new Date() }, { state: 'refused', reason: null })
    expect((await listOpenRequests(database)).map(({ reference }) => reference)).toEqual(['AAAA', '0000'])
  })

  it('are closed only once', async () => {
    const close = () =>
      closeRequest(database, { reference: 'AAAA', now: new Date() }, { state: 'accepted', reason: null })
    expect([await close(), await close()]).toEqual(['closed', 'was-not-open'])
    expect(await findRequestByReference(database, 'ZZZZ')).toBeNull()
    expect((await findRequestByReference(database, 'aaaa'))?.reference).toBe('AAAA')
  })

  it('are purged when they are older than the retention, and not before', async () => {
    const at = (now: string) => purgeRequests(database, { retentionDays: 30, now: new Date(now) })
    expect(await at('2020-01-31T00:00:00.000Z')).toEqual({ purged: 0, lapsed: 0 })
    expect(await at('2020-01-31T00:00:00.001Z')).toEqual({ purged: 1, lapsed: 1 })
    expect(await at('2020-01-31T00:00:00.002Z')).toEqual({ purged: 0, lapsed: 0 })
    expect(await request('AAAA')).toEqual({
      reference: 'AAAA',
      received: old,
      edition: 'e',
      article: '/e/2016/rain.html',
      verified: 'yes',
      wrong: '',
      right: null,
      source: null,
      name: null,
      email: null,
      state: 'lapsed',
      reason: null,
      closed: '2020-01-31T00:00:00.001Z',
      purged: '2020-01-31T00:00:00.001Z',
    })
    expect(await request('BBBB')).toMatchObject({
      wrong: 'It rained',
      right: 'It snowed',
      state: 'open',
      purged: null,
    })
  })
})

describe('a request printed on a terminal', () => {
  it('has two lines in a list', async () => {
    expect(summariseRequest(await request('AAAA'))).toBe('AAAA  2020-01-01  /e/2016/rain.html\n    It rained')
    expect(summariseRequest({ ...(await request('BBBB')), verified: 'no' })).toBe(
      'BBBB  2020-03-01  /e/ (unverified)\n    It rained',
    )
    expect(summariseRequest({ ...(await request('BBBB')), verified: null })).not.toContain('unverified')
  })

  it('is shown with everything in it', async () => {
    expect(describeRequest({ ...(await request('AAAA')), verified: 'no', wrong: 'One\nTwo' })).toBe(
      [
        `AAAA (unverified), received ${old}, open`,
        'Article:\n  /e/2016/rain.html',
        'What is wrong:\n  One\n  Two',
        'What would be right:\n  It snowed',
        'Source:\n  A book',
        'Name:\n  Ada',
        'E-mail:\n  a@b.example',
      ].join('\n\n'),
    )
    expect(describeRequest({ ...(await request('AAAA')), name: 'Ada\u001b[2J\u202e' })).toContain(
      'Name:\n  Ada [2J \n',
    )
    const closed = { state: 'refused', closed: young, reason: 'It rained', purged: young } as const
    expect(describeRequest({ ...(await request('AAAA')), ...closed, name: null })).toMatch(
      /^AAAA, received \S+, refused 2020-03-01T00:00:00\.000Z, purged 2020-03-01T00:00:00\.000Z\n(?!.*Name)[\s\S]*\n\nRefused because:\n {2}It rained$/,
    )
  })
})

describe('the file of an address', () => {
  const e = { ...lantern, id: 'e', hosts: ['e.example'] }
  const find = (address: string) => findArticleByAddress(content, [e], address)

  it.each([
    ['/e/2016/rain.html', 'rain.md'],
    ['/e/2016/snow.html', 'snow.md'],
    ['/e/2016/Rain.html', null],
    ['/e/2016/rain', null],
    ['/f/2016/05/06/rain', null],
  ])('%s is %s', async (address, file) => {
    const found = await find(address)
    expect(Array.isArray(found) ? null : path.basename(found.file)).toBe(file)
    expect(Array.isArray(found) || found.edition === e).toBe(true)
  })

  it('is found when its last segment is encoded or has no ASCII letter', async () => {
    for (const [name, url] of [
      ['a', 'https://e.example/2016/%C3%A9t%C3%A9-rouge/'],
      ['b', 'https://e.example/2016/%E6%97%A5/'],
    ])
      await writeFile(
        path.join(content, `e/articles/2016/05/${name}.md`),
        articleFile(`headline: H\nurl: ${url}`),
      )
    expect(await find('/e/2016/été-rouge/')).toMatchObject({ file: expect.stringMatching(/a\.md$/) })
    expect(await find('/e/2016/日/')).toMatchObject({ file: expect.stringMatching(/b\.md$/) })
  })

  it('is found by the neutral address of an anonymised article, and by its own', async () => {
    const status = 'status: { is: anonymised, names: { Roe: R }, slug: person-2 }'
    await writeFile(
      path.join(content, 'e/articles/2016/05/c.md'),
      articleFile(`headline: Roe\nurl: https://e.example/roe\npublished: 2016-05-06\n${status}`),
    )
    for (const address of ['/e/2016/05/06/person-2', '/e/roe'])
      expect(await find(address)).toMatchObject({ file: expect.stringMatching(/c\.md$/) })
    expect(await find('/e/2016/05/06/person-3')).toEqual([])
  })

  it('is found among files with faults', async () => {
    await writeFile(path.join(content, 'e/articles/2016/05/a-rain.md'), '---\nheadline: [\n---\n')
    expect(await find('/e/2016/rain.html')).toMatchObject({ file: expect.stringMatching(/\/rain\.md$/) })
  })
})
