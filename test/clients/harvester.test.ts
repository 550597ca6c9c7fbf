import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { updateHarvestRecords } from '../../src/cli/publish/harvest/update-records.ts'
import { demonstrationCopy, temporaryFolder } from '../support/content.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { projectRoot } from '../support/project-root.ts'
import { publishSound } from '../support/publish-sound.ts'

let served: ServedArchive
let [content, state, copy] = ['', '', '']

beforeAll(async () => {
  ;[content, state, copy] = [await demonstrationCopy(), await temporaryFolder(), await temporaryFolder()]
  served = await serveArchive(content, state)
}, 90_000)

afterAll(() => served?.stop())

/** Runs the harvester of docs/api.md. @returns the headlines in its copy */
async function harvest(): Promise<string[]> {
  const page = await readFile(path.join(projectRoot, 'docs/api.md'), 'utf8')
  const script = path.join(state, 'harvest.mjs')
  await writeFile(script, /```js\n(.*?)```/s.exec(page)?.[1] ?? '')
  const args = [script, `http://127.0.0.1:${served.port}`, copy]
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, PAUSE: '5' } })
  const files = (await readdir(copy)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(files.map((name) => readFile(path.join(copy, name), 'utf8')))
  return texts.map((text) => String(JSON.parse(text).headline))
}

it('the polite harvester copies the whole demonstration, then only what changed', async () => {
  expect((await harvest()).length).toBe(14)
  const articles = path.join(content, 'le-fanal/articles/2016/04')
  const file = path.join(articles, 'reunion-otan-russie.md')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^headline: .*$/m, 'headline: Zorglub'))
  await rm(path.join(content, 'the-lantern/articles/2016/05/fort-mcmurray-wildfire.md'))
  const store = await openLocalArchive(state)
  await publishSound(content, store)
  await updateHarvestRecords(store).finally(() => store.close())
  await expect
    .poll(
      async () => (await served.get('/the-lantern/2016/05/04/fort-mcmurray-wildfire_n_9851734.html')).status,
      {
        timeout: 60_000,
        interval: 1000,
      },
    )
    .toBe(404)
  const headlines = await harvest()
  expect([headlines.length, headlines.filter((headline) => headline === 'Zorglub').length]).toEqual([13, 1])
}, 120_000)
