import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import { readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import { corpus, pagesOf } from '../../../support/extraction/expected-pages.ts'
import { isDue } from '../../../support/turns.ts'
import { briefingFor, lantern } from '../reading.ts'

const absent = !existsSync(corpus)
if (absent) console.warn(`SKIPPED: the pages are not at ${corpus}`)

const briefing = briefingFor({ ...lantern, hosts: [] })

// The largest collection of pages has its own file, so that another core can read it at the same time.
it.skipIf(absent)(
  'the account of the newspapers of fundus loses no word, in an eighth of them a day',
  () => {
    const losing: string[] = []
    for (const { file, bytes } of pagesOf('fundus', (place) => isDue(place, 8))) {
      const found = readHtmlPage({ bytes, url: null, contentType: null }, briefing)
      const lost = 'otherKind' in found ? [] : findLostWords(found.account, found)
      if (lost.length > 0) losing.push(`${file}: ${lost.slice(0, 5).join(' ')}`)
    }
    expect(losing).toEqual([])
  },
  240_000,
)
