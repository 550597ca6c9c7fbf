import { describe, expect, it } from 'vitest'
import { parseArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { describeFault } from '../../../../src/cli/content/files/content-fault.ts'
import { checkYaml } from '../../../../src/cli/content/files/yaml-file.ts'
import { archiveSchema } from '../../../../src/cli/content/schema/content-schemas.ts'
import { articleFile } from '../../../support/content.ts'

const reserved = (field: string, mark: string, line = 2) =>
  `star.md:${line}: ${field}: begins with ${mark}, which YAML reserves: put it in quotation marks`

const faultsOf = (frontMatter: string) => {
  const checked = parseArticleFile({ file: 'star.md', text: articleFile(frontMatter) })
  return 'faults' in checked ? checked.faults.map(describeFault) : []
}

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
    ['headline: One: two', ['star.md:2: headline: contains a colon: put the whole value in quotation marks']],
    [
      'headline: "So" he said',
      [
        'star.md:2: headline: goes on after a closing quotation mark: put other quotation marks around the whole value',
      ],
    ],
    ['headline: A\nheadline: B', ['star.md:3: headline: is there twice: remove one of them']],
  ])('that says %j is refused where it is, and with a remedy', (frontMatter, faults) => {
    expect(faultsOf(frontMatter)).toEqual(faults)
  })

  it.each(['headline: "*Star"', "headline: '&Co: 100 %'", 'headline: A & B * C!', 'headline: >\n  One: two'])(
    'may say %j',
    (frontMatter) => expect(faultsOf(frontMatter)).toEqual([]),
  )
})

describe('the URL of an archive', () => {
  it.each([
    ['morgue.example', 'write https:// before it: https://morgue.example'],
    ['localhost:8787', 'write https:// before it: https://localhost:8787'],
    ['https://morgue.example/', 'must have no path and no final slash: https://morgue.example'],
    ['https://morgue.example/a?b', 'must have no path and no final slash: https://morgue.example'],
    ['ftp://morgue.example', 'is not an http or https URL of 2,048 characters at most'],
    ['https://', 'is not an http or https URL of 2,048 characters at most'],
    ['a b', 'is not an http or https URL of 2,048 characters at most'],
  ])('is not %s', (url, reason) => {
    const text = `name: A\nurl: ${url}\nlanguage: en\n`
    const checked = checkYaml({ file: 'archive.yaml', text, firstLine: 1 }, archiveSchema)
    expect('faults' in checked ? checked.faults.map(describeFault) : []).toEqual([
      `archive.yaml:2: url: ${reason}`,
    ])
  })
})
