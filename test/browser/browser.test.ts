import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { isDue } from '../support/turns.ts'
import { openChromium } from './chromium.ts'
import { enlargeText, failures, pages, pagesWithPictures } from './pages.ts'

const origin = inject('origin')
const widths = [320, 768, 1280]

let browser: Browser
let page: Page

/** The page's console messages and requests: there must be no messages, and no requests to other origins. */
let consoleMessages: string[] = []
let requests: Request[] = []

async function open(): Promise<Page> {
  const opened = await browser.newPage({ javaScriptEnabled: true })
  opened.on('console', (message) => consoleMessages.push(message.text()))
  opened.on('pageerror', (error) => consoleMessages.push(String(error)))
  opened.on('requestfinished', (request) => requests.push(request))
  for (const [name, failure] of Object.entries(await failures()))
    await opened.route(`${origin}/${name}`, (route) => route.fulfill(failure))
  return opened
}

beforeAll(async () => {
  if (!inject('hasChromium')) return
  browser = await openChromium()
  page = await open()
  await page.emulateMedia({ colorScheme: 'light' })
})

afterAll(() => browser?.close())

const everyPage = [
  ...Object.entries(pages),
  ...['gone', 'withheld', 'out-of-reach'].map((name) => [name, `/${name}`] as const),
].map(([name, address], place) => ({ name, address, place }))

/** The checks of axe, as a script that is half as long. */
const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The checks whose outcome depends on colours, the only difference between the themes (`style.test.ts`). */
const colourChecks = ['color-contrast', 'link-in-text-block']

/** Returns the violations on the page, without the passed checks, which take longer to transfer than to run. */
async function violations(checks: readonly string[] | null): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(checks && { runOnly: checks }) }
  const found = await page.evaluate<AxeResults['violations']>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Measures how much wider the page is than its window, in CSS pixels. */
const measureOverflow = () =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Runs in the page: counts lines and characters of each paragraph of the body. */
const measureParagraphs = `[...document.querySelectorAll('article > p:not([class])')].map((paragraph) => {
  const range = document.createRange()
  range.selectNodeContents(paragraph)
  const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
  return { lines, characters: paragraph.textContent.length }
})`

describe.skipIf(!inject('hasChromium'))('in Chromium', () => {
  it.each(everyPage)(
    '$name is accessible in both themes, at one of three widths a day, and does not overflow at any, nor with text twice as large',
    async ({ name, address, place }) => {
      consoleMessages = []
      await page.goto(origin + address)
      await page.evaluate(axeScript)
      for (const [order, width] of widths.entries()) {
        await page.setViewportSize({ width, height: 900 })
        expect([name, width, await measureOverflow()]).toEqual([name, width, 0])
        if (!isDue(place + order, widths.length)) continue
        expect([name, width, ...(await violations(null))]).toEqual([name, width])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect([name, width, ...(await violations(colourChecks))]).toEqual([name, width])
        expect([name, width, await measureOverflow()]).toEqual([name, width, 0])
        await page.emulateMedia({ colorScheme: 'light' })
      }
      // Chromium logs the status of a missing page to the console.
      expect(
        consoleMessages.filter((text) => !/^Failed to load resource: the server responded/.test(text)),
      ).toEqual([])
      await page.setViewportSize({ width: 320, height: 900 })
      await page.evaluate(enlargeText)
      expect([name, 'with text twice as large', await measureOverflow()]).toEqual([
        name,
        'with text twice as large',
        0,
      ])
    },
  )

  it('an article takes at most 14 KB in two requests to the archive, and runs no script', async () => {
    const fresh = await open()
    requests = []
    await fresh.goto(origin + pages.article, { waitUntil: 'networkidle' })
    expect(requests.map((request) => new URL(request.url()).origin)).toEqual(requests.map(() => origin))
    expect([1, 2]).toContain(requests.length)
    const sizes = await Promise.all(requests.map((request) => request.sizes()))
    const bytes = sizes.map(
      ({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize,
    )
    expect(bytes.reduce((sum, each) => sum + each)).toBeLessThan(14_000)
    expect(await fresh.locator('script:not([type="application/ld+json"])').count()).toBe(0)
    await fresh.close()
  })

  it.each(pagesWithPictures)('pictures of %s that arrive a second late move nothing', async (name) => {
    const opened = await open()
    await opened.route('**/media/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      await route.continue()
    })
    await opened.setViewportSize({ width: 390, height: 800 })
    await opened.goto(origin + pages[name])
    const pictures = await opened.evaluate<number>('document.images.length')
    for (let picture = 0; picture < pictures; picture++) {
      await opened.evaluate(`document.images[${picture}].scrollIntoView()`)
      await expect
        .poll(() => opened.evaluate<number>(`document.images[${picture}].naturalWidth`), { timeout: 5000 })
        .toBeGreaterThan(0)
    }
    const shift = await opened.evaluate<number>(`new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
        .observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => resolve(0), 500)
    })`)
    await opened.close()
    expect(pictures).toBeGreaterThan(name.startsWith('article') ? 3 : 0)
    expect(shift).toBe(0)
  })

  it('a portrait is at most 80 % as high as the window, and a gallery has two or three columns', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(origin + pages['article-with-everything'])
    const heights = await page.evaluate<number[]>('Array.from(document.images, ({ height }) => height)')
    expect(Math.max(...heights)).toBeLessThanOrEqual(640)
    const columns = `getComputedStyle(document.querySelector('.gallery')).gridTemplateColumns.split(' ').length`
    expect(await page.evaluate<number>(columns)).toBe(3)
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await page.evaluate<number>(columns)).toBe(2)
  })

  it('pictures side by side in a gallery begin at the same height, a portrait and a missing one too', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(origin + pages['article-with-photographs'])
    const tops = await page.evaluate<number[][]>(
      `Array.from(document.querySelectorAll('.gallery'), ({ children }) =>
        Array.from(children, (figure) => figure.querySelector('img,p').getBoundingClientRect().top).slice(0, 3))`,
    )
    expect(tops.map((row) => [row.length, new Set(row).size])).toEqual([
      [2, 1],
      [3, 1],
    ])
  })

  it('the browser loads the smallest copy that is as wide as the picture in the layout', async () => {
    const loaded = `Promise.all([...document.querySelectorAll('main img')].map(async (image) => {
      image.loading = 'eager'
      await image.decode()
      const [, copy] = image.srcset.split(',').find((source) => image.currentSrc.endsWith(source.split(' ')[0]))?.split(' ') ?? []
      return { shown: image.getBoundingClientRect().width, copy: parseInt(copy) }
    }))`
    for (const [width, density, largest] of [
      [1280, 1, 1280],
      [390, 1, 640],
      [360, 2, 640],
    ] as const) {
      const opened = await browser.newPage({ viewport: { width, height: 900 }, deviceScaleFactor: density })
      await opened.goto(origin + pages['article-with-photographs'])
      const pictures = await opened.evaluate<{ shown: number; copy: number }[]>(loaded)
      await opened.close()
      expect(pictures).toHaveLength(6)
      for (const { shown, copy } of pictures) {
        expect(copy).toBeGreaterThanOrEqual(Math.floor(shown * density * 0.97))
        expect(copy).toBeLessThanOrEqual(largest)
      }
      expect(Math.min(...pictures.map(({ copy }) => copy))).toBe(320)
    }
  })

  it('an article’s lines have 60 to 75 characters in a wide window', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(origin + pages.article)
    const lengths = await page.evaluate<{ lines: number; characters: number }[]>(measureParagraphs)
    const whole = lengths.filter(({ lines }) => lines > 2)
    const characters = whole.reduce((sum, each) => sum + each.characters, 0)
    const lines = whole.reduce((sum, each) => sum + each.lines - 0.5, 0)
    expect(Math.round(characters / lines)).toBeGreaterThanOrEqual(60)
    expect(Math.round(characters / lines)).toBeLessThanOrEqual(75)
  })

  it('a printed article has its citation, its permanent link, a blank for the date, and no navigation', async () => {
    await page.setViewportSize({ width: 794, height: 1123 })
    await page.goto(origin + pages['article-with-everything'])
    await page.emulateMedia({ media: 'print' })
    const printed = page.locator('.printed:visible')
    const [citation = '', permanentLink = ''] = (await printed.allTextContents()).toSorted((a, b) =>
      a.startsWith('Lien') ? 1 : b.startsWith('Lien') ? -1 : 0,
    )
    expect(citation).toContain('La marée monte plus haut')
    expect(citation).toContain('Le Fanal')
    expect(permanentLink).toMatch(
      /Lien permanent\s: https:\/\/morgue\.example\/le-fanal\/2017\/05\/02\/maree\s*Consulté le\s: _+/,
    )
    expect(
      await page
        .locator('nav:visible, form:visible, .line:visible, details:visible, [rel=nofollow]:visible')
        .count(),
    ).toBe(0)
    const heights = await page.evaluate<number[]>('Array.from(document.images, ({ height }) => height)')
    expect(Math.max(...heights)).toBeLessThanOrEqual(Math.ceil(0.6 * 1123))
    await page.emulateMedia({ media: null })
  })

  it('a printed front has its topics and no search form', async () => {
    await page.goto(origin + pages.front)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav:visible, form:visible, footer .line:visible').count()).toBe(0)
    expect(await page.locator('main .line:visible').count()).toBeGreaterThan(0)
    await page.emulateMedia({ media: null })
  })

  it('leads a reader who uses the keyboard to the text first, and lets them scroll a wide table', async () => {
    await page.setViewportSize({ width: 320, height: 900 })
    await page.goto(origin + pages['article-with-everything'])
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#text')
    expect(await page.locator('.unseen:focus').boundingBox()).toMatchObject({ x: expect.any(Number) })
    const table = page.getByRole('region').first()
    await table.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.evaluate('document.activeElement.scrollLeft')).toBeGreaterThan(0)
  })

  it('a footnote is reached from its mark and leads back, by keyboard', async () => {
    await page.goto(origin + pages['article-with-rare-markup'])
    await page.locator('sup a[href^="#ref-fn-1"]').focus()
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#ref-fn-1')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#ref-fn-1-mark')
    expect(await page.locator('sup a[href="#ref-fn-1"]').isVisible()).toBe(true)
  })

  it('the head of a long table stays while its rows scroll', async () => {
    await page.setViewportSize({ width: 390, height: 700 })
    await page.goto(origin + pages['article-with-rare-markup'])
    const table = page.locator('.wide', { hasText: 'Night 40' })
    await table.focus()
    await page.keyboard.press('End')
    const top = async (part: string) => (await table.locator(part).first().boundingBox())?.y ?? 0
    await expect.poll(async () => (await top('tbody tr')) - (await top('thead th'))).toBeLessThan(0)
    expect(Math.abs((await top('thead th')) - ((await table.boundingBox())?.y ?? 0))).toBeLessThan(2)
  })

  it('an edition has its accent colour, lighter in the dark theme', async () => {
    await page.goto(origin + pages['article-right-to-left'])
    const colour = () => page.evaluate('getComputedStyle(document.querySelector(".kicker a")).color')
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await colour()).toBe('rgb(31, 90, 60)')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await colour()).not.toBe('rgb(31, 90, 60)')
    expect(await page.evaluate('document.dir')).toBe('rtl')
  })
})
