import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { temporaryFolder } from '../support/content.ts'
import { serveArchive } from '../support/processes/served-archive.ts'
import { findChromium } from './chromium.ts'
import { everyKindOfContent } from './fixtures.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Origin of the served archive. */
    origin: string
    /** False when Chromium is not installed. */
    hasChromium: boolean
  }
}

/** Serves one archive for all tests of this folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const hasChromium = findChromium() !== null
  if (!hasChromium)
    console.warn(
      '\nNO BROWSER: the tests in Chromium are SKIPPED. Install Debian’s chromium, or set CHROMIUM.\n',
    )
  const [content, state] = [await everyKindOfContent(), await temporaryFolder()]
  const served = await serveArchive(content, state, { compresses: true })
  project.provide('origin', `http://127.0.0.1:${served.port}`)
  project.provide('hasChromium', hasChromium)
  return async () => {
    await served.stop()
    await rm(state, { recursive: true, force: true })
  }
}
