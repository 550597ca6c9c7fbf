import { expect, it } from 'vitest'
import { renderRedirectPage, toStaticPage } from '../../../src/cli/export/static-page.ts'

const page = (body: string, head = '') =>
  `<!doctype html>\n<html><head>${head}</head><body>${body}</body></html>\n`
const options = {
  contentSecurityPolicy: null,
  robotsTag: null,
  renamedFileByUrl: new Map([['/e/?p=1&q="', 'by.digest/a.html']]),
}

it('is the same page, byte for byte, when nothing in it needs a Worker', () => {
  const whole = page(
    '<p class=x>A &amp; B<br/>C <a href="/e/x?y">D</a> <a href="https://e.example/search">E</a></p>',
  )
  expect(toStaticPage(whole, options)).toBe(whole)
})

it('leaves out forms and links to what only a Worker answers, with their item in a list', () => {
  const body =
    '<search><form action="/search"><input/></form></search><form action="/x"></form>' +
    '<ul><li><a href="/e/search">Search</a></li><li><a href="/e/faq">FAQ</a></li></ul><p>See <a href="/search?q=a">this <b>word</b></a>.</p>'
  expect(toStaticPage(page(body, '<link rel="search" href="/opensearch.xml"/>'), options)).toBe(
    page('<ul><li><a href="/e/faq">FAQ</a></li></ul><p>See this <b>word</b>.</p>'),
  )
})

it('leaves out the footer’s links to the description for programs and to the form for corrections', () => {
  const front =
    '<footer><p>\n<a href="/about/api">API</a>\n</p><p><a href="/e/corrections/new?of=x">Report</a></p></footer><a href="/e/about/api">A</a>'
  expect(toStaticPage(page(front), options)).toBe(page('<footer></footer><a href="/e/about/api">A</a>'))
})

it('leaves out the search for copies elsewhere, which needs the address of an error, and no other link', () => {
  const body = '<ul><li><a href="https://web.archive.org/web/*/">Copies</a></li></ul>'
  const copy = '<p><a href="https://web.archive.org/web/2016/https://e.example/a">A copy</a></p>'
  expect(toStaticPage(page(body + copy), options)).toBe(page(`<ul></ul>${copy}`))
  const wanted = '<p><a href="https://web.archive.org/web/*/https://e.example/a">Copies</a></p>'
  expect(toStaticPage(page(wanted), options)).toBe(page('<p>Copies</p>'))
})

it('keeps the words beside a dead link, and those of a paragraph', () => {
  const body =
    '<ul><li>See <a href="/search">the search</a>.</li><li>Or <a href="/search">it</a></li></ul><p><a href="/search">Search</a></p>'
  expect(toStaticPage(page(body), options)).toBe(
    page('<ul><li>See the search.</li><li>Or it</li></ul><p>Search</p>'),
  )
})

it('leaves out an item of a list within a list, and no other', () => {
  const body = '<ul><li>A<ul><li><a href="/search">S</a></li><li>B</li></ul></li></ul>'
  expect(toStaticPage(page(body), options)).toBe(page('<ul><li>A<ul><li>B</li></ul></li></ul>'))
})

it('is not misled by brackets in attributes, by comments, styles or scripts', () => {
  const whole = page(
    '<p title="<form>"><!-- <form></form> <a href="/search"> -->A &lt;form></p><img alt=" href=\'/e/?p=1&q=&#34;\'" data-src="/search"><svg><path d="M0 0"/></svg>',
    '<style>a::after{content:"<a href=\'/search\'>"}</style><script>"<form>"</script>',
  )
  expect(toStaticPage(whole, options)).toBe(whole)
  const link = '<p><a title="a > b" href="/search">S</a> A</p>'
  expect(toStaticPage(page(link), options)).toBe(page('<p>S A</p>'))
})

it('points links and pictures at renamed files', () => {
  const body = '<a id="a" href="/e/?p=1&amp;q=&quot;">A</a><img src="/e/?p=1&amp;q=&#34;" alt="">'
  expect(toStaticPage(page(body), options)).toBe(
    page('<a id="a" href="/by.digest/a.html">A</a><img src="/by.digest/a.html" alt="">'),
  )
})

it('leads from the link to today’s list to the calendars of all years, in their own file if it has another name', () => {
  const body = '<a href="/e/on-this-day/today">A</a><a href="/e/on-this-day/04-08">B</a>'
  const withHref = (href: string) => page(body.replace('/e/on-this-day/today', href))
  expect(toStaticPage(page(body), options)).toBe(withHref('/e/on-this-day'))
  const renamedFileByUrl = new Map([['/e/on-this-day', 'by.digest/b.html']])
  expect(toStaticPage(page(body), { ...options, renamedFileByUrl })).toBe(withHref('/by.digest/b.html'))
})

it('has headers as meta elements', () => {
  const contentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; style-src 'sha256-x='"
  expect(
    toStaticPage(page('', '<title>T</title>'), { ...options, contentSecurityPolicy, robotsTag: 'noindex' }),
  ).toBe(
    page(
      '',
      `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'sha256-x='"/><meta name="robots" content="noindex"/><title>T</title>`,
    ),
  )
})

it('leads to the new address of a redirect, whatever characters that has', () => {
  const written = renderRedirectPage('/e/"><script>&')
  expect(written).not.toContain('<script>')
  expect(written).toContain('content="0; url=/e/&#34;&#62;&#60;script&#62;&#38;"')
})
