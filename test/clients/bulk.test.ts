import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { temporaryFolder, writeFiles } from '../support/content.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { publishSound } from '../support/publish-sound.ts'
import { takedownContent } from '../support/takedown-content.ts'

const run = promisify(execFile)

let served: ServedArchive
let [content, state, downloads] = ['', '', '']

const writeContent = (down: boolean) => {
  const files = takedownContent(down)
  return writeFiles(content, { ...files, 'e/edition.yaml': `${files['e/edition.yaml']}bulk: yes\n` })
}

beforeAll(async () => {
  ;[content, state, downloads] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
  await writeContent(false)
  served = await serveArchive(content, state)
}, 90_000)

afterAll(() => served?.stop())

const download = async (file: string, ...options: string[]) => {
  const url = `http://127.0.0.1:${served.port}/bulk/e/${file}`
  await run('curl', ['--silent', '--show-error', '--fail', '--location', '--remote-name', ...options, url], {
    cwd: downloads,
  })
  return path.join(downloads, file)
}

it('curl downloads and resumes a file, which sha256sum and gzip find sound', async () => {
  const { resources } = JSON.parse(await readFile(await download('datapackage.json'), 'utf8'))
  expect(resources).toMatchObject([{ name: '2016-04', compression: 'gz', rows: 6 }])
  const [{ hash, bytes }] = resources
  const file = await download('2016-04.jsonl.gz')
  const whole = await readFile(file)
  await writeFile(file, whole.subarray(0, 300))
  await download('2016-04.jsonl.gz', '--continue-at', '-')
  expect(await readFile(file)).toEqual(whole)
  const { stdout: sum } = await run('sha256sum', [file])
  expect([`sha256:${sum.slice(0, 64)}`, whole.length]).toEqual([hash, bytes])
  const { stdout: lines } = await run('gzip', ['--decompress', '--stdout', file])
  expect(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).address),
  ).toContain('/e/2016/04/08/neighbour')
})

it('a takedown removes the old file with the address that it had', async () => {
  const { headers } = await served.get('/bulk/e/2016-04.jsonl.gz')
  expect(headers.location).toMatch(/^\/media\/[0-9a-f]{64}\.gz$/)
  expect((await served.get(headers.location ?? '')).headers['content-type']).toBe('application/gzip')
  await writeContent(true)
  const store = await openLocalArchive(state)
  await publishSound(content, store).finally(() => store.close())
  await expect
    .poll(async () => (await served.get(headers.location ?? '')).status, { timeout: 60_000, interval: 1000 })
    .toBe(404)
  const { stdout } = await run('gzip', ['--decompress', '--stdout', await download('2016-04.jsonl.gz')])
  expect(stdout).toContain('Neighbour')
  expect(stdout).not.toMatch(/quagga|axolotl|pangolin/i)
}, 90_000)
