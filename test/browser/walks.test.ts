import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openChromium } from './chromium.ts'
import { pages } from './pages.ts'

const origin = inject('origin')

/** Maximum number of pages that a reader opens on the way. */
const maxSteps = 4

/** Maximum number of times that a reader presses Tab on a page. */
const maxTabs = 80

/** A reader who uses only the keyboard. */
class KeyboardReader {
  readonly page: Page
  /** Paths of the opened pages, in order. */
  readonly opened: string[] = []

  constructor(page: Page) {
    this.page = page
  }

  get steps(): number {
    return this.opened.length
  }

  /** Follows an old link into the archive. */
  async arrive(address: string): Promise<void> {
    const response = await this.page.goto(origin + address)
    expect(response?.status()).toBe(200)
  }

  /** Moves the focus forward until it is on a matching element. @returns false if there is none */
  async reach(selector: string): Promise<boolean> {
    for (let tabs = 0; tabs < maxTabs; tabs++) {
      await this.page.keyboard.press('Tab')
      if (await this.page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return true
    }
    return false
  }

  /** Presses Enter, which opens a page. */
  async enter(): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')])
    this.opened.push(new URL(this.page.url()).pathname)
  }

  /** Follows the first link that matches. */
  async follow(selector: string): Promise<void> {
    expect([selector, await this.reach(selector)]).toEqual([selector, true])
    await this.enter()
  }

  headline = () => this.page.locator('h1').textContent()

  isInArticle = async () => (await this.page.locator('main > article').count()) > 0
}

let browser: Browser
let reader: KeyboardReader

beforeAll(async () => {
  if (inject('hasChromium')) browser = await openChromium()
})
afterAll(() => browser?.close())

async function openReader(): Promise<KeyboardReader> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  reader = new KeyboardReader(page)
  return reader
}

/** Selects links to pages that the reader has not opened. */
const unread = (read: readonly string[]) => read.map((path) => `:not([href="${path}"])`).join('')

describe.skipIf(!inject('hasChromium'))('with a keyboard alone, in four steps from an article', () => {
  it('an old link leads to three more articles', async () => {
    await openReader()
    await reader.arrive('/the-lantern/news/2020/03/coronavirus-live_b_17399871.html')
    const read = new Set([new URL(reader.page.url()).pathname])
    while (read.size < 4 && reader.steps < maxSteps) {
      const near = `.onward li a${unread([...read])}`
      await reader.follow((await reader.isInArticle()) ? near : `.stories a${unread([...read])}`)
      if (await reader.isInArticle()) read.add(new URL(reader.page.url()).pathname)
    }
    expect([...read]).toHaveLength(4)
  })

  it('a date leads to its day', async () => {
    await openReader()
    await reader.arrive(pages['article-with-everything'])
    await reader.follow('.dateline a')
    expect(reader.opened).toEqual(['/le-fanal/2017/05/02'])
    expect(await reader.headline()).toBe('2 mai 2017')
    expect(await reader.page.locator('.stories > li').count()).toBe(1)
  })

  it('a name leads to everything of hers', async () => {
    await openReader()
    await reader.arrive('/le-fanal/2019/04/15/notre-dame-de-paris-incendie_n_15290447')
    await reader.follow('.dateline a[href$="/authors/leonie-castonguay"]')
    expect(await reader.headline()).toBe('Léonie Castonguay')
    const listed = await reader.page.locator('.stories > li > a').allTextContents()
    expect(listed.map((headline) => headline.split(/\s:\s/)[0])).toEqual(['Notre-Dame de Paris', 'Climat'])
    expect(reader.steps).toBeLessThanOrEqual(maxSteps)
  })

  it('“the wildfire of 2016” is found in two pages, though its article does not name the year', async () => {
    await openReader()
    await reader.arrive('/the-lantern/2014/11/12/philae-comet-landing_n_6145288.html')
    await reader.follow('.bar a[href$="/search"]')
    expect(await reader.reach('input[name=q]')).toBe(true)
    await reader.page.keyboard.type('the wildfire of 2016')
    await reader.enter()
    expect(reader.steps).toBe(2)
    await reader.follow('.stories > li > a')
    expect(await reader.headline()).toBe('A whole city on the road as fire enters Fort McMurray')
    const paragraphs = await reader.page.locator('article > p:not([class])').allTextContents()
    expect(paragraphs.join('\n')).not.toContain('2016')
  })

  it('a picture leads to who took it, and to the whole of it', async () => {
    await openReader()
    await reader.arrive('/le-fanal/2017/05/02')
    await reader.follow('.stories > li > a')
    const figure = reader.page.locator('main figure', { has: reader.page.locator('img') }).first()
    expect(await figure.locator('figcaption small').textContent()).toBe('Photo : archives du Fanal')
    await reader.follow('.gallery figure a')
    expect(reader.opened.at(-1)).toMatch(/^\/media\/[0-9a-f]{64}\.svg$/)
    expect(reader.steps).toBeLessThanOrEqual(maxSteps)
  })
})

describe.runIf(inject('hasChromium'))('the articles to read on, and the next days,', () => {
  it('show their date or direction on a line of its own', async () => {
    const beside = `[...document.querySelectorAll('.onward .count')].filter((count) => count.parentElement.matches('li'))
      .map((count) => [count.getBoundingClientRect(), count.parentElement.querySelector('a').getBoundingClientRect()])
      .map(([count, link]) => count.bottom > link.top + 1 && link.bottom > count.top + 1)`
    const page = await browser.newPage()
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(origin + pages.article)
      const found = await page.evaluate<boolean[]>(beside)
      expect(found.length).toBeGreaterThan(1)
      expect(found).toEqual(found.map(() => false))
    }
    await page.close()
  })
})
