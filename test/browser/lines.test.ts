import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openChromium } from './chromium.ts'
import { pages } from './pages.ts'

const origin = inject('origin')

let browser: Browser
let page: Page

beforeAll(async () => {
  if (!inject('hasChromium')) return
  browser = await openChromium()
  page = await browser.newPage()
})
afterAll(() => browser?.close())

async function openPage(name: keyof typeof pages, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(origin + pages[name])
}

/** Runs in a page: finds the rectangles of a pattern's matches in the texts below a selector. */
const findRectangles = (selector: string, pattern: RegExp) => `[...document.querySelectorAll(${JSON.stringify(
  selector,
)})].flatMap((element) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const found = []
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const { 0: match, index } of text.data.matchAll(${pattern})) {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + match.length)
      found.push(range.getBoundingClientRect().toJSON())
    }
  return found
})`

const rectanglesOf = (selector: string, pattern: RegExp) =>
  page.evaluate<{ left: number; top: number; bottom: number }[]>(findRectangles(selector, pattern))

describe.skipIf(!inject('hasChromium'))('a line', () => {
  it.each([
    ['front-right-to-left', '.stories time'],
    ['day-right-to-left', 'h1'],
    ['article-right-to-left', '.onward a[href$="/2015/09/14"]'],
  ] as const)(
    'of a page from right to left (%s, %s) shows an English date in its order',
    async (name, at) => {
      await openPage(name, 1280)
      const [day, month] = [await rectanglesOf(at, /\b14\b/g), await rectanglesOf(at, /September/g)]
      expect(day.length).toBeGreaterThan(0)
      expect(day.map(({ left }, index) => left < (month[index]?.left ?? 0))).toEqual(day.map(() => true))
    },
  )

  it('of details in a list never ends within a date', async () => {
    for (const name of ['front', 'front-with-logo', 'year', 'search', 'on-this-day-day'] as const) {
      await openPage(name, 320)
      const dates = await rectanglesOf('.stories time', /^.+$/g)
      expect(dates.length).toBeGreaterThan(0)
      expect([name, ...dates.filter(({ top, bottom }) => bottom - top > 30)]).toEqual([name])
    }
  })

  it('of years has all of them at the same height, with and without articles', async () => {
    await openPage('front-with-logo', 1280)
    const years = await rectanglesOf('.years', /\b20\d\d\b/g)
    expect(years).toHaveLength(7)
    expect(new Set(years.map(({ top }) => Math.round(top))).size).toBe(1)
  })

  it('of a notice is never a full stop alone, on a small phone', async () => {
    await openPage('article', 320)
    const lastLetter = (await rectanglesOf('footer .stamp', /\w(?=\.$)/g)).at(-1)
    const fullStop = (await rectanglesOf('footer .stamp', /\.$/g)).at(-1)
    expect(lastLetter?.bottom).toBeGreaterThan(0)
    expect(fullStop?.bottom).toBe(lastLetter?.bottom)
  })
})
