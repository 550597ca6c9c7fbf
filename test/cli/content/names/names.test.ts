import type { Nodes } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { NameFinder } from '../../../../src/cli/content/names/find-names.ts'
import { NameReplacer } from '../../../../src/cli/content/names/replace-names.ts'
import { randomNumbers } from '../../../support/random.ts'

const name = 'Zoé Bélanger-Roy'
const replacer = new NameReplacer({ [name]: 'Z. B.', 'Bélanger-Roy': 'B.' })

describe('a name', () => {
  it.each([
    ['as it is given', 'avec Zoé Bélanger-Roy, hier', 'avec Z. B., hier'],
    ['decomposed (NFD)', 'Zoé Bélanger-Roy'.normalize('NFD'), 'Z. B.'],
    ['with a no-break space', 'Zoé\u00a0Bélanger-Roy', 'Z. B.'],
    ['with a narrow space and a no-break hyphen', 'Zoé\u202fBélanger\u2011Roy', 'Z. B.'],
    ['in capitals, without accents', 'ZOE BELANGER-ROY', 'Z. B.'],
    ['in lower case', 'zoé bélanger roy', 'Z. B.'],
    ['over a line break', 'Zoé\nBélanger-Roy', 'Z. B.'],
    ['with a soft hyphen in it', 'Zoé Bélan\u00adger-Roy', 'Z. B.'],
    ['with its last words first', 'BÉLANGER-ROY, Zoé, 31 ans', 'Z. B., 31 ans'],
    ['in the possessive', 'Zoé Bélanger-Roy’s', 'Z. B.’s'],
    ['after an elision', 'd’Zoé Bélanger-Roy', 'd’Z. B.'],
    ['as a slug', 'zoe-belanger-roy', 'Z. B.'],
    ['as a slug with underscores', 'x zoe_belanger_roy', 'x Z. B.'],
    ['in an e-mail address', 'zoe.belanger-roy@e.example', 'Z. B.@e.example'],
    ['written together', '#ZoeBelangerRoy', '#Z. B.'],
    ['of which a part is given too', 'Mme Bélanger-Roy', 'Mme B.'],
    ['in emphasis of Markdown', 'Zoé *Bélanger-Roy*', 'Z. B.*'],
  ])('is found %s', (_, text, expected) => expect(replacer.replaceInText(text)).toBe(expected))

  it.each([
    ['in another word', 'Zoéline Bélanger-Royer'],
    ['over the end of a sentence', 'Il a vu Zoé. Bélanger a ri.'],
    ['over the end of a paragraph', 'Zoé\n\nBélanger'],
  ])('is not found %s', (_, text) =>
    expect(new NameFinder([name, 'Zoé Bélanger']).findNames(text)).toEqual([]),
  )

  it('is found whole where a shorter one begins it, in whichever order they are given', () => {
    for (const names of [
      ['Ann', 'Ann Lee'],
      ['Ann Lee', 'Ann'],
    ])
      expect(new NameFinder(names).findNames('Ann Lee and Ann').map((found) => found.name)).toEqual([
        'Ann Lee',
        'Ann',
      ])
  })

  it('with initials is found with any separator', () => {
    const finder = new NameFinder(['J.-P. Roy'])
    for (const text of ['J.-P. Roy', 'J. P. Roy', 'J.P. Roy', 'j-p-roy'])
      expect([text, finder.findNames(text).length]).toEqual([text, 1])
  })

  it('is found among other characters in a script without spaces', () =>
    expect(new NameReplacer({ 山田太郎: 'Y' }).replaceInText('昨日山田太郎氏が')).toBe('昨日Y氏が'))

  it('with an apostrophe is found with any apostrophe, or none', () => {
    const finder = new NameFinder(["Shea O'Hara"])
    for (const text of ["Shea O'Hara", 'Shea O’Hara', 'Shea Oʼhara', 'shea-o-hara'])
      expect([text, finder.findNames(text).length]).toEqual([text, 1])
  })

  it('within a longer word is reported, since it cannot be replaced', () =>
    expect(new NameFinder([name]).listWordsContainingJoinedNames('voir #JusticePourZoeBelangerRoy')).toEqual([
      'JusticePourZoeBelangerRoy',
    ]))

  it('is searched for in linear time', () => {
    for (const text of ['Zoé '.repeat(200_000), `Zoé${' '.repeat(200_000)}! Bélanger`.repeat(2)])
      expect(new NameFinder([name, 'Zoé Bélanger', 'Zoé Zoé Zoé Roy']).findNames(text)).toEqual([])
  })
})

describe('a body', () => {
  const bodyOf = (markdown: string) => renderBody(markdown, undefined, { nameReplacer: replacer })

  it.each([
    ['divided by markup', 'Hier Zoé <em>Bélanger</em>-**Roy** a parlé.'],
    ['in a link', 'Hier [Zoé](https://x.example/a) Bélanger-Roy a parlé.'],
    ['with character references', 'Hier Zo&eacute;&nbsp;B&#233;langer&#8209;Roy a parlé.'],
    ['over a soft break', 'Hier Zoé\nBélanger-Roy a parlé.'],
    ['with a word divided', 'Hier Zoé B<i>é</i>lan<wbr>ger-Roy a parlé.'],
  ])('loses a name %s, in all representations', (_, markdown) => {
    const { html, markdown: written, text } = bodyOf(markdown)
    expect(text.replace(/\s+/g, ' ')).toBe('Hier Z. B. a parlé.')
    for (const form of [html, written]) expect(form.normalize('NFD')).not.toMatch(/Zo|Be?.?langer|Roy/)
  })

  it('loses it in alternative texts, and loses links that contain it', () => {
    const { html, markdown } = bodyOf(
      '![Zoé Bélanger-Roy rit](/media/0a.jpg) [page](https://x.example/zoe-belanger-roy) [autre](https://x.example/b%C3%A9langer%2Droy) [vieux](https://x.example/B%E9langer%2BRoy)',
    )
    expect(html).toContain('alt="Z. B. rit"')
    for (const form of [html, markdown]) expect(form).not.toMatch(/roy|x\.example/i)
  })

  it('loses it in invisible parts of Markdown', () => {
    const { markdown } = bodyOf(
      '[a]: https://x.example "Zoé Bélanger-Roy"\n\n<!-- Zoé Bélanger-Roy -->\n\nMots.',
    )
    expect(markdown).toBe('Mots.')
  })
})

describe('names in a tree', () => {
  const text = (node: Nodes): string =>
    node.type === 'text' ? node.value : 'children' in node ? node.children.map(text).join('') : ''

  /** Generates names that markup divides, adjacent names, and names over several nodes. */
  const made = (seed: number) => {
    const random = randomNumbers(seed)
    const pieces = ['Zoé', ' ', 'Bélanger', '-', 'Roy', 'x', ', ', 'Zoé Bélanger-Roy', 'Roy Zoé']
    return Array.from({ length: 12 }, () => {
      const piece = pieces[Math.floor(random() * pieces.length)] ?? ''
      return random() < 0.5 ? `<b>${piece}</b>` : piece
    }).join('')
  }

  it('are replaced as in the tree’s text', () => {
    for (let seed = 0; seed < 500; seed++) {
      const tree = parseHtmlFragment(made(seed))
      const expected = replacer.replaceInText(text(tree))
      replacer.replaceInTree(tree)
      expect([seed, text(tree)]).toEqual([seed, expected])
    }
  })

  it('are replaced as a whole where they begin', () => {
    const tree = parseHtmlFragment('a <b>Zoé</b> <i>Bélanger</i>-<u>Roy, Bélanger-R</u>oy b')
    replacer.replaceInTree(tree)
    expect(toHtml(tree)).toBe('a <b>Z. B.</b><i></i><u>, B.</u> b')
  })

  it('remove the attribute that contains them, except in alternative texts and titles', () => {
    const tree = parseHtmlFragment(
      '<img alt="Zoé Bélanger-Roy" title="x Zoé Bélanger-Roy" src="/zoe-belanger-roy.jpg"><a href="/x?q=Zo%C3%A9+B%E9langer-Roy">w</a><a href="/ZoeBelangerRoys">w</a><a href="/y">w</a>',
    )
    replacer.replaceInTree(tree)
    expect(toHtml(tree)).toBe('<img alt="Z. B." title="x Z. B."><a>w</a><a>w</a><a href="/y">w</a>')
  })
})
