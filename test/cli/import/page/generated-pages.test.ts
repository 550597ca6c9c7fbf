import { expect, it } from 'vitest'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import { readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import { cpuTimeOf } from '../../../support/cpu-time.ts'
import { dueNumbers } from '../../../support/turns.ts'
import { HtmlMaker } from '../../content/body/generated-html.ts'
import { briefingFor, lantern } from '../reading.ts'

const briefing = briefingFor({ ...lantern, hosts: [] })

/** Milliseconds of processor time that a page may take on average: three times what it takes. */
const maxPageMs = 100

/** Documents with marks of emphasis in code, which were once counted as lost words. */
const codeSeeds = [70028, 70666]

/** Reads a generated page, and lists the words that its account lacks. */
function findWordsLostBy(seed: number): string[] {
  const html = `<!doctype html><title>A ferry</title><body><article>${new HtmlMaker(seed).document()}</article>`
  const page = readHtmlPage({ bytes: Buffer.from(html), url: null, contentType: null }, briefing)
  return 'otherKind' in page ? [] : findLostWords(page.account, page).map((word) => `${seed}: ${word}`)
}

it('the account of a page loses no word of 1,000 generated documents, a twentieth of them a day', async () => {
  const seeds = [...codeSeeds, ...dueNumbers(1, 1000, 20)]
  const losing: string[] = []
  const milliseconds = await cpuTimeOf(() => {
    for (const seed of seeds) losing.push(...findWordsLostBy(seed))
  })
  expect(losing).toEqual([])
  expect(milliseconds / seeds.length).toBeLessThan(maxPageMs)
}, 1_800_000)
