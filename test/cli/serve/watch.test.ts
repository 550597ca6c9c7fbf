import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addFaultNotice } from '../../../src/cli/serve/watch/fault-notice.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, smallArchive } from '../../support/content.ts'
import { freePort } from '../../support/processes/loopback.ts'
import { projectRoot } from '../../support/project-root.ts'
import { descendantsOf, isRunning, until } from './processes.ts'

let [content, port, screen] = ['', 0, '']
let child: ChildProcess

const pageAt = async (address: string, accept = 'text/html') =>
  (await fetch(`http://127.0.0.1:${port}${address}`, { headers: { accept } })).text()

const save = (name: string, text: string) => writeFile(path.join(content, 'e/articles', name), text)

/** Seconds in which a step happens even on a machine that is busy with other tests; usually it takes less than one. */
const patience = 60

/** Milliseconds for a start, or for a test of several steps. */
const timeout = 240_000

/** Waits until the page at an address contains a text. */
const shown = (address: string, text: string) =>
  until(async () => (await pageAt(address)).includes(text), patience)

beforeAll(async () => {
  content = await smallArchive(
    {
      'e/articles/a.md': articleFile('headline: Alpha\npublished: 2016-04-08'),
      'e/articles/b.md': articleFile('headline: Beta\npublished: 2016-04-08'),
    },
    'query: [p]\n',
  )
  port = await freePort()
  const main = path.join(projectRoot, 'src/cli/main.ts')
  const args = [main, 'serve', '--watch', '--content', content, '--port', String(port)]
  child = spawn(process.execPath, [...args, '--persist-to', await archiveFolder()], { cwd: projectRoot })
  child.stdout?.on('data', (text) => {
    screen += text
  })
  child.stderr?.on('data', (text) => {
    screen += text
  })
  await until(() => screen.includes('as you save them') || child.exitCode !== null, 3 * patience)
  expect(screen).toContain(`The archive is at http://localhost:${port}/`)
}, timeout)

afterAll(async () => {
  const below = descendantsOf(child.pid ?? 0)
  child.kill('SIGINT')
  const isEnded = () => (child.exitCode ?? child.signalCode) !== null
  await until(() => isEnded() && !below.some(isRunning), patience)
  // Miniflare ends the process after an interrupt, possibly before the command does.
  expect([0, 130]).toContain(child.exitCode)
}, timeout)

it('writes the words of a fault into a page as text', () => {
  const fault = { file: 'a.md', line: 2, field: '', reason: '<script>&' }
  const page = addFaultNotice('<body class="x"><p>A', [fault])
  expect(page).toMatch(/^<body class="x"><section.*<li>a\.md:2: &lt;script&gt;&amp;<\/li>.*<\/section><p>A$/)
  expect(addFaultNotice('<body><p>A', [])).toBe('<body><p>A')
})

describe('serve --watch', { timeout }, () => {
  it('shows an article as it was saved, and publishes nothing', async () => {
    await shown('/e/2016/04/08/a', 'Alpha')
    await save('a.md', articleFile('headline: Gamma\npublished: 2016-04-08', 'New words.'))
    await shown('/e/2016/04/08/a', 'New words.')
    expect(screen).toContain(
      `${path.join(content, 'e/articles/a.md')}: is shown at http://localhost:${port}/e/2016/04/08/a`,
    )
    for (const accept of ['text/html', '*/*', '', 'text/*;q=0.5'])
      expect(await pageAt('/e/2016/04/08/a', accept)).toContain('>Gamma</h1>')
    for (const accept of ['application/json', 'application/json, */*;q=0.1'])
      expect(await pageAt('/e/2016/04/08/a', accept)).toContain('"headline": "Alpha"')
    expect(await pageAt('/e/2016/04/08')).toContain('Alpha')
    expect(await pageAt('/e/2016/04/08/b')).toContain('Beta')
  })

  it('shows a new article at its address', async () => {
    expect(await pageAt('/e/2017/05/c')).not.toContain('Delta')
    await save('c.md', articleFile('headline: Delta\npublished: 2017-05'))
    await shown('/e/2017/05/c', 'Delta')
  })

  it('names faults at the top of every page until they are corrected', async () => {
    await save('b.md', articleFile('headline: Beta\npublished: <8 April>'))
    await shown('/e/2016/04/08/b', 'b.md:3: published: ')
    const page = await pageAt('/e/')
    expect(page).toMatch(/<body[^>]*><section role="alert">.*b\.md:3: published: is not a date/)
    expect(page).toContain('The E')
    await save('b.md', articleFile('headline: Beta two\npublished: 2016-04-08'))
    await shown('/e/2016/04/08/b', 'Beta two')
    expect(await pageAt('/e/')).not.toContain('role="alert"')
  })

  it('shows an article whose address has a query', async () => {
    await save('q.md', articleFile('headline: Query\nurl: https://e.example/?p=7\npublished: 2016'))
    await shown('/e/?utm=x&p=7', '>Query</h1>')
    expect(await pageAt('/e/')).not.toContain('>Query</h1>')
  })

  it('lets no browser show a page of before, and restricts every page as the archive does', async () => {
    await save('b.md', articleFile('headline: Beta\npublished: no date'))
    await until(async () => (await pageAt('/e/')).includes('role="alert"'), patience)
    await save('a.md', articleFile('headline: Alpha\npublished: 2016-04-08'))
    await shown('/e/2016/04/08/a', '>Alpha</h1>')
    const headers = { accept: 'text/html', 'if-none-match': '*' }
    for (const address of ['/e/', '/e/2016/04/08/a']) {
      const answer = await fetch(`http://127.0.0.1:${port}${address}`, { headers })
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(await answer.text()).toContain('role="alert"')
    }
    await save('b.md', articleFile('headline: Beta\npublished: 2016-04-08'))
    await until(async () => !(await pageAt('/e/')).includes('role="alert"'), patience)
  })

  it('names an article that cannot be read, and goes on', async () => {
    await mkdir(path.join(content, 'e/articles/folder.md'))
    await until(() => screen.includes('folder.md:1: is a folder where a file is expected'), patience)
    await rm(path.join(content, 'e/articles/folder.md'), { recursive: true })
    await until(() => screen.includes('folder.md: has been deleted'), patience)
    expect(screen).not.toContain('changes are no longer noticed')
  })

  it('tells that a removed article, a takedown and a configuration need a publication', async () => {
    await save('a.md', articleFile('headline: A\nstatus: { is: withheld, reason: R, since: 2020 }'))
    await until(() => screen.includes('a.md: is taken down by its status or a rule: '), patience)
    expect(await pageAt('/e/2016/04/08/a')).toContain('Alpha')
    await rm(path.join(content, 'e/articles/c.md'))
    await until(() => screen.includes('c.md: has been deleted: '), patience)
    await writeFile(
      path.join(content, 'archive.yaml'),
      'name: B\nurl: https://archive.example\nlanguage: en\n',
    )
    await until(() => screen.includes('archive.yaml: is shown once it is published'), patience)
  })
})
