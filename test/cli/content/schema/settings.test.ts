import { describe, expect, it } from 'vitest'
import { parseAndCheckYaml } from '../../../../src/cli/content/files/yaml-file.ts'
import {
  archiveSchema,
  editionSchema,
  pageSchema,
} from '../../../../src/cli/content/schema/content-schemas.ts'

const sha256 = 'a'.repeat(64)

describe('settings', () => {
  const archive = (yaml: string) =>
    parseAndCheckYaml({ file: 'archive.yaml', text: yaml, firstLine: 1 }, archiveSchema)
  const edition = (yaml: string) =>
    parseAndCheckYaml(
      { file: 'edition.yaml', text: `name: E\nlanguage: en\n${yaml}`, firstLine: 1 },
      editionSchema,
    )
  const base = 'name: A\nlanguage: en\nurl: https://a.example\n'

  it('have defaults in archive.yaml', () =>
    expect(archive(base)).toEqual({
      value: {
        name: 'A',
        language: 'en',
        url: 'https://a.example',
        retention: 365,
        crawlers: {},
        hsts: 'host',
      },
    }))

  it.each([
    'retention: 1',
    'retention: 99999',
    'contentSignal: search=yes',
    'tdm: { reservation: 1 }',
    'tdm: { reservation: 0, policy: https://a.example/mining }\ncrawlers: { GPTBot: disallow, CCBot-2: allow }',
    'contentSignal: "search=yes, ai-train=no,ai-input=no"',
  ])('archive.yaml accepts %s', (yaml) => expect(archive(base + yaml)).toHaveProperty('value'))

  it.each([
    'retention: 0',
    'retention: 100000',
    'retention: x',
    'contentSignal: search=maybe',
    'contentSignal: yes',
    'tdm: { reservation: yes }',
    'crawlers: { "*": disallow }',
    'crawlers: { GPTBot: deny }',
    'x: y',
    'contentSignal: search=yes, ai-train=no, ai-input=no, search=no',
  ])('archive.yaml rejects %s', (yaml) => expect(archive(base + yaml)).toHaveProperty('faults'))

  it.each(['https://a.example/', 'https://a.example/x', 'a.example', 'https://a.example?x'])(
    'archive.yaml rejects the url %s',
    (url) => expect(archive(`name: A\nlanguage: en\nurl: ${url}`)).toHaveProperty('faults'),
  )

  it('have defaults in edition.yaml', () =>
    expect(edition('')).toEqual({
      value: {
        name: 'E',
        language: 'en',
        hosts: [],
        timeZone: 'UTC',
        query: [],
        notices: {},
        take: { types: [], taxonomies: {}, fields: {} },
        gaps: [],
        bulk: 'no',
        comments: 'no',
        corrections: { mail: {} },
        rights: [],
        names: {},
        collections: { sections: [], topics: [], authors: [] },
      },
    }))

  it.each([
    'hosts: [e.example, www.e-1.example]',
    'timeZone: America/Toronto',
    'timeZone: UTC',
    'contact: a@b.example',
    'corrections: none',
    'corrections: mail',
    'corrections: { form: { keeper: K } }',
    "accent: '#7A2318'",
    'corrections: { form: { keeper: K, turnstile: 0x4AAAAAAA } }',
    'gaps: [{ from: 2016, to: 2016, reason: R }]',
    "names: { La rédaction: body, Gabriel García Márquez: 'García Márquez, Gabriel', Colette: Colette }",
    'place: Québec\nissn: 1234-567X',
    "rights: [{ agency: A, from: 2001, to: 2001-02, holder: H }, { license: 'https://creativecommons.org/licenses/by-nc/4.0/' }]",
    "rights: [{ statement: 'http://rightsstatements.org/vocab/InC-EDU/1.0/', tdm: { reservation: 0, policy: 'https://e.example/' } }]",
    'rights: [{ agency: A, tdm: { reservation: 1 } }]',
    "collections: { topics: ['/news/{name}/', '/{name}', '/a/b/{name}/c/'] }",
    'extract: { body: article .a, drop: [.b] }',
    `withhold: { agency: [A], pictures: [${sha256}], reason: R, since: 2020, authority: C }`,
    'founded: 2001\nclosed: 2020-02',
    'identity: _n_(\\d+)',
  ])('edition.yaml accepts %s', (yaml) => expect(edition(yaml)).toHaveProperty('value'))

  it.each([
    'hosts: [E.example]',
    'hosts: [example]',
    'hosts: [-e.example]',
    'hosts: [e-.example]',
    'hosts: [https://e.example]',
    `hosts: [${'a.'.repeat(127)}example]`,
    'timeZone: Mars/Base',
    'contact: a',
    'contact: a@b@c',
    'contact: "<a@b.example>"',
    'corrections: post',
    'corrections: {}',
    'corrections: { mail: {}, none: {} }',
    'corrections: { form: {} }',
    'corrections: form',
    'corrections: { form: { keeper: K, turnstile: short } }',
    "accent: '#fff'",
    "accent: '#ffeeee'",
    'accent: red',
    'gaps: [{ from: 2017, to: 2016, reason: R }]',
    'gaps: [{ from: 2016, to: 2016 }]',
    'names: { A B: "B, A, C" }',
    'names: { A B: ", A" }',
    'issn: 12345678',
    'rights: [{ agency: A }]',
    'rights: [{ holder: H }, { agency: A, holder: A }]',
    'rights: [{ from: 2002, to: 2001, holder: H }]',
    'rights: [{ statement: http://example.org/ }]',
    'rights: [{ license: https://example.org/ }]',
    'rights: [{ tdm: { reservation: 2 } }]',
    'rights: [{ tdm: reserved }]',
    "collections: { topics: ['/news/'] }",
    "collections: { topics: ['{name}'] }",
    "collections: { topics: ['/a-{name}/'] }",
    "collections: { topics: ['/{name}/{name}'] }",
    "collections: { topics: ['/{name}?a'] }",
    "collections: { days: ['/{name}'] }",
    'extract: { body: "" }',
    'extract: { body: "a[" }',
    'withhold: { pictures: [x] }',
    "withhold: { author: ['!'] }",
    'x: y',
  ])('edition.yaml rejects %s', (yaml) => expect(edition(yaml)).toHaveProperty('faults'))

  it('a page has only a headline and a language', () => {
    const page = (yaml: string) => parseAndCheckYaml({ file: 'p.md', text: yaml, firstLine: 1 }, pageSchema)
    expect(page('headline: A\nlanguage: fr')).toEqual({ value: { headline: 'A', language: 'fr' } })
    expect(page('language: fr')).toHaveProperty('faults')
    expect(page('headline: A\nsection: B')).toHaveProperty('faults')
  })
})
