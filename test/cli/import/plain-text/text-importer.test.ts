import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { textImporter } from '../../../../src/cli/import/plain-text/text-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import type { Edition } from '../../../../src/model/edition.ts'
import { projectRoot } from '../../../support/project-root.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

const articleIn = (content: string | Uint8Array, edition: Edition = lantern) =>
  articleOf(textImporter, sourceOf('a.txt', content), briefingFor(edition))
const paragraphsIn = async (content: string) =>
  renderBody((await articleIn(content)).markdown).text.split('\n\n')
const reasonOf = async (content: string | Uint8Array, edition: Edition = lantern) => {
  const [reading] = await readingsOf(textImporter, sourceOf('a.txt', content), briefingFor(edition))
  return reading?.kind === 'rejection' ? reading.reason : reading?.kind
}

const fanal: Edition = {
  ...lantern,
  language: 'fr-CA',
  notices: { top: 'Cet article appartient aux archives.', foot: 'Cet article est conservé. Écrivez-nous.' },
  correction: 'Signaler une erreur',
}

const long =
  'This is the first paragraph of a story, and it goes on for quite a while before it comes to its end, which is here, or there.'
const longer = `${long} A second sentence follows it.`

describe('the first line of a text', () => {
  it.each([
    ['Headline\n\nBody.', 'Headline', ['Body.']],
    [
      'Headline\nBody of more than a hundred characters, which no line of a headline or of a verse would ever have, would it?',
      'Headline',
      1,
    ],
    ['A headline that ends in a stop.\n\nBody.', 'A headline that ends in a stop.', ['Body.']],
    ['Is it a headline?\n\nBody.', 'Is it a headline?', ['Body.']],
    ['Headline\nBy way of the sea\n\nBody.', 'Headline', ['By way of the sea', 'Body.']],
    ['Only a headline', 'Only a headline', ['']],
  ])('is its headline: %j', async (content, headline, paragraphs) => {
    const { fields } = await articleIn(content)
    const found = await paragraphsIn(content)
    expect([fields.headline, fields.provenance]).toEqual([headline, {}])
    expect(typeof paragraphs === 'number' ? found.length : found).toEqual(paragraphs)
  })

  it.each([
    [`${longer}\n\nMore.`, [longer, 'More.'], /^This is the first paragraph .*…$/],
    [longer, [longer], /^This is the first paragraph .*…$/],
    ['One sentence alone. And another.', ['One sentence alone. And another.'], /^One sentence alone\.$/],
    [
      'M. Martin est arrivé. Il est reparti.',
      ['M. Martin est arrivé. Il est reparti.'],
      /^M\. Martin est arrivé\.$/,
    ],
    [`${'word '.repeat(80).trim()}\n\nMore.`, ['word '.repeat(80).trim(), 'More.'], /^(?:word )+word…$/],
  ])(
    'is its first paragraph, from which the headline is inferred: %j',
    async (content, paragraphs, headline) => {
      const { fields } = await articleIn(content)
      expect(fields.headline).toMatch(headline)
      expect(fields.headline.length).toBeLessThanOrEqual(120)
      expect(fields.provenance).toEqual({ headline: 'inferred' })
      expect(await paragraphsIn(content)).toEqual(paragraphs)
    },
  )
})

describe('lines near the top of a text', () => {
  it.each([
    ['Publié le 8 avril 2016', { published: '2016-04-08' }],
    ['Publié le vendredi 8 avril 2016 à 10h30', { published: '2016-04-08T10:30' }],
    ['Publié le 1er mai 2016, mis à jour le 2 mai 2016', { published: '2016-05-01', modified: '2016-05-02' }],
    ['Mis à jour le 2 mai 2016', { published: null, modified: '2016-05-02' }],
    ['2016-04-08', { published: '2016-04-08' }],
    ['2016-04-08 10:00:00 -0400', { published: '2016-04-08T10:00:00-04:00' }],
    ['Published: April 8, 2016 at 4:05 p.m.', { published: '2016-04-08T16:05' }],
    ['Fri, 08 Apr 2016 10:00:00 GMT', { published: '2016-04-08T10:00:00Z' }],
    ['8 de abril de 2016', { published: '2016-04-08' }],
    ['08/04/2016', { published: '2016-04-08' }],
    [
      'https://the-lantern.example/2016/04/08/a.html',
      { url: 'https://the-lantern.example/2016/04/08/a.html' },
    ],
    ['URL: http://www.the-lantern.example/a', { url: 'http://www.the-lantern.example/a' }],
  ])('become fields when they say nothing else: %j', async (line, expected) => {
    for (const content of [`Headline\n${line}\n\nBody.`, `${line}\n\nHeadline\n\nBody.`]) {
      const { fields, markdown } = await articleIn(content, { ...lantern, language: 'fr' })
      expect([fields.headline, markdown]).toEqual(['Headline', 'Body.'])
      expect(fields).toMatchObject(expected)
      const [name = ''] = Object.entries(expected).find(([, value]) => value !== null) ?? []
      expect(fields.provenance[name]).toBe('text')
    }
  })

  it.each([
    'Publié le 8 avril 2016 par Ann',
    '20/01/2019 17:47:07 -',
    'Le 8 avril 2016, il pleuvait.',
    '2016',
    '2016-13-40',
    'avril 2016',
    'https://elsewhere.example/a',
    'voir https://the-lantern.example/a',
  ])('stay when they say anything else: %j', async (line) => {
    const { fields, markdown } = await articleIn(`Headline\n\n${line}\n\nBody.`, {
      ...lantern,
      language: 'fr',
    })
    expect([fields.published, fields.url]).toEqual([null, null])
    expect(renderBody(markdown).text).toBe(`${line}\n\nBody.`)
  })

  it('stay when the briefing has the value, or when there is no other text', async () => {
    const briefing = briefingFor(lantern, { published: '2015' })
    const article = await articleOf(
      textImporter,
      sourceOf('a.txt', 'Headline\n\n2016-04-08\n\nBody.'),
      briefing,
    )
    expect([article.fields.published, article.markdown]).toEqual(['2015', '2016-04-08\n\nBody.'])
    expect((await articleIn('2016-04-08')).fields.headline).toBe('2016-04-08')
  })

  it('are dates of an American newsroom only when unambiguous', async () => {
    expect((await articleIn('Headline\n04/28/2016\n\nBody.')).fields.published).toBe('2016-04-28')
    expect((await articleIn('Headline\n04/08/2016\n\nBody.')).fields.published).toBe(null)
  })

  it('give the date in their URL only where there is no other', async () => {
    const url = 'https://the-lantern.example/2016/04/08/a'
    expect((await articleIn(`Headline\n${url}\n\nBody.`)).fields).toMatchObject({
      published: '2016-04-08',
      provenance: { url: 'text', published: 'url' },
    })
    expect((await articleIn(`Headline\n9 April 2016\n${url}\n\nBody.`)).fields.published).toBe('2016-04-09')
  })
})

const wrapped = `A headline
over its text

It was a quiet morning on the river when the first of the boats came
round the bend, its engine off, its crew of four asleep. Nobody had ex-
pected it, and nobody moved until the harbour master, who had been at
his desk since five, came out to look.

The second boat was not far behind. It carried letters, and a clock.`

describe('lines of a text', () => {
  it('that were only wrapped are joined again, as they stand', async () => {
    const { fields, markdown } = await articleIn(wrapped)
    expect(fields.headline).toBe('A headline')
    expect(markdown.split('\n\n').slice(-2)).toEqual([
      expect.stringMatching(/^It was a quiet morning .* first of the boats came round the bend/),
      'The second boat was not far behind. It carried letters, and a clock.',
    ])
    expect(markdown).toContain('ex- pected')
  })

  it('of indented paragraphs are separated', async () => {
    const lines = wrapped.split('\n\n').slice(1).join('\n').split('\n')
    const indented = lines.map((line) => (/^(?:It was|The second)/.test(line) ? `    ${line}` : line))
    const { markdown } = await articleIn(`HEADLINE\n\n${indented.join('\n')}`)
    expect(markdown.split('\n\n')).toEqual([
      expect.stringMatching(/^It was .* look\.$/s),
      expect.stringMatching(/^The second .* clock\.$/),
    ])
  })

  it('of a poem stay separate', async () => {
    const { markdown } = await articleIn('Headline\n\nOne line\nand another,\nand a third\n\nBody.')
    expect(markdown).toBe('One line\\\nand another,\\\nand a third\n\nBody.')
  })

  it('render as the same text', async () => {
    const body =
      '# no heading\n\n* no list & no <b>markup</b> [no](link) `code` _x_ 1. http://a.example/\n\n    no code'
    expect(await paragraphsIn(`Headline\n\n${body}`)).toEqual(
      body.split('\n\n').map((paragraph) => paragraph.trim()),
    )
  })
})

describe('the bytes of a text', () => {
  const content = 'Été à l’œil\n\nUn « café » €.'
  const latin = Buffer.from(
    [...'Été à l’œil\n\nUn « café » €.'].map(
      (character) => ({ '’': 0x92, œ: 0x9c, '€': 0x80 })[character] ?? character.charCodeAt(0),
    ),
  )

  it.each([
    ['UTF-8', Buffer.from(content)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${content}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${content}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${content}`, 'utf16le').swap16()],
    ['windows-1252', latin],
  ])('may be %s', async (_, bytes) => {
    expect(await articleIn(bytes)).toMatchObject({
      fields: { headline: 'Été à l’œil' },
      markdown: 'Un « café » €.',
      original: { bytes },
    })
  })

  it('of damaged UTF-8 are repaired where they are damaged', async () => {
    const damaged = Buffer.concat([
      Buffer.from('Été\n\nDéjà vu'),
      Uint8Array.of(0x85),
      Buffer.from(' à Noël'),
    ])
    expect((await articleIn(damaged)).markdown).toBe('Déjà vu… à Noël')
  })

  it.each([
    ['nothing', '', 'is empty: leave it out, or write the text of an article'],
    ['only spaces', ' \n\n\t', 'is empty: leave it out, or write the text of an article'],
    [
      'only a notice',
      `${fanal.notices.top}\n\nSignaler une erreur\n${fanal.notices.foot}\n`,
      'contains no text except notices: leave it out, or write the text of an article',
    ],
    [
      'a picture',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0),
      'is a binary file, not text: leave it out, or save it as plain text',
    ],
    [
      'compressed',
      Uint8Array.from({ length: 500 }, (_, index) => (index * 37 + 1) % 251 || 1),
      'is a binary file, not text: leave it out, or save it as plain text',
    ],
    [
      'more than 4 MiB',
      'a'.repeat(4 * 1024 * 1024 + 1),
      'is larger than 4 MiB, the limit for one article: divide it into several files',
    ],
  ])('that are %s are refused', async (_, bytes, reason) => {
    expect(await reasonOf(bytes, fanal)).toBe(reason)
  })

  it('may hold stray control characters, which are spaces', async () => {
    expect((await articleIn(`Head\x07line\n\n${'Body '.repeat(20)}\x0c`)).fields.headline).toBe('Head line')
  })
})

describe('a text of an edition', () => {
  it('loses its notices, its correction label and its sign-off to their fields', async () => {
    const other = { ...fanal, id: 'other', notices: { foot: 'An other foot.' } }
    const content = `${fanal.notices.top}\n\nTitre\n\nUn texte de l'AFP.\n\nab-cd/ef/gh\n\nSignaler une erreur\n${other.notices.foot}`
    const briefing = briefingFor(fanal, { editions: [fanal, other] })
    expect(await articleOf(textImporter, sourceOf('a.txt', content), briefing)).toMatchObject({
      fields: {
        headline: 'Titre',
        signOff: 'ab-cd/ef/gh',
        agency: 'AFP',
        notices: { foot: 'An other foot.' },
        provenance: { agency: 'inferred' },
      },
      markdown: "Un texte de l'AFP.",
    })
  })

  it('keeps the words of the demonstration’s original', async () => {
    const folder = path.join(projectRoot, 'content/le-fanal')
    const name = 'f3e85e93aa44d1c204c2f31da77ab1479735e390bad7973d11982e3ac3c4fb00.txt'
    const source = await openSource(path.join(folder, 'originals', name))
    const kept = await readFile(path.join(folder, 'articles/2016/04/reunion-otan-russie.md'), 'utf8')
    const { markdown } = await articleOf(textImporter, source)
    expect(kept).toContain(markdown.split('\n\n')[2])
  })
})
