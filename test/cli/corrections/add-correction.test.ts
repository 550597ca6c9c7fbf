import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFilesBelow } from '../../../src/cli/content/files/list-files.ts'
import { addCorrection } from '../../../src/cli/corrections/add-correction.ts'
import { toPrintable, toShortPrintableLine } from '../../../src/cli/corrections/printable.ts'
import { projectRoot } from '../../support/project-root.ts'

const correction = { published: '2026-11-24', text: 'It said "two: three", # not \\four.\nÉté.' }
const quoted = JSON.stringify(correction.text)

const added = (raw: string) => {
  const outcome = addCorrection('e/a.md', raw, correction)
  if ('faults' in outcome) throw new Error(JSON.stringify(outcome.faults))
  return outcome.text
}

/** The inserted text and the text before it; everything else must be unchanged. */
function insertion(raw: string): { before: string; text: string } {
  const text = added(raw)
  let start = 0
  while (raw[start] === text[start] && start < raw.length) start++
  const inserted = text.length - raw.length
  for (let at = Math.max(0, start - inserted); at <= start; at++)
    if (raw.slice(0, at) + text.slice(at, at + inserted) + raw.slice(at) === text)
      return { before: raw.slice(0, start), text: text.slice(start, start + inserted) }
  throw new Error('more than an insertion')
}

const blockEntry = `  - published: 2026-11-24\n    text: ${quoted}\n`

describe('a correction added to front matter', () => {
  it('without corrections stands at its end', () => {
    const raw = '---\nheadline:   "A"   # odd\ntopics: [ x,y ]\n# the end\n---\n\nWords.\n---\nMore.\n'
    expect(added(raw)).toBe(raw.replace('# the end\n', `# the end\ncorrections:\n${blockEntry}`))
  })

  it('that ends in a block of text stands after it', () => {
    const raw = '---\nheadline: A\nbyline: |+\n  By A\n\n---\n'
    expect(added(raw)).toBe(`---\nheadline: A\nbyline: |+\n  By A\n\ncorrections:\n${blockEntry}---\n`)
  })

  it.each([
    ['indented', '  - published: 2016\n    text: >\n      One\n      two\n    # why\nsection: S\n', '  '],
    ['not indented', '- text: One # why\n  published: 2016\nsection: S\n', ''],
    ['in braces', '   - { published: 2016, text: One }\nsection: S\n', '   '],
    ['with space', '  - published: 2016\n\n    text: One\n\n\nsection: S\n', '  '],
    ['without an end of its last line', '  - published: 2016\n    text: One\n', '  '],
  ])('that has a list of them, %s', (_, list, indent) => {
    const { text } = insertion(`---\nheadline: A\ncorrections:\n${list}---\n\nWords.\n`)
    expect(text.trim()).toBe(`- published: 2026-11-24\n${indent}  text: ${quoted}`)
  })

  it.each([
    ['[]', `[{ published: 2026-11-24, text: ${quoted} }]`],
    [
      '[ { published: 2016, text: One } ] # why',
      `[ { published: 2016, text: One } , { published: 2026-11-24, text: ${quoted} }] # why`,
    ],
  ])('that has them in brackets: %s', (list, expected) => {
    const raw = `---\ncorrections: ${list}\nheadline: A\n---\n`
    expect(added(raw)).toBe(raw.replace(list, expected))
  })

  it('keeps the file’s line ends and byte order mark', () => {
    const raw = '\uFEFF---\r\nheadline: A\r\n---\r\n\r\nWords.\r\n'
    expect(added(raw)).toBe(
      raw.replace('A\r\n', `A\r\ncorrections:\r\n${blockEntry.replaceAll('\n', '\r\n')}`),
    )
  })

  it('is added only once', () => {
    const raw = added('---\nheadline: A\n---\n')
    expect(added(raw)).toBe(raw)
  })

  it('changes nothing else in any article of the demonstration archive', async () => {
    let files = 0
    for await (const file of listFilesBelow(path.join(projectRoot, 'content'), '.md')) {
      if (!file.includes('/articles/')) continue
      expect(insertion(readFileSync(file, 'utf8')).text).toContain('2026-11-24')
      files++
    }
    expect(files).toBeGreaterThan(10)
  })

  it.each([
    ['{ headline: A }', 'corrections', 'is written in a way that this command cannot edit'],
    [
      'headline: A\ncorrections: [{ published: 2016, text: One }, ]',
      'corrections',
      'is written in a way that this command cannot edit',
    ],
    ['headline: A\nheadlin: A', 'headlin', 'is not the name of a field'],
  ])('not where a person must look: %s', (yaml, field, reason) => {
    expect(addCorrection('e/a.md', `---\n${yaml}\n---\n`, correction)).toMatchObject({
      faults: [{ field, reason: expect.stringContaining(reason) }],
    })
  })
})

describe('a stranger’s text in a terminal', () => {
  it('cannot control it', () => {
    const hostile = '\x1b[2J\x1b]0;x\x07a\u009b31mb\u202ec\u2066d\re\tf\u200f\u2028g'
    expect(toPrintable(hostile)).toMatch(/^[ \x21-\x7e]*$/)
    expect(toPrintable('a\nb é 日本 مرحبا')).toBe('a\nb é 日本 مرحبا')
    expect(toShortPrintableLine(`${'é'.repeat(100)}\nx`)).toBe(`${'é'.repeat(79)}…`)
  })
})
