import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { projectRoot } from '../support/project-root.ts'
import { openChromium } from './chromium.ts'

const fresh = path.join(projectRoot, 'screenshots')
const shown = path.join(projectRoot, 'docs/pictures')

let browser: Browser

beforeAll(async () => {
  if (!inject('hasChromium')) return
  await mkdir(fresh, { recursive: true })
  browser = await openChromium()
})
afterAll(() => browser?.close())

/**
 * The README's pictures. Each run makes new ones in `screenshots/`; copy one to `docs/pictures/` when a page has
 * changed.
 */
describe.skipIf(!inject('hasChromium'))('a picture of the README', () => {
  it.each([
    ['article-on-a-phone', '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html', 390, 760],
    ['front-of-an-edition', '/the-lantern/', 1100, 800],
  ])('shows the %s, small', async (name, address, width, height) => {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' })
    const response = await page.goto(inject('origin') + address)
    expect(response?.status()).toBe(200)
    const options = { type: 'jpeg', quality: 60 } as const
    const picture = await page.screenshot({ ...options, path: path.join(fresh, `${name}.jpg`) })
    expect(picture.length).toBeLessThan(60_000)
    expect((await readFile(path.join(shown, `${name}.jpg`))).length).toBeLessThan(60_000)
    await page.close()
  })
})
