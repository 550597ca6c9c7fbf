import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { parseAnyDate } from '../../../../src/cli/import/page/dates/parse-any-date.ts'
import {
  createComparableText,
  measureWordOverlap,
} from '../../../../src/cli/import/page/lines/comparable-text.ts'
import {
  isLabelledOrCapitalLinkList,
  isLinksLabelBlock,
  isMostlyLinks,
  isShareBar,
} from '../../../../src/cli/import/page/lines/link-list.ts'
import { findReasonForDropping } from '../../../../src/cli/import/page/lines/reason-for-dropping.ts'
import { fieldsIn, jsonLd, text } from './written-page.ts'

function elementOf(html: string) {
  const [element] = parseHtmlFragment(html).children
  if (element?.type !== 'element') throw new Error(`${html} is not an element`)
  return element
}

describe('an element outside the article', () => {
  it.each([
    ['<nav>x</nav>', 'navigation'],
    ['<header>x</header>', 'header'],
    ['<footer>x</footer>', 'footer'],
    ['<aside>x</aside>', 'aside'],
    ['<form>x</form>', 'form'],
    ['<button>x</button>', 'button'],
    ['<dialog>x</dialog>', 'dialog'],
    ['<time>x</time>', 'date line'],
    ['<figure>x</figure>', 'picture'],
    ['<figcaption>x</figcaption>', 'caption outside the article'],
    ['<div role="menu">x</div>', 'navigation'],
    ['<div role="banner">x</div>', 'header'],
    ['<div role="contentinfo">x</div>', 'footer'],
    ['<div role="complementary">x</div>', 'aside'],
    ['<div role="search">x</div>', 'form'],
    ['<div role="alertdialog">x</div>', 'dialog'],
    ['<div role="tooltip">x</div>', 'tooltip'],
    ['<div hidden>x</div>', 'hidden'],
    ['<div aria-hidden="true">x</div>', 'hidden'],
    ['<div aria-hidden="false">x</div>', null],
    ['<div style="color:red;display: none">x</div>', 'hidden'],
    ['<div style="visibility:hidden">x</div>', 'hidden'],
    ['<div style="nodisplay:none">x</div>', null],
    ['<div class="comments">x</div>', 'comments'],
    ['<div id="disqus_thread">x</div>', 'comments'],
    ['<div class="box related-box">x</div>', 'related articles'],
    ['<div class="most_read">x</div>', 'related articles'],
    ['<div class="relatedVideo">x</div>', 'related articles'],
    ['<div class="jp-relatedposts">x</div>', 'related articles'],
    ['<div class="inlineSignup">x</div>', 'newsletter'],
    ['<div class="adv-video_box">x</div>', 'video'],
    ['<div class="videotape">x</div>', null],
    ['<figure class="image video widget">x</figure>', 'video'],
    ['<figure class="oembed-placeholder">x</figure>', 'video'],
    ['<figure class="header-image">x</figure>', 'picture'],
    ['<div class="rating">x</div>', 'rating'],
    ['<div id="mayor-promoted-a-clerk-to-deputy">x</div>', null],
    ['<div id="box-promoted-today">x</div>', 'advertisement'],
    ['<div id="autor-info-card">x</div>', 'byline'],
    ['<div class="recommendations">x</div>', 'related articles'],
    ['<div class="social-share">x</div>', 'share buttons'],
    ['<div class="newsletter">x</div>', 'newsletter'],
    ['<div class="cookie-notice">x</div>', 'cookie notice'],
    ['<div class="breadcrumbs">x</div>', 'breadcrumbs'],
    ['<div class="tags">x</div>', 'topics'],
    ['<div class="ad">x</div>', 'advertisement'],
    ['<div class="sponsored">x</div>', 'advertisement'],
    ['<div class="author">x</div>', 'byline'],
    ['<div class="pagination">x</div>', 'navigation'],
    ['<div class="copyright">x</div>', 'footer'],
    ['<div class="masthead">x</div>', 'header'],
    ['<div class="sidebar">x</div>', 'sidebar'],
    ['<div class="screen-reader-text">x</div>', 'hidden'],
    ...'kicker overline eyebrow roofline topline dachzeile surtitre antetitulo antetítulo occhiello Kicker'
      .split(' ')
      .map((name): [string, string] => [`<div class="a-${name}">x</div>`, 'kicker']),
    ['<div class="kickers">x</div>', null],
    ['<div class="constructor">x</div>', null],
    ['<div class="breadboard shared-memory adage">x</div>', null],
    ['<div>x</div>', null],
    ['<p>x</p>', null],
  ])('%s is called %s', (html, reason) => expect(findReasonForDropping(elementOf(html))).toBe(reason))
})

describe('a block of links', () => {
  it.each([
    ['<p><a href="/x">A ferry for the winter</a></p>', true, false],
    ['<p><a href="/x">A ferry</a> | <a href="/y">A mill</a></p>', true, false],
    ['<p>Read more: <a href="/x">A ferry for the winter</a></p>', false, true],
    ['<p><a href="/x">Lire aussi : Un bac pour l’hiver</a></p>', true, true],
    ['<p>Read more about the ferry in <a href="/x">A ferry</a></p>', false, false],
    ['<p><a href="/x">FERRY STOPS ON MONDAY AS RUDDER BREAKS</a></p>', true, true],
    ['<p>The ferry, <a href="/x">which stopped on Monday</a>, sails again.</p>', false, false],
    ['<p>It <a href="/x">stopped on Monday as its rudder broke</a>.</p>', false, false],
    ['<p>It <a href="/x">stopped on Monday as its rudder broke.</a></p>', true, false],
    ['<p>Read more:</p>', false, false],
    ['<p></p>', false, false],
  ])('%s has nothing else: %s; is a list: %s', (html, only, list) => {
    expect([isMostlyLinks(elementOf(html)), isLabelledOrCapitalLinkList(elementOf(html))]).toEqual([
      only,
      list,
    ])
  })

  it.each([
    ['<p>Read more:</p>', true],
    ['<p>Lire aussi</p>', true],
    ...[':', ' :', '：', ' |', ' –', ' —', ' »', ' >', ' -'].map((mark): [string, boolean] => [
      `<p>Read more${mark}</p>`,
      true,
    ]),
    [`<p>Read more${':'.repeat(31)}</p>`, true],
    [`<p>Read more${':'.repeat(32)}</p>`, false],
    ['<p>Read more!</p>', false],
    ['<p>Read more about the mayor here.</p>', false],
  ])('%s labels one: %s', (html, expected) => expect(isLinksLabelBlock(elementOf(html))).toBe(expected))

  it.each([
    ['<ul><li>Facebook</li><li>Twitter</li></ul>', true],
    ['<ul><li>Facebook</li><li></li></ul>', false],
    ['<ul><li><a href="/s">Share</a></li></ul>', true],
    ['<p>Share</p>', false],
    ['<p><a href="/s">Print</a></p>', true],
    ['<ul><li>Facebook</li><li>bought a mill</li></ul>', false],
  ])('%s is a share bar: %s', (html, expected) => expect(isShareBar(elementOf(html))).toBe(expected))
})

describe('two texts', () => {
  const words = (line: string) => line.split(' ').filter(Boolean)

  it.each([
    ['a b c d', 'a b c d', 1, 1],
    ['a b c d', 'a b', 4 / 6, 1],
    ['a b', 'c d', 0, 0],
    ['a a b', 'a a a a', 4 / 7, 2 / 3],
    ['a', '', 0, 0],
    ['', '', 0, 0],
  ])('%j and %j are alike by %f, and share %f of the shorter', (a, b, likeness, shared) => {
    expect(createComparableText(words(a)).measureF1Score(words(b))).toBeCloseTo(likeness, 9)
    expect(createComparableText(words(b)).measureF1Score(words(a))).toBeCloseTo(likeness, 9)
    expect(measureWordOverlap(words(a), words(b))).toBeCloseTo(shared, 9)
    expect(measureWordOverlap(words(b), words(a))).toBeCloseTo(shared, 9)
  })
})

describe('a date that a program wrote', () => {
  it.each([
    ['20160408', '2016-04-08'],
    ['20160408T1005', '2016-04-08T10:05'],
    ['20160408100509', '2016-04-08T10:05:09'],
    ['20160408T100509-0400', '2016-04-08T10:05:09-04:00'],
    ['20160408T100509Z', '2016-04-08T10:05:09Z'],
    ['1460109909', '2016-04-08T10:05:09Z'],
    ['1460109909000', '2016-04-08T10:05:09Z'],
    ['146010990', null],
    ['2016年4月8日 9:05', '2016-04-08T09:05'],
    ['2016년 4월 8일', '2016-04-08'],
    ['2016-04-08T10:05:09.000+00:00', '2016-04-08T10:05:09+00:00'],
    ['2016-04-08T10:05:09-04', '2016-04-08T10:05:09-04:00'],
    ['2016-04-08T10:05:09:123', '2016-04-08T10:05:09'],
    ['Fri Apr 08 2016 10:05:09 GMT-0400 (Eastern Daylight Time)', '2016-04-08T10:05:09-04:00'],
    ['April 8, 2016 2:05 p.m.', '2016-04-08T14:05'],
    ['8, April 2016', '2016-04-08'],
    ['04.08.2016', '2016-08-04'],
    ['1970-01-01T00:00:00Z', null],
    ['1969-12-31T19:00:00-05:00', null],
    ['0001-01-01', null],
    ['0', null],
    [`${' '.repeat(195)}2016`, '2016'],
    [`${' '.repeat(197)}2016`, null],
  ])('%j is %s', (written, expected) => expect(parseAnyDate(written, 'en')).toBe(expected))
})

describe('the date that a page shows', () => {
  const dateIn = async (line: string) =>
    (await fieldsIn({ body: `<article><h1>A ferry stops</h1>${line}${text}</article>` })).published

  it.each([
    ['<p itemprop="datePublished" content="2016-04-08">yesterday</p>', '2016-04-08'],
    ['<p itemprop="dateCreated">April 8, 2016</p>', '2016-04-08'],
    ['<time datetime="2016-04-08T10:05-04:00">Friday</time>', '2016-04-08T10:05-04:00'],
    ['<time>April 8, 2016</time>', '2016-04-08'],
    ['<abbr title="2016-04-08">Friday</abbr>', '2016-04-08'],
    ['<p>Published: 8 April 2016</p>', '2016-04-08'],
    ['<p class="post-date">April 8, 2016</p>', '2016-04-08'],
    ['<p>April 8, 2016</p>', '2016-04-08'],
    ['<script class="date">"April 8, 2016"</script>', null],
    ['<p class="date">The council met on April 8, 2016, and the mayor left it early.</p>', null],
    ['<p>The ferry stopped.</p>', null],
  ])('in %s is %s', async (line, expected) => expect(await dateIn(line)).toBe(expected))
})

describe('the topics of a page', () => {
  it('are at most fifty, of at most a hundred characters', async () => {
    const keywords = [...Array.from({ length: 60 }, (_, number) => `Topic ${number}`), 'x'.repeat(101)]
    const head = (value: unknown) =>
      jsonLd({ '@type': 'NewsArticle', headline: 'A ferry stops', keywords: value })
    expect((await fieldsIn({ head: head(keywords) })).topics).toEqual(keywords.slice(0, 50))
    expect((await fieldsIn({ head: head(['x'.repeat(101), `${'y '.repeat(50)}`.trim()]) })).topics).toEqual([
      'y '.repeat(50).trim(),
    ])
  })

  it.each([
    ['<meta property="article:tag" content="Ferries"><meta name="keywords" content="a, b">', ['Ferries']],
    [
      '<meta name="news_keywords" content="Ferries; Wind"><meta name="keywords" content="a">',
      ['Ferries', 'Wind'],
    ],
    ['<meta name="keywords" content="Ferries, Wind、Quays">', ['Ferries', 'Wind', 'Quays']],
    ['<meta name="keywords" content=" , ;">', []],
  ])('in %s', async (head, topics) => expect((await fieldsIn({ head })).topics).toEqual(topics))

  it.each([
    ['<meta name="copyright" content="© 2016 X">', '© 2016 X'],
    ['<meta name="dc.rights" content="Y"><meta name="copyright" content="X">', 'Y'],
    [jsonLd({ '@type': 'NewsArticle', headline: 'A ferry stops', copyrightNotice: '<b>Z</b>' }), 'Z'],
    ['', null],
  ])('beside its rights: %s', async (head, rights) => expect((await fieldsIn({ head })).rights).toBe(rights))
})
