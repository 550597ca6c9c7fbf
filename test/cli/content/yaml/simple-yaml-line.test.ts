import { describe, expect, it } from 'vitest'
import { findFieldLine } from '../../../../src/cli/content/files/yaml-file.ts'
import { findSimpleYamlLineIndex } from '../../../../src/cli/content/yaml/simple-yaml-line.ts'

const text = [
  'headline: The ferry',
  'topics: [Harbour, Weather]',
  'authors:',
  '  - Ann Lee',
  '  - Bo Ray',
  'rights: |-',
  '  section: not a field',
  'comments:',
  '  - text: Yes.',
  'source:',
  '  importer: html',
  'sections: none',
  'section: Local',
].join('\n')

describe('the line of a field in simple YAML', () => {
  it.each([
    [['headline'], 0],
    [['topics', 1], 1],
    [['authors'], 2],
    [['authors', 0], 3],
    [['authors', 1], 4],
    [['authors', 2], 2],
    [['sections'], 11],
    [['section'], 12],
    [['byline'], 0],
  ])('is found as the parser finds it: %j', (path, line) => {
    expect(findSimpleYamlLineIndex(text, path)).toBe(line)
    const source = { file: 'a.md', firstLine: 2 }
    expect(findFieldLine({ ...source, text }, path)).toBe(2 + line)
    // A comment leaves the text to the parser.
    const parsed = `${text} # as printed`
    expect(findSimpleYamlLineIndex(parsed, path)).toBeNull()
    expect(findFieldLine({ ...source, text: parsed }, path)).toBe(2 + line)
  })

  it.each([[['comments', 0]], [['comments', 0, 'text']], [['source', 'importer']], [['headline', 0]]])(
    'is left to the parser: %j',
    (path) => {
      expect(findSimpleYamlLineIndex(text, path)).toBeNull()
    },
  )
})
