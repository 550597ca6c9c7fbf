import { describe, expect, it } from 'vitest'
import { formatFault } from '../../../../src/cli/content/files/content-fault.ts'
import { parseAndCheckYaml } from '../../../../src/cli/content/files/yaml-file.ts'
import { archiveSchema } from '../../../../src/cli/content/schema/content-schemas.ts'
import { articleFaults } from '../../../support/article-faults.ts'
import { articleFile } from '../../../support/content.ts'

const reserved = (field: string, shownLine: string, line = 2) =>
  `star.md:${line}: ${field}: begins with "${/[*&!@`%]/.exec(shownLine)?.[0]}", so it needs quotation marks: write \`${shownLine}\``

const faultsOf = (frontMatter: string) => articleFaults({ file: 'star.md', text: articleFile(frontMatter) })

describe('front matter', () => {
  it.each([
    ['headline: *Star', [reserved('headline', 'headline: "*Star"')]],
    ['headline: &Co at work', [reserved('headline', 'headline: "&Co at work"')]],
    ['headline: &Co', [reserved('headline', 'headline: "&Co"')]],
    ['headline: !New bridge', [reserved('headline', 'headline: "!New bridge"')]],
    ['headline: @home', [reserved('headline', 'headline: "@home"')]],
    ['headline: `code`', [reserved('headline', 'headline: "`code`"')]],
    ['headline: %d', [reserved('headline', 'headline: "%d"')]],
    [
      'headline: A\nbyline: *Star\ntopics: [*a, *b]',
      [reserved('byline', 'byline: "*Star"', 3), reserved('topics', '"*a"', 4)],
    ],
    [
      'headline: One\npublished: 2009\n  byline: Two',
      [
        'star.md:4: byline: is indented, so it is read as part of the value above it: remove the spaces before it',
      ],
    ],
    [
      'headline: One: two',
      [
        'star.md:2: headline: contains a colon and a space, so it needs quotation marks: write `headline: "One: two"`',
      ],
    ],
    [
      'headline: "So" he said',
      ['star.md:2: headline: continues after a closing quotation mark: write `headline: \'"So" he said\'`'],
    ],
    ['headline: A\nheadline: B', ['star.md:3: headline: occurs twice: remove one of them']],
  ])('with %j is rejected with its line, field and remedy', (frontMatter, faults) => {
    expect(faultsOf(frontMatter)).toEqual(faults)
  })

  it.each([
    ['topics: - a', 'topics: has a value of its list beside its name'],
    ['headline: "abc', 'headline: opens a quotation mark that is not closed'],
    ['headline: "a\\q"', 'headline: contains a backslash'],
    ['just words', 'contains no fields'],
    ['just\nheadline: A', 'does not begin with the name of a field and a colon'],
    ['topics: [a, {b: c}, z', 'topics: opens "[" without a'],
    ['headline: [a, b', 'headline: opens "[" without a "]"'],
    ['topics: [a,, b]', 'topics: contains a comma without a value before it'],
    ['topics: [a: b: c]', 'topics: contains ": " or "- " in a value inside brackets'],
    ['headline: ]', 'headline: begins with "]", so it needs quotation marks'],
    ['headline: "a"#b', 'headline: contains "#" directly after a quotation mark'],
    ['headline:\n\t- a', 'is indented by a tab'],
    ['? headline\n? [a', 'opens "[" without a "]"'],
    ['headline: &a &b c', 'headline: begins with "&"'],
    ['topics:\n  - a\n - b', 'is not indented like the lines around it'],
    ['source:\n   sha256: a\n  file: b', 'file: is not indented like the lines around it'],
    ['...\na', 'contains a line `---` or `...` among its fields'],
    ['headline:x', 'contains no fields'],
    ['[a]: b', 'is not the name of a field'],
    [
      'corrections: [a]',
      'corrections: "a" must be a date and text: write { published: 2026-03-02, text: "…" }',
    ],
    [
      'topics: x',
      'topics: must be a list: write its values in brackets, with commas between them, as in [Harbour, Quay]',
    ],
    ['source: x', 'source: must be fields'],
    ['identifiers: x', 'identifiers: must be names with their values'],
    ['status: [gone]', 'status: must be a name or fields, such as gone or { is: gone, reason: … }'],
    ['status: {}', 'status.is: must be public, noindex, anonymised, withheld or gone'],
  ])('with %j is rejected with a remedy in plain words', (frontMatter, reason) => {
    const faults = faultsOf(frontMatter).join('\n')
    expect(faults).toContain(`: ${reason}`)
    expect(faults).not.toMatch(/Unexpected|expected|Invalid|Missing|received|implicit|mapping/)
  })

  it.each(['headline: "*Star"', "headline: '&Co: 100 %'", 'headline: A & B * C!', 'headline: >\n  One: two'])(
    'accepts %j',
    (frontMatter) => expect(faultsOf(frontMatter)).toEqual([]),
  )
})

describe('the URL of an archive', () => {
  it.each([
    ['morgue.example', 'lacks https:// at its beginning: write https://morgue.example'],
    ['localhost:8787', 'lacks https:// at its beginning: write https://localhost:8787'],
    ['https://morgue.example/', 'must be only the address of the site: write https://morgue.example'],
    ['https://morgue.example/a?b', 'must be only the address of the site: write https://morgue.example'],
    [
      'ftp://morgue.example',
      'is not a web address: write one that begins with https:// or http://, such as https://www.example.org/story',
    ],
    [
      'https://',
      'is not a web address: write one that begins with https:// or http://, such as https://www.example.org/story',
    ],
    [
      'a b',
      'is not a web address: write one that begins with https:// or http://, such as https://www.example.org/story',
    ],
  ])('cannot be %s', (url, reason) => {
    const text = `name: A\nurl: ${url}\nlanguage: en\n`
    const checked = parseAndCheckYaml({ file: 'archive.yaml', text, firstLine: 1 }, archiveSchema)
    expect('faults' in checked ? checked.faults.map(formatFault) : []).toEqual([
      `archive.yaml:2: url: ${reason}`,
    ])
  })
})
