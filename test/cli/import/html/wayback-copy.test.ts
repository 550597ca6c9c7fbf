import { describe, expect, it } from 'vitest'
import { htmlImporter } from '../../../../src/cli/import/html/html-importer.ts'
import { readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import { restoreWaybackCopy } from '../../../../src/cli/import/html/wayback-copy.ts'
import { articleOf, briefingFor, lantern, sourceOf } from '../reading.ts'

const home = 'https://the-lantern.example'
const copy = 'https://web.archive.org/web/20150302100000'
const toolbar =
  '<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base">12 captures</div><!-- END WAYBACK TOOLBAR INSERT -->'
const note =
  '<!--\n     FILE ARCHIVED ON 10:00:00 Mar 02, 2015 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE -->'
const words = '<p>The board met on Tuesday and talked of the ferry for an hour.</p>'.repeat(8)

describe('a page that was saved from the Wayback Machine', () => {
  it.each([
    [`<a href="${copy}/${home}/a?b=c">`, `<a href="${home}/a?b=c">`],
    [`<a href="/web/20150302100000/${home}/a">`, `<a href="${home}/a">`],
    [`<a href=/web/20150302100000/${home}/a>`, `<a href=${home}/a>`],
    [`<img src="${copy}im_/${home}/a.jpg">`, `<img src="${home}/a.jpg">`],
    [`<img src="//web.archive.org/web/2015im_/http://a.example/b">`, '<img src="http://a.example/b">'],
    [`<a href="http://web.archive.org/web/2015/${home}/a">`, `<a href="${home}/a">`],
    [`<p style="background:url(/web/2015im_/${home}/a)">`, `<p style="background:url(${home}/a)">`],
    [
      `<img srcset="${copy}im_/${home}/a 1x, /web/20150302100000im_/${home}/b 2x">`,
      `<img srcset="${home}/a 1x, ${home}/b 2x">`,
    ],
    [
      `{"url":"https:\\/\\/web.archive.org\\/web\\/20150302100000\\/https:\\/\\/the-lantern.example\\/a"}`,
      `{"url":"https:\\/\\/the-lantern.example\\/a"}`,
    ],
    [`${copy}/${copy}/${home}/twice`, `${copy}/${home}/twice`],
    [`<a href="/web/20150302100000/about.php">`, `<a href="/web/20150302100000/about.php">`],
    [`<a href="https://web.archive.org/web/*/${home}">`, `<a href="https://web.archive.org/web/*/${home}">`],
    [toolbar, ''],
    [`<!-- END WAYBACK TOOLBAR INSERT -->${toolbar}`, '<!-- END WAYBACK TOOLBAR INSERT -->'],
    ['<!-- BEGIN WAYBACK TOOLBAR INSERT -->cut', '<!-- BEGIN WAYBACK TOOLBAR INSERT -->cut'],
  ])('has its own URLs again: %s', (html, expected) =>
    expect(restoreWaybackCopy(`<p>${html}</p>${note}`)).toBe(`<p>${expected}</p>${note}`),
  )

  it.each([
    toolbar,
    note,
    '<script src="https://web-static.archive.org/_static/js/bundle-playback.js"></script>',
    `<!-- saved from url=(0070)${copy}/${home}/ferry -->`,
    '<!-- saved from url=(0070)http://web.archive.org/web/2015/ -->',
  ])('is known by %s', (sign) =>
    expect(restoreWaybackCopy(`${sign}<a href="${copy}/${home}/a">`)).toContain(`<a href="${home}/a">`),
  )

  it.each([
    [`<script>__wm.wombat("${home}:443/2007/ferry","20070228213001")</script>`, home],
    [
      `<script>__wm.wombat("http://old.example:80/2007/ferry","20070228213001")</script>`,
      'http://old.example',
    ],
    [`<script>__wm.bt(650,27,25,2,"web","${home}/2007/ferry","20070228213001",1996)</script>`, home],
  ])('has the address that the copy itself knows, if it states none: %s', async (script, origin) => {
    const html = `<!doctype html><html><head><title>A ferry</title></head><body>${toolbar.replace('</div>', `${script}</div>`)}<h1>A ferry</h1>${words}</body></html>${note}`
    const { fields } = await articleOf(htmlImporter, sourceOf('ferry.html', html))
    expect(fields).toMatchObject({ url: `${origin}/2007/ferry`, provenance: { url: 'saved' } })
  })

  it('stays as it is if it only links to a copy', () => {
    const html = `<p>See <a href="${copy}/${home}/a">the copy</a>, <code>/web/20150302100000/${home}</code></p>`
    expect(restoreWaybackCopy(html)).toBe(html)
  })

  it('is said to be one, and no other page is', () => {
    const warningsOf = (html: string) => {
      const bytes = Buffer.from(`<!doctype html><html><body><h1>A ferry</h1>${words}${html}</body></html>`)
      const reading = readHtmlPage({ bytes, url: null, contentType: null }, briefingFor(lantern))
      return 'warnings' in reading ? reading.warnings.join() : ''
    }
    expect(warningsOf(`<a href="${copy}/${home}/a">a</a>${note}`)).toContain('saved from the Wayback Machine')
    expect(warningsOf(`<a href="${copy}/${home}/a">a</a>`)).toBe('')
    const repaired = warningsOf(
      `<p>${Buffer.from('L’été à Québec était très ensoleillé. ').toString('latin1')}</p>`,
    )
    expect(repaired).not.toBe('')
    expect(repaired).not.toContain('Wayback')
  })

  it('has the newspaper’s address, and no word of the toolbar', async () => {
    const head = `<link rel="canonical" href="${copy}/${home}/2015/ferry"><title>A ferry</title>`
    const html = `<!doctype html><html><head>${head}</head><body>${toolbar}<article><h1>A ferry</h1>${words}<p>See <a href="/web/20150302100000/${home}/plan">the plan</a>.</p></article></body></html>${note}`
    const { fields, markdown, account } = await articleOf(htmlImporter, sourceOf('ferry.html', html))
    expect(fields).toMatchObject({ url: `${home}/2015/ferry`, provenance: { url: 'canonical' } })
    expect(markdown).toContain(`[the plan](${home}/plan)`)
    expect(account.sourceText).not.toContain('captures')
  })
})
