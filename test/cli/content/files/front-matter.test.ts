import { describe, expect, it } from 'vitest'
import { splitFrontMatter } from '../../../../src/cli/content/files/front-matter.ts'
import { articleFaults } from '../../../support/article-faults.ts'

const frontMatterFaults = (yaml: string) =>
  articleFaults({ file: 'a.md', text: `---\nheadline: A\n${yaml}\n---\n\nWords.\n` })

describe('front matter', () => {
  it.each([
    ['---\na: b\n---\nc', 'a: b\n', 'c'],
    ['\uFEFF---\r\na: b\r\n---\r\n\r\nc\r\n', 'a: b\n', '\nc\n'],
    ['---\na: b\n---', 'a: b\n', ''],
    ['---\n---\nc', '', 'c'],
    ['---\na: b\n---\n---\nc', 'a: b\n', '---\nc'],
  ])('is split in %j', (text, yaml, markdown) =>
    expect(splitFrontMatter('a.md', text)).toEqual({
      yaml: { file: 'a.md', text: yaml, firstLine: 2 },
      markdown,
    }),
  )

  it.each([
    ['a: b', 'does not begin with its fields: write a line `---` at the very top, the fields below it'],
    ['', 'does not begin with its fields: '],
    ['+++\na = "b"\n+++\n', 'does not begin with its fields: '],
    ['---\na: b\n', 'has no line `---` after its fields: write one, without spaces'],
    ['---\na: b\n---x\n', 'has no line `---` after its fields: '],
    ['---\na: b\n--- \n', 'has no line `---` after its fields: '],
    ['--- \na: b\n---\n', 'does not begin with the line `---`: write it as three hyphens alone'],
    [' ---\na: b\n---\n', 'does not begin with the line `---`: '],
    ['----\na: b\n---\n', 'does not begin with the line `---`: '],
    ['\n---\na: b\n---\n', 'does not begin with the line `---`: '],
    ['---\ra: b\r---\r', 'has line ends of an old kind: save it with the line ends LF'],
  ])('is missing in %j', (text, reason) =>
    expect(splitFrontMatter('a.md', text)).toEqual({
      file: 'a.md',
      line: 1,
      field: '',
      reason: expect.stringContaining(reason),
    }),
  )

  it('is rejected when it is not valid YAML, with its line and a remedy', () =>
    expect(frontMatterFaults('section: "S\ntopics: [')).toEqual([
      'a.md:3: section: opens a quotation mark that is not closed: add the same mark at the end of the value, or put the other kind around the whole value if the mark belongs to the text',
    ]))

  it('is rejected when it uses aliases', () =>
    expect(frontMatterFaults('byline: &a B\nsection: *a')).toHaveLength(2))
})
