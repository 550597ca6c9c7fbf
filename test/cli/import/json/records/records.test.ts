import { describe, expect, it } from 'vitest'
import {
  joinBodyParts,
  markdownFromText,
  visibleBodyContainsText,
} from '../../../../../src/cli/import/json/records/body-parts.ts'
import { RejectionRun } from '../../../../../src/cli/import/json/records/rejection-run.ts'
import { repairRecordEncoding } from '../../../../../src/cli/import/json/records/repair-record-encoding.ts'
import { guessHeadline } from '../../../../../src/cli/import/text/guess-headline.ts'

describe('plain text', () => {
  it.each([
    ['A\n\nB', 'A\n\nB'],
    ['A\r\n\r\nB', 'A\n\nB'],
    ['A\n \t\nB', 'A\n\nB'],
    ['A\r\n \r\n\r\n  B', 'A\n\nB'],
    ['A\r\nB\nC', 'A\\\nB\\\nC'],
    ['  A  \n  B  ', 'A\\\nB'],
    ['\n\nA\n \nB\n\n', 'A\n\nB'],
    ['\nA\nB\n', 'A\\\nB'],
    ['\n \n\n', ''],
  ])('has its paragraphs and lines in Markdown: %j', (text, markdown) =>
    expect(markdownFromText(text)).toBe(markdown),
  )

  it('has parts that are joined by blank lines, without the empty ones', () =>
    expect(joinBodyParts([' A\n', '', ' \n', 'B'])).toBe('A\n\nB'))

  it.each([
    ['The *ferry*\nsank.', '  ferry   sank ', true],
    ['The ferry\n\nsank.', 'ferry sank', true],
    ['The ferry sank.', 'ferries', false],
  ])('is contained in a body whatever its markup and spaces: %j %j', (markdown, text, expected) =>
    expect(visibleBodyContainsText(markdown, text)).toBe(expected),
  )

  it('gives its first sentence as a headline', () => {
    expect(guessHeadline('The *ferry* sank. Nobody was hurt.')).toBe('The ferry sank.')
    expect(guessHeadline('')).toBe('')
    expect(guessHeadline('![The pier](https://e.example/p.jpg)\n\n![](/q.jpg)')).toBe('The pier')
  })
})

describe('a run of rejections', () => {
  const rejection = (line: number, reason: string) => ({
    kind: 'rejection' as const,
    file: 'a.json',
    record: null,
    line,
    reason,
  })

  it('is one rejection with the number of the others and their last line', () => {
    const run = new RejectionRun()
    expect(run.endRun()).toEqual([])
    expect(
      [1, 2, 9].map((line) => run.addAndTakeEndedRun('invalid JSON', rejection(line, 'is broken'))),
    ).toEqual([[], [], []])
    expect(run.endRun()).toEqual([rejection(1, 'is broken (and 2 more faults, up to line 9)')])
    expect(run.endRun()).toEqual([])
  })

  it('says that the others are on the same line', () => {
    const run = new RejectionRun()
    for (const line of [3, 3, 3]) run.addAndTakeEndedRun('invalid JSON', rejection(line, 'is broken'))
    expect(run.endRun()).toEqual([rejection(3, 'is broken (and 2 more faults on this line)')])
  })

  it('ends at a rejection of another cause, and each run counts its own', () => {
    const run = new RejectionRun()
    run.addAndTakeEndedRun('invalid JSON', rejection(1, 'is broken'))
    run.addAndTakeEndedRun('invalid JSON', rejection(2, 'is broken'))
    expect(run.addAndTakeEndedRun('unknown kind', rejection(3, 'is unknown'))).toEqual([
      rejection(1, 'is broken (and 1 more fault, up to line 2)'),
    ])
    expect(run.addAndTakeEndedRun('unknown kind', rejection(4, 'is unknown'))).toEqual([])
    expect(run.addAndTakeEndedRun('invalid JSON', rejection(5, 'is broken'))).toEqual([
      rejection(3, 'is unknown (and 1 more record, up to line 4)'),
    ])
    expect(run.endRun()).toEqual([rejection(5, 'is broken')])
  })
})

describe('a record that was encoded twice', () => {
  it('is repaired in every text, in order, and nowhere else', () => {
    const record = {
      title: 'Le cafÃ©',
      count: 7,
      none: null,
      open: true,
      tags: ['Ã©tÃ©', { name: 'forÃªt' }],
      plain: 'text',
    }
    expect(repairRecordEncoding(record)).toEqual({
      record: {
        title: 'Le café',
        count: 7,
        none: null,
        open: true,
        tags: ['été', { name: 'forêt' }],
        plain: 'text',
      },
      repairedCharacterCount: 4,
    })
  })

  it('is the same record where nothing needs repair', () => {
    const record = { title: 'Le café' }
    expect(repairRecordEncoding(record).record).toBe(record)
  })
})
