import { describe, expect, it } from 'vitest'
import { createAbsence } from '../../src/representation/absence.ts'
import { ArticleHeader } from '../../src/representation/html/article/article-header.tsx'
import { ArticleLinks } from '../../src/representation/html/article/article-links.tsx'
import { CommentSection } from '../../src/representation/html/article/comments.tsx'
import { CorrectionLink } from '../../src/representation/html/article/corrections.tsx'
import { TermsOfUse } from '../../src/representation/html/article/terms-of-use.tsx'
import { renderAbsencePage } from '../../src/representation/html/html.tsx'
import { fieldsOf } from '../support/generated.ts'
import { context, edition, hrefsIn } from '../support/page-context.ts'

const article = (fields: Partial<ReturnType<typeof fieldsOf>> = {}) =>
  ({ edition: 'e', address: '/e/a', fields: { ...fieldsOf({ headline: 'A' }), ...fields } }) as never

describe('the beginning of an article', () => {
  const header = (fields: object) => String(ArticleHeader({ document: article(fields), context }))

  it('has its section, headline, standfirst, date and credits', () => {
    expect(
      header({ section: 'Sea', alternativeHeadline: 'It waits.', published: '2016-04', byline: 'Ann' }),
    ).toBe(
      '<p class="kicker"><a href="/e/sections/sea">Sea</a></p><h1 id="headline">A</h1>' +
        '<p class="standfirst">It waits.</p><p class="dateline"><a href="/e/2016/04">' +
        '<time datetime="2016-04">April 2016</time></a> · <span class="credit">Ann</span></p>',
    )
    expect(header({})).toBe(
      '<h1 id="headline">A</h1><p class="dateline"><a href="/e/undated">Undated</a></p>',
    )
  })

  it('leads to the day of its time, and to each of its authors', () => {
    const fields = { published: '2016-04-08T09:30Z', byline: 'Ann Ash and Ann', authors: ['Ann', 'Ann Ash'] }
    expect(hrefsIn(header(fields))).toEqual(['/e/2016/04/08', '/e/authors/ann-ash', '/e/authors/ann'])
  })

  it('says that names were replaced', () => {
    const status = { is: 'anonymised', reason: 'At her request.' }
    expect(header({ status })).toMatch(/<p class="stamp">.+ At her request\.<\/p>$/)
    expect(header({ status: { is: 'noindex' } })).not.toContain('stamp')
  })
})

describe('the end of an article', () => {
  it('leads to near articles, to those before and after, and to its lists', () => {
    const neighbours = {
      before: { address: '/e/b', headline: 'B' },
      earlier: { address: '/e/c', headline: 'C', published: '2014' },
    }
    const links = (fields: object, more: object = {}) =>
      hrefsIn(ArticleLinks({ document: article(fields), context: { ...context, ...more } }))
    expect(links({}, { neighbours })).toEqual(['/e/c', '/e/b'])
    expect(links({}, { neighbours: { after: neighbours.before } })).toEqual(['/e/b'])
    const langOf = (to: object, language: string) => {
      const at = {
        ...context,
        edition: { ...edition, language },
        neighbours: { after: { ...neighbours.before, ...to } },
      }
      return / lang="(\w+)">B</.exec(String(ArticleLinks({ document: article(), context: at })))?.[1]
    }
    expect([langOf({}, 'pt'), langOf({ language: 'fr' }, 'pt'), langOf({}, 'en')]).toEqual([
      'pt',
      'fr',
      undefined,
    ])
    expect(links({ published: '2016', topics: ['T', 'U'], section: 'S' })).toEqual([
      '/e/sections/s',
      '/e/topics/t',
      '/e/topics/u',
      '/e/2016',
    ])
    expect(links({ published: '2016-04-08' })).toEqual(['/e/2016/04/08', '/e/on-this-day/04-08'])
    expect(links({ published: '2016-04' })).toEqual(['/e/2016/04'])
  })

  it.each<[string, object, string[]]>([
    ['a form', { corrections: { by: 'form', keeper: 'K' } }, ['/e/corrections/new?article=%2Fe%2Fa']],
    [
      'mail',
      { corrections: { by: 'mail' }, contact: 'a@e.example', correction: 'Report' },
      [`mailto:a@e.example?subject=${encodeURIComponent(`Report: ${context.archive.url}/e/a`)}`],
    ],
    ['mail without an address', { corrections: { by: 'mail' }, correction: 'Report' }, []],
    [
      'mail without words for it',
      { corrections: { by: 'mail' }, contact: 'a@e.example', correction: null },
      [],
    ],
    ['nothing', { corrections: { by: 'none' }, contact: 'a@e.example', correction: 'Report' }, []],
  ])('asks for corrections by %s', (_, change, expected) => {
    const asked = { ...edition, contact: null, ...change } as unknown as typeof edition
    expect(hrefsIn(CorrectionLink({ document: article(), context: { ...context, edition: asked } }))).toEqual(
      expected,
    )
  })

  it('names the holder of its rights, and links the terms', () => {
    const none = { holder: null, text: null, license: null, statement: null, tdm: null }
    const termsOf = (terms: object) => String(TermsOfUse({ ...none, ...terms } as never) ?? '')
    expect(termsOf({})).toBe('')
    expect(termsOf({ holder: 'H' })).toBe('<p class="count">© H. </p>')
    expect(termsOf({ text: 'T' })).toBe('<p class="count">T</p>')
    const license = 'https://l.example/'
    expect(termsOf({ text: 'T', license })).toBe(
      `<p class="count"><a href="${license}" rel="license">T</a></p>`,
    )
    expect(termsOf({ license })).toContain(`>${license}</a>`)
  })

  it('has readers’ comments in threads, with what is known of each', () => {
    const comments = [
      { author: 'A', published: '2016-04-08', text: 'One.\n\nTwo.' },
      { author: null, published: null, text: 'Reply.', replyTo: 1 },
      { author: 'B', published: null, text: 'Three.' },
    ]
    const html = String(CommentSection({ document: article({ comments } as never), context }))
    expect(html.replace(/^.*<\/summary>|<\/details>$/g, '')).toBe(
      '<blockquote><p>One.</p><p>Two.</p><p class="count">A, April 8, 2016</p><blockquote><p>Reply.</p></blockquote></blockquote><blockquote><p>Three.</p><p class="count">B</p></blockquote>',
    )
  })
})

describe('the page of an absence', () => {
  const searchAt = (address: string) =>
    /name="q" value="([^"]*)"/.exec(renderAbsencePage(createAbsence(404, address), context))?.[1]

  it.each([
    ['/e/2014/02/port-fire_n_77.html', 'port fire'],
    ['/e/2014/port-fire/77', 'port fire'],
    ['/e/a/b', ''],
    ['/e/one-two-three-four-five-six-seven-eight-nine', 'one two three four five six seven eight'],
    ['/e/port-fire?p=harbour', 'port fire'],
  ])('at %s proposes a search for "%s"', (address, terms) => expect(searchAt(address)).toBe(terms))

  it('says since when and by whom an article is withheld, and offers no search', () => {
    const details = { headline: 'H & I', reason: 'R', since: '2020-03-04', authority: 'The court' }
    const page = renderAbsencePage({ ...createAbsence(451, '/e/x'), ...details }, context)
    for (const words of ['<p>H &amp; I</p>', '<p>R</p>', 'March 4, 2020', 'The court'])
      expect(page).toContain(words)
    expect(page).not.toContain('<main id="text"><form')
    const bare = renderAbsencePage(createAbsence(451, '/e/x'), context)
    expect(bare).not.toMatch(/<p><\/p>|null/)
  })
})
