import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { toLettersAndDigits } from '../../../../src/cli/content/html/to-letters-and-digits.ts'
import { repeatsByline } from '../../../../src/cli/import/page/lines/byline-line.ts'
import {
  hyphenateCamelCase,
  isAuthorLink,
  isCreditElement,
} from '../../../../src/cli/import/page/lines/credit-elements.ts'
import {
  hasSentenceLength,
  isArticleDate,
  isLabelledOrTimedDateLine,
  isPageUrlLine,
  mentionsName,
  repeatsHeadline,
} from '../../../../src/cli/import/page/lines/known-fields.ts'
import { isMastheadHeading } from '../../../../src/cli/import/page/lines/masthead.ts'
import { findReasonForDropping } from '../../../../src/cli/import/page/lines/reason-for-dropping.ts'
import { isShownEmbed, listShownEmbedUrls } from '../../../../src/cli/import/page/lines/shown-embeds.ts'
import { firstElement } from '../../../support/first-element.ts'
import { ferryFields } from './ferry-fields.ts'

describe('a line that repeats a field', () => {
  it.each([
    ['a FERRY – late', true],
    ['Fog again!', true],
    ['Harbour: a ferry late', true],
    ['A ferry', false],
  ])('is the headline: %s', (line, expected) => expect(repeatsHeadline(line, ferryFields)).toBe(expected))
  it('is none without a second headline', () =>
    expect(repeatsHeadline('', { ...ferryFields, alternativeHeadline: null, headingText: null })).toBe(false))

  it.each([
    ['April 8, 2016', true],
    ['Published on Friday, 8 April 2016 at 10:05 EST', true],
    ['9 April 2016', true],
    ['10 April 2016', false],
    ['2016-05-01', true],
    ['8 April 2016 in the harbour', false],
    ['Friday', false],
    [`8 April 2016${' '.repeat(120)}`, false],
  ])('is the date: %s', (line, expected) => expect(isArticleDate(line, ferryFields)).toBe(expected))

  it.each([
    'Published',
    'First published',
    'Last updated:',
    'Updated',
    'Posted',
    'Modified',
    'Publié',
    'Mis à jour',
    'Veröffentlicht',
    'Aktualisiert',
    'Publicada',
    'Actualizado',
    'Atualizado',
    'Pubblicato',
    'Aggiornato',
    'Gepubliceerd',
    'Bijgewerkt',
    'Publicerad',
    'Uppdaterad',
    'Publisert',
    'Oppdatert',
    'Opdateret',
  ])('is a labelled date: %s', (label) => {
    expect(isLabelledOrTimedDateLine(`${label} 2016-04-08`, ferryFields)).toBe(true)
    expect(isLabelledOrTimedDateLine(`${label} 2015-04-08`, ferryFields)).toBe(false)
  })
  it('states the hour, or has its label first', () => {
    expect(isLabelledOrTimedDateLine('2016-04-08 updated', ferryFields)).toBe(false)
    expect(isLabelledOrTimedDateLine('08.04.2016, 20:24 Uhr', ferryFields)).toBe(true)
    expect(isLabelledOrTimedDateLine('Published 8 April 2016 • Last updated 1 day ago', ferryFields)).toBe(
      true,
    )
    expect(isLabelledOrTimedDateLine('08.04.2015, 20:24 Uhr', ferryFields)).toBe(false)
    expect(isLabelledOrTimedDateLine('8 April 2016', ferryFields)).toBe(false)
  })

  it.each([
    ['By Ann Lee and Bo for the Wire', true],
    ['Ann Lee, Bo', true],
    ['Words: ANN LEE; Pictures: Bo', true],
    ['Ann Lee', false],
    ['Ann Lee, Bob', false],
    ['Ann Lee and Bo were there.', false],
    ['Ann Lee and Bo, who both live in the old town near the harbour', true],
    ['Ann Lee and Bo, who both live in the old town near the harbours', false],
    [`Ann Lee Bo${' '.repeat(120)}`, false],
  ])('is the byline: %s', (line, expected) => expect(repeatsByline(line, ferryFields)).toBe(expected))
  it('is no byline without authors, or with too many', () => {
    expect(repeatsByline('x', { ...ferryFields, authors: [], byline: null })).toBe(false)
    const many = Array.from({ length: 21 }, () => 'Ann Lee')
    expect([
      repeatsByline('Ann Lee', { ...ferryFields, authors: many }),
      repeatsByline('Ann Lee', { ...ferryFields, authors: many.slice(1, 2) }),
    ]).toEqual([false, true])
  })

  it.each([
    ['https://a.example/ferry', true],
    ['a.example/ferry', false],
  ])('is the page’s own URL: %s', (line, expected) => expect(isPageUrlLine(line, ferryFields)).toBe(expected))
  it('is none where the page has no URL', () =>
    expect(isPageUrlLine('', { ...ferryFields, url: null })).toBe(false))

  it.each([
    ['By Lars', 'Lars', true],
    ['By Larsson', 'Lars', false],
    ['ByAnnaLee', 'Anna Lee', true],
    ['By Anna', 'Anna Lee', false],
    ['記者田中', '田中', true],
    ['By x', '', false],
  ])('contains a name: %s %s', (line, name, expected) => expect(mentionsName(line, name)).toBe(expected))

  it.each([
    ['x'.repeat(60), true],
    ['x'.repeat(59), false],
    ['字'.repeat(20), true],
    ['字'.repeat(19), false],
  ])('is as long as a sentence: %s', (line, expected) => expect(hasSentenceLength(line)).toBe(expected))
  it('is compared by its letters', () => expect(toLettersAndDigits('É-7, b!')).toBe('é7b'))
})

describe('an element of a page', () => {
  it.each([
    ['<h1 class="site-title">x</h1>', true],
    ['<h1 id="logo">x</h1>', true],
    ['<h1 class="my_brand">x</h1>', true],
    ['<h1 class="Blog-Title">x</h1>', true],
    ['<h1 class="website">x</h1>', false],
    ['<h1><a href="/">x</a></h1>', true],
    ['<h1><a href="https://a.example">x</a></h1>', true],
    ['<h1><a href="/?p=1">x</a></h1>', false],
    ['<h1><a href="#top">x</a></h1>', false],
    ['<h1><a href="/b">x</a></h1>', false],
    ['<h1><b><a href="/">x</a></b></h1>', false],
    ['<h1>x</h1>', false],
  ])('names the site: %s', (html, expected) => expect(isMastheadHeading(firstElement(html))).toBe(expected))

  it.each([
    'byline',
    'by-line',
    'author',
    'authors',
    'article-autor',
    'autoren',
    'autores',
    'autorin',
    'auteur',
    'vcard',
    'signature',
    'signed',
    'writer',
    'journalist',
    'reporter',
    'author2',
    'metaInfoAuthor',
    'x_author_y',
  ])('credits authors: %s', (name) => {
    expect(isCreditElement(firstElement(`<p class="${name}">`))).toBe(true)
    expect(isCreditElement(firstElement(`<p id="${name}">`))).toBe(true)
  })
  it.each(['authority', 'coauthors', 'underwriter', ''])('credits nobody: %s', (name) =>
    expect(isCreditElement(firstElement(`<p class="${name}">`))).toBe(false),
  )
  it('has no generated class', () => {
    expect(isCreditElement(firstElement(`<p class="author ${'x'.repeat(990)}">`))).toBe(true)
    expect(isCreditElement(firstElement(`<p class="author ${'x'.repeat(992)}">`))).toBe(false)
    expect(hyphenateCamelCase('metaInfo2Author')).toBe('meta-Info2-Author')
  })

  it.each([
    ['<a href="/author/ann">', true],
    ['<a href="https://a.example/AUTHORS/ann">', true],
    ['<a href="/autorinnen/a">', true],
    ['<a href="/redaktion/a">', true],
    ['<a href="/contributors/a">', true],
    ['<a href="/author/">', false],
    ['<a href="/authority/a">', false],
    ['<a>', false],
    ['<p href="/author/ann">', false],
  ])('leads to an author: %s', (html, expected) => expect(isAuthorLink(firstElement(html))).toBe(expected))

  it.each([
    ['<nav>', 'navigation'],
    ['<header>', 'header'],
    ['<footer>', 'footer'],
    ['<aside>', 'aside'],
    ['<fieldset>', 'form'],
    ['<select>', 'form'],
    ['<label>', 'form'],
    ['<textarea>', 'form'],
    ['<noscript>', 'noscript'],
    ['<picture>', 'picture'],
    ['<p role="navigation">', 'navigation'],
    ['<p role="menubar">', 'navigation'],
    ['<p role="tablist">', 'navigation'],
    ['<p role="form">', 'form'],
    ['<p role="button">', 'button'],
    ['<p role="dialog">', 'dialog'],
    ['<p style="DISPLAY:NONE">', 'hidden'],
    ['<p style="x:y; visibility : hidden">', 'hidden'],
    ['<p class="kommentare">', 'comments'],
    ['<p class="respond">', 'comments'],
    ['<p class="more-news">', 'related articles'],
    ['<p class="teaser">', 'related articles'],
    ['<p class="trending">', 'related articles'],
    ['<p class="similar">', 'related articles'],
    ['<p class="addthis">', 'share buttons'],
    ['<p class="paywall">', 'newsletter'],
    ['<p class="sign_up">', 'newsletter'],
    ['<p class="gdpr">', 'cookie notice'],
    ['<p class="keywords">', 'topics'],
    ['<p class="promo-box">', 'advertisement'],
    ['<p class="menu">', 'navigation'],
    ['<p class="skip-link">', 'navigation'],
    ['<p class="sidebar">', 'sidebar'],
    ['<p class="kicker">', 'kicker'],
    ['<p class="antetítulo">', 'kicker'],
    ['<p class="sr-only">', 'hidden'],
    ['<p class="screen_reader_text">', 'hidden'],
    ['<p class="shared">', null],
    ['<p class="x">', null],
    ['<p>', null],
    ['<p class="constructor" role="constructor">', null],
  ])('is dropped for a reason: %s', (html, reason) =>
    expect(findReasonForDropping(firstElement(html))).toBe(reason),
  )

  it.each([
    ['<iframe src="a">', true],
    ['<iframe src="a" width="1">', false],
    ['<iframe src="a" height="0px">', false],
    ['<iframe src="a" width="2" height="2">', true],
    ['<iframe src="a" width="1%">', true],
    ['<iframe src="a" hidden>', false],
  ])('is an embed that is shown: %s', (html, expected) =>
    expect(isShownEmbed(firstElement(html))).toBe(expected),
  )

  it('lists the embeds that it shows, each once', () => {
    const html =
      '<iframe src="https://a.example/1"></iframe><div><video src="https://a.example/1"></video><object data="b"></object></div><iframe src="about:blank"></iframe><iframe></iframe><iframe src="javascript:x"></iframe><div hidden><iframe src="https://a.example/2"></iframe></div>'
    expect(listShownEmbedUrls(parseHtmlFragment(html))).toEqual(['https://a.example/1', 'b'])
  })
})
