import { describe, expect, it } from 'vitest'
import { formatFault } from '../../../../src/cli/content/files/content-fault.ts'
import { parseAndCheckYaml } from '../../../../src/cli/content/files/yaml-file.ts'
import { archiveSchema } from '../../../../src/cli/content/schema/content-schemas.ts'
import { articleFaults } from '../../../support/article-faults.ts'
import { articleFile } from '../../../support/content.ts'

const reserved = (field: string, mark: string, line = 2) =>
  `star.md:${line}: ${field}: begins with ${mark}, which YAML reserves: put it in quotation marks`

const faultsOf = (frontMatter: string) => articleFaults({ file: 'star.md', text: articleFile(frontMatter) })

describe('front matter', () => {
  it.each([
    ['headline: *Star', [reserved('headline', '*')]],
    ['headline: &Co at work', [reserved('headline', '&')]],
    ['headline: &Co', [reserved('headline', '&')]],
    ['headline: !New bridge', [reserved('headline', '!')]],
    ['headline: @home', [reserved('headline', '@')]],
    ['headline: `code`', [reserved('headline', '`')]],
    ['headline: %d', [reserved('headline', '%')]],
    [
      'headline: A\nbyline: *Star\ntopics: [*a, *b]',
      [reserved('byline', '*', 3), reserved('topics', '*', 4)],
    ],
    [
      'headline: One\npublished: 2009\n  byline: Two',
      [
        'star.md:4: byline: is indented, so it is read as part of the value above it: remove the spaces before it',
      ],
    ],
    ['headline: One: two', ['star.md:2: headline: contains a colon: put the whole value in quotation marks']],
    [
      'headline: "So" he said',
      [
        'star.md:2: headline: continues after a closing quotation mark: put the other kind of quotation marks around the whole value',
      ],
    ],
    ['headline: A\nheadline: B', ['star.md:3: headline: occurs twice: remove one of them']],
  ])('with %j is rejected with its line, field and remedy', (frontMatter, faults) => {
    expect(faultsOf(frontMatter)).toEqual(faults)
  })

  it.each([
    ['topics: - a', 'topics: has a list whose values are not on lines of their own'],
    ['headline: "abc', 'headline: opens a quotation mark that is never closed'],
    ['headline: "a\\q"', 'headline: contains a backslash'],
    ['just words', 'contains no fields'],
    ['just\nheadline: A', 'has no colon'],
    ['headline: [a, b', 'opens a bracket that is never closed'],
    ['topics: [a,, b]', 'topics: contains a comma without a value before it'],
    ['topics: [a: b: c]', 'topics: contains ": " or "- " inside brackets'],
    ['headline: ]', 'headline: contains a character that YAML reserves'],
    ['headline: "a"#b', 'headline: contains #, which begins a comment'],
    ['headline:\n\t- a', 'is indented by a tab'],
    ['? headline\n? [a', 'opens a bracket that is never closed'],
    ['headline: &a &b c', 'headline: begins with &, * or !'],
    ['topics:\n  - a\n - b', 'has a list whose values are not on lines of their own, indented alike'],
    ['source:\n   sha256: a\n  file: b', 'file: is not indented like the lines around it'],
    ['...\na', 'contains a second line'],
    ['headline:x', 'contains no fields'],
    ['[a]: b', 'is not the name of a field'],
    ['corrections: [a]', 'corrections: a must be a date and text: - { published: 2026-03-02, text: … }'],
    ['topics: x', 'topics: must be a list: write each value on a line of its own, after "- "'],
    ['source: x', 'source: must contain fields'],
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
    ['morgue.example', 'write https:// before it: https://morgue.example'],
    ['localhost:8787', 'write https:// before it: https://localhost:8787'],
    ['https://morgue.example/', 'must be only the address of the site: write https://morgue.example'],
    ['https://morgue.example/a?b', 'must be only the address of the site: write https://morgue.example'],
    [
      'ftp://morgue.example',
      'is not a web address: begin it with https:// or http://, and write at most 2,048 characters',
    ],
    [
      'https://',
      'is not a web address: begin it with https:// or http://, and write at most 2,048 characters',
    ],
    ['a b', 'is not a web address: begin it with https:// or http://, and write at most 2,048 characters'],
  ])('cannot be %s', (url, reason) => {
    const text = `name: A\nurl: ${url}\nlanguage: en\n`
    const checked = parseAndCheckYaml({ file: 'archive.yaml', text, firstLine: 1 }, archiveSchema)
    expect('faults' in checked ? checked.faults.map(formatFault) : []).toEqual([
      `archive.yaml:2: url: ${reason}`,
    ])
  })
})
