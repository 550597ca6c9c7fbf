import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { readYamlIfSimple } from '../../../../src/cli/content/yaml/simple-yaml.ts'
import { randomNumbers } from '../../../support/random.ts'
import { dueNumbers } from '../../../support/turns.ts'

/** What the parser reads; a fault stands for itself. */
function parse(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', merge: false, logLevel: 'silent' })
  return document.errors.length > 0 ? document.errors.map(({ code }) => code) : document.toJS()
}

describe('the simple reader of YAML', () => {
  it('reads what importers and people write in front matter', () => {
    const text = [
      'headline: Élection "oui" ou non?#1, [sic] & co',
      'url: http://www.gazette.example/2004/01/01/a_n_1010.html#top',
      'published: 2004-01-19',
      'byline: "Par Mucoes: Sodiant #"',
      'topics: ["Vadeal, le", COVID-19, Jean-Luc d’Ys]',
      'authors: []',
      'provenance: { published: url, agency: "a, b: c" }',
      'formerly:',
      '  - http://www.gazette.example/news/1010',
      '  - "http://b.example/ x"',
      'source:',
      '  sha256: 00ff',
      '  record: "1010"',
      'comments:',
      '  - id: "1"',
      '    author: Ada & Bo',
      '    text: |-',
      '      I was: there. # at noon',
      '',
      '        It sank.',
      '  - text: No.',
      'corrections:',
      '  - { published: 2016-04-09, text: It was noon }',
      'standfirst: |-',
      '  In the harbour',
      '  at night',
      '',
    ].join('\n')
    expect(readYamlIfSimple(text)).toEqual({
      headline: 'Élection "oui" ou non?#1, [sic] & co',
      url: 'http://www.gazette.example/2004/01/01/a_n_1010.html#top',
      published: '2004-01-19',
      byline: 'Par Mucoes: Sodiant #',
      topics: ['Vadeal, le', 'COVID-19', 'Jean-Luc d’Ys'],
      authors: [],
      provenance: { published: 'url', agency: 'a, b: c' },
      formerly: ['http://www.gazette.example/news/1010', 'http://b.example/ x'],
      source: { sha256: '00ff', record: '1010' },
      comments: [
        { id: '1', author: 'Ada & Bo', text: 'I was: there. # at noon\n\n  It sank.' },
        { text: 'No.' },
      ],
      corrections: [{ published: '2016-04-09', text: 'It was noon' }],
      standfirst: 'In the harbour\nat night',
    })
  })

  it.each([
    ['an alias', 'byline: *staff'],
    ['a comment', 'section: Local # as printed'],
    ['a field that occurs twice', 'section: a\nsection: b'],
    ['a name that occurs twice', 'provenance: { byline: url, byline: inferred }'],
    ['an escape', 'headline: "a\\tb"'],
    ['text on several lines that ends in one', 'rights: |\n  All rights'],
    ['text on no line', 'rights: |-\nbyline: a'],
    ['text that begins with spaces', 'rights: |-\n    All\n  rights'],
    ['a name that occurs twice in an item', 'comments:\n  - text: a\n    text: b'],
    ['a list in a list', 'topics:\n  - - a'],
    ['a list that becomes a mapping', 'topics:\n  - a\n  b: c'],
    ['a continued line', 'headline: a\n  b'],
    ['no text', 'headline:'],
    ['a second document', 'headline: a\n---\nheadline: b'],
    ['nothing', ''],
  ])('leaves %s to the parser', (_, text) => {
    expect(readYamlIfSimple(text)).toBeNull()
  })

  it.each(dueNumbers(7, 4, 4))(
    'reads nothing otherwise than the parser, in 25,000 random texts of seed %i',
    (seed) => {
      const random = randomNumbers(seed)
      const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
      const marks = [
        ...':#-?[]{},&*!|>\'"%@`\\~=.',
        ' ',
        ' ',
        ' ',
        '\t',
        '\r',
        '\u00a0',
        '\u2028',
        '\ufeff',
        '\u0085',
      ]
      const letters = [
        'a',
        'é',
        '0',
        '1e3',
        'null',
        'true',
        '日',
        '😀',
        '…',
        'x: y',
        ' #',
        '://',
        '---',
        '...',
        '<<',
      ]
      const text = () =>
        Array.from({ length: Math.floor(random() * 6) }, () => pick(random() < 0.5 ? marks : letters)).join(
          '',
        )
      const quoted = () => `"${text()}"`
      const simple = () => pick(['a', 'Élection', '2016-04-08', '"b, c: d"', 'http://e.example/#f'])
      const odd = () => pick([text, () => `a${text()}`, () => `a${text()}b`, quoted, () => pick(letters)])()
      const scalar = () => (random() < 0.7 ? simple() : odd())
      const join = (items: string[]) => items.join(pick([', ', ', ', ',']))
      const several = (item: () => string) => Array.from({ length: Math.floor(random() * 3) }, item)
      const pair = () => `${pick(['a', 'b', text()])}: ${scalar()}`
      const flow = () =>
        pick([() => `[${join(several(scalar))}]`, () => `{ ${join([pair(), ...several(pair)])} }`])()
      const nameOf = (number: number) =>
        random() < 0.8 ? `k${number}` : pick(['k1', 'd-e', '__proto__', 'constructor', text()])
      const indent = () => (random() < 0.8 ? '  ' : pick([' ', '    ', '', '  - ']))
      const value = () => pick([scalar, scalar, flow])()
      const margin = (usual: string) => (random() < 0.9 ? usual : `${usual} `)
      const often = (usual: () => string, other: () => string) => (random() < 0.8 ? usual() : other())
      const literal = (margins: string) =>
        [margins, ...several(() => pick([margins, margins, `${margins} `, '']))]
          .map((each) => (each === '' ? '' : margin(`${each}  `) + often(simple, odd)))
          .join('\n')
      const items = () =>
        [1, ...several(() => '')]
          .map(() => {
            const first = often(simple, () => pick([value, () => `|-\n${literal('    ')}`])())
            return `  - k1: ${first}\n${margin('    ')}${often(
              () => 'k2',
              () => nameOf(1),
            )}: ${often(simple, scalar)}`
          })
          .join('\n')
      const line = (number: number) =>
        pick([
          () => `${nameOf(number)}:${random() < 0.9 ? ' ' : pick(['', '  '])}${value()}`,
          () => `${nameOf(number)}:\n${indent()}- ${scalar()}\n${indent()}- ${scalar()}`,
          () =>
            `${nameOf(number)}:\n${indent()}${nameOf(1)}: ${scalar()}\n${indent()}${nameOf(2)}: ${scalar()}`,
          () => `${nameOf(number)}:\n${items()}`,
          () => `${nameOf(number)}: |-\n${literal('')}`,
          () => (random() < 0.8 ? `${nameOf(number)}: ${simple()}` : text()),
        ])()
      let [read, nested] = [0, 0]
      for (let round = 0; round < 25_000; round++) {
        const source =
          Array.from({ length: 1 + Math.floor(random() * 3) }, (_, number) => line(number)).join('\n') +
          pick(['', '\n'])
        const fields = readYamlIfSimple(source)
        if (fields === null) continue
        read++
        nested += Number(/ {4}\S/.test(source))
        expect([source, fields]).toEqual([source, parse(source)])
      }
      expect(read).toBeGreaterThan(5000)
      expect(nested).toBeGreaterThan(500)
    },
    200_000,
  )
})
