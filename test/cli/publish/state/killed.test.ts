import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { pointerKey } from '../../../../src/archive/keys.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent, smallArchive, temporaryFolder } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { randomNumbers } from '../../../support/random.ts'

const kills = process.env.MORGUE_FAULTS === 'long' ? 100 : 5

const script = path.join(import.meta.dirname, 'edit-and-publish.ts')

/** Runs a program that edits and publishes endlessly, and kills it some time after its first publication. */
async function runUntilKilled(content: string, cacheFolder: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', script, content, cacheFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  child.stdout.resume()
  await setTimeout(milliseconds)
  child.kill('SIGKILL')
  const [code] = await ended
  if (code !== null) throw new Error(`the program ended with ${code} by itself`)
}

/** Publishes into an empty store. @returns the written objects, or the faults */
async function publishAll(content: string, options: { cacheFolder?: string }) {
  const store = memoryStore()
  const outcome = await publish(content, store, { isDryRun: false, progress: silent, ...options })
  store.values.delete(pointerKey)
  return Array.isArray(outcome) ? outcome : { root: outcome.rootDigest, values: store.values }
}

it('the state is never wrong after a publication was killed', async () => {
  const random = randomNumbers(7)
  const articles = Array.from({ length: 40 }, (_, number) => [
    `e/articles/s-${number}.md`,
    articleFile(
      `headline: Story ${number}\npublished: 2016-04-01\ntopics: [T${number % 5}]`,
      `Words ${number}.`,
    ),
  ])
  const content = await smallArchive(Object.fromEntries(articles))
  const cacheFolder = await temporaryFolder()
  for (let kill = 0; kill < kills; kill++) {
    await runUntilKilled(content, cacheFolder, random() * 300)
    expect(await publishAll(content, { cacheFolder })).toEqual(await publishAll(content, {}))
  }
}, 1_200_000)
