import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { markdownFromHtml } from '../../../../src/cli/import/markup/html-body.ts'
import { dueNumbers } from '../../../support/turns.ts'
import { HtmlMaker } from './generated-html.ts'
import { liveMarkup } from './live-markup.ts'
import { rawMarkdown } from './raw-markdown.ts'
import { seenWords, wordsIn } from './seen-text.ts'

/** Plain text has brackets around the marks of footnotes. */
const removeBrackets = (words: readonly string[]): string[] =>
  words.map((word) => word.replace(/[[\]]/g, '')).filter((word) => word !== '')

const documents = 1000
const perTest = 100

describe('HTML that is imported and published', () => {
  it.each(Array.from({ length: documents / perTest }, (_, part) => part * perTest))(
    'keeps every word and adds none, in every form (from seed %i)',
    (first) => {
      for (const seed of dueNumbers(first, perTest, 10)) {
        const source = new HtmlMaker(seed).document()
        const words = seenWords(source)
        const body = renderBody(markdownFromHtml(source))
        expect(removeBrackets(wordsIn(body.text)), `text of seed ${seed}`).toEqual(removeBrackets(words))
        expect(seenWords(body.html), `HTML of seed ${seed}`).toEqual(words)
        expect(seenWords(rawMarkdown(body.markdown)), `Markdown of seed ${seed}`).toEqual(words)
        expect(liveMarkup(body.html)).toEqual([])
        expect(renderBody(body.markdown), `seed ${seed}, published again`).toEqual(body)
      }
    },
    60_000,
  )
})
