import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openChromium } from '../browser/chromium.ts'
import { enlargeText, failures, pages } from '../browser/pages.ts'
import { projectRoot } from '../support/project-root.ts'

const origin = inject('origin')
const folder = path.join(projectRoot, 'screenshots')

/** Pages to look at after a change of looks. */
const photographed = [
  'article',
  'article-with-everything',
  'article-with-rare-markup',
  'article-with-photographs',
  'section-with-photographs',
  'article-right-to-left',
  'front',
  'day',
  'topic',
  'holdings',
  'page',
  'search-with-hits',
  'not-found',
] as const

/** Bytes: a screenshot of an empty window is smaller. */
const minPictureSize = 8000

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openChromium()
  page = await browser.newPage()
  for (const [name, failure] of Object.entries(await failures()))
    await page.route(`${origin}/${name}`, (route) => route.fulfill(failure))
})
afterAll(() => browser?.close())

async function takeScreenshot(...name: (string | number)[]): Promise<void> {
  const file = path.join(folder, `${name.join('-')}.png`)
  const picture = await page.screenshot({ path: file, fullPage: true })
  expect(picture.length).toBeGreaterThan(minPictureSize)
}

/** `npm run screenshots`: makes pictures in `screenshots/`, for a person to look at. */
describe('screenshots', () => {
  it.each([...photographed.map((name) => [name, pages[name]] as const), ['gone', '/gone'] as const])(
    'of %s, in both themes, at three widths, and with text twice as large',
    async (name, address) => {
      await page.goto(origin + address)
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 768, 1280]) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 900 })
          await takeScreenshot(name, colorScheme, width)
        }
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 320, height: 900 })
      await page.evaluate(enlargeText)
      await takeScreenshot(name, 'large-text', 320)
    },
  )

  it('of a printed article', async () => {
    await page.setViewportSize({ width: 794, height: 1123 })
    await page.goto(origin + pages['article-with-everything'])
    await page.emulateMedia({ media: 'print' })
    await takeScreenshot('article-print')
    await page.pdf({ path: path.join(folder, 'article-print.pdf'), format: 'A4' })
    await page.emulateMedia({ media: null })
  })

  // Copy one to `docs/pictures/` when its page has changed.
  it.each([
    ['article-on-a-phone', pages.article, 390, 760],
    ['front-of-an-edition', pages['front-with-logo'], 1100, 800],
  ])('of the %s, for the README', async (name, address, width, height) => {
    await page.setViewportSize({ width, height })
    await page.goto(origin + address)
    const file = path.join(folder, `${name}.jpg`)
    const picture = await page.screenshot({ path: file, type: 'jpeg', quality: 60 })
    expect(picture.length).toBeLessThan(60_000)
  })
})
