import { describe, expect, it } from 'vitest'
import { toContentModel } from '../src/cli/content/html/content-model.ts'
import { textContent } from '../src/cli/content/html/element.ts'
import { flattenHtmlToParagraphs } from '../src/cli/content/html/flatten-html-to-paragraphs.ts'
import { toSafePictureUrl } from '../src/cli/content/html/links.ts'
import { parseHtmlFragment } from '../src/cli/content/html/parse-html.ts'
import { parseWrittenDate } from '../src/cli/import/text/parse-written-date.ts'
import { decodeBody } from '../src/cli/import/web-capture/http/http-content.ts'
import { shouldReadText } from '../src/cli/import/wordpress/wxr/wxr-vocabulary.ts'
import { en } from '../src/representation/words/en.ts'
import { chooseCatalogue, findCatalogue } from '../src/representation/words/index.ts'
import { listBaseForms } from '../src/search/inflections.ts'

describe.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('%s', (name) => {
  it('is a word without irregular forms', () => expect(listBaseForms(name.toLowerCase(), name)).toEqual([]))

  it.skipIf(name.startsWith('_'))('is an element that leaves its text', () => {
    const html = `<p>One <${name}>two</${name}> three</p>`
    expect(flattenHtmlToParagraphs(html).children.map(textContent)).toEqual(['One two three'])
    expect(toContentModel(parseHtmlFragment(html), toSafePictureUrl).map(textContent)).toEqual([
      'One two three',
    ])
  })

  it('is a language without a catalogue', () => {
    expect(findCatalogue(name)).toBeNull()
    expect(chooseCatalogue(name)).toBe(en)
  })

  it('is a content encoding that nobody knows', () =>
    expect(decodeBody(Buffer.from('text'), new Map([['content-encoding', name]]))).toEqual({
      reason: `is compressed by a method that morgue cannot read (${name.toLowerCase()}): save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org, and import that`,
    }))

  it('is a time zone that nobody knows', () =>
    expect(parseWrittenDate(`2016-05-06 10:00 ${name}`, 'en')).toBeNull())

  it('is an element of an export that is not read', () => expect(shouldReadText('title', name)).toBe(false))
})
