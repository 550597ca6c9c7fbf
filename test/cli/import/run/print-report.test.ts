import { describe, expect, it } from 'vitest'
import {
  createImportReport,
  type ImportReport,
  needsAttention,
} from '../../../../src/cli/import/run/import-report.ts'
import { printImportReport } from '../../../../src/cli/import/run/print-report.ts'

describe('the report on the screen', () => {
  const screenOf = (report: Partial<ImportReport>): { out: string[]; error: string[] } => {
    const said = { out: [] as string[], error: [] as string[] }
    const { log, error } = console
    console.log = (line: string) => void said.out.push(line)
    console.error = (line: string) => void said.error.push(line)
    printImportReport({ ...createImportReport(), ...report }, 'r.json')
    Object.assign(console, { log, error })
    return said
  }
  const article = (outcome: ImportReport['articles'][number]['outcome'], lostCount = 0) => ({
    source: 's.html',
    file: `${outcome}.md`,
    outcome,
    fault: null,
    lost: Array.from({ length: lostCount }, (_, number) => `w${number}`),
    lostCount,
  })

  it('lists a few articles, and counts many', () => {
    expect(screenOf({ articles: [article('written'), article('merged')] })).toEqual({
      out: [
        's.html → written.md (written)',
        's.html → merged.md (merged with another)',
        's.html: was skipped, since it has the same words as merged.md; its URLs lead there',
        '2 articles: 1 written, 1 merged with another',
      ],
      error: [],
    })
    expect(screenOf({ articles: Array(20).fill(article('written')) }).out.length).toBe(21)
    expect(screenOf({ articles: Array(21).fill(article('written')) }).out).toEqual([
      '21 articles: 21 written',
    ])
    expect(screenOf({}).out).toEqual(['0 articles'])
    const { out } = screenOf({ articles: Array(22).fill(article('merged')) })
    expect([out.length, out[20]]).toEqual([
      22,
      '  and 2 other articles with the same words as another: see r.json',
    ])
  })

  it('reports conflicts, rejections and warnings', () => {
    const fault = { file: 'x', line: 3, field: 'published', reason: 'is not a date' }
    expect(
      screenOf({
        articles: [
          article('conflict'),
          article('displaced'),
          { ...article('displaced'), addressOwner: 'a.md' },
          { ...article('conflict'), fault },
        ],
        rejections: [
          { file: 'a', line: 2, record: null, reason: 'is bad' },
          { file: 'b', line: null, record: 'r', reason: 'is worse' },
        ],
        remarks: [{ file: 'all.x', text: 'to know' }],
        duplicates: [['x.md', 'y.md']],
        stopped: 'the disk is full',
      }).error,
    ).toEqual([
      'conflict.md:1: has been edited or taken down since its import, so it was not changed: compare it with s.html, and copy what it lacks',
      'displaced.md:1: was given another address, because its own URL leads to a page that the archive makes, such as the front page',
      'displaced.md:1: was given another address, because a.md already uses its own: compare the two, and delete one if they are the same',
      'conflict.md:3: published: is not a date. The import left this file unchanged. Correct it, then import s.html again',
      'a:2: is bad',
      'b: r: is worse',
      'all.x: to know',
      'These files contain the same words: x.md y.md. If they are one article, keep one file, write the URLs of the others in its field formerly, as in formerly: [https://…], and delete the others',
      'The import stopped: the disk is full. To import the rest, run the same command again.',
    ])
  })

  it('lists skipped records, the most frequent kind first', () => {
    const skipped = ['a', 'b', 'c', 'd', 'e'].map((record) => ({
      file: 'f',
      why: 'product',
      record,
      takeable: true,
    }))
    const { out } = screenOf({
      skipped: [{ file: 'f', why: 'draft', record: 'x' }, ...skipped],
      pictures: 1,
      rejections: [
        { file: 'a', line: 2, record: null, reason: 'is bad' },
        { file: 'b', line: null, record: null, reason: 'is bad' },
      ],
      dropped: [{ reason: 'navigation', words: 'Home', count: 3, files: [] }],
    })
    expect(out).toEqual([
      '0 articles',
      '1 picture',
      'left out of articles: 1 passage, each with its reason in r.json',
      'refused: 2, each with its reason in r.json',
      'skipped: 6',
      '  product (5): a, b, c and 2 others (to import them as articles, write take: [product] in edition.yaml, or add this kind to the take that is there, and import again)',
      '  draft (1): x',
    ])
  })

  it('names the file of a skipped record where several were imported', () => {
    const skippedIn = (...files: string[]) =>
      screenOf({
        skipped: files.map((file) => ({ file, why: 'draft', record: file === 'p.md' ? file : 'g3' })),
      })
    expect(skippedIn('a.json', 'a.json').out.at(-1)).toBe('  draft (2): id g3, id g3')
    expect(skippedIn('a.json', 'b.json', 'p.md').out.at(-1)).toBe(
      '  draft (3): a.json: id g3, b.json: id g3, p.md',
    )
  })

  it('says that an identifier is one', () => {
    const refused = { file: 'a.json', line: 1, record: '17', reason: 'is bad' }
    expect(screenOf({ rejections: [refused] }).error).toEqual(['a.json:1: id 17: is bad'])
  })

  it('explains kinds whose names do not', () => {
    const skipped = [{ file: 'f', why: 'list', record: 'x' }]
    expect(screenOf({ skipped }).out.at(-1)).toBe(
      '  list, that is a page that consists mostly of links (1): x',
    )
  })

  it('tells how to take a kind of which any record can be taken', () => {
    const skipped = [true, false].map((takeable) => ({ file: 'f', why: 'product', record: 'x', takeable }))
    expect(screenOf({ skipped }).out.at(-1)).toMatch(/^ {2}product \(2\): x, x \(to import them as articles,/)
  })

  it('counts a single refusal, and nothing where there is none', () => {
    const bad = { file: 'a', line: 2, record: null, reason: 'is bad' }
    expect(screenOf({ rejections: [bad] }).out).toEqual([
      '0 articles',
      'refused: 1, each with its reason in r.json',
    ])
  })

  it('names the remedy for pictures, collections of captures and unknown files', () => {
    const skipped = ['unknown kind', 'picture', 'not a capture'].map((why) => ({
      file: 'f',
      why,
      record: 'x',
    }))
    expect(screenOf({ skipped }).out.slice(2)).toEqual([
      '  unknown kind (1): x (`npx morgue import --help` lists the kinds that can be imported)',
      '  picture (1): x (to bring in those that articles show, import again with --media and the folder of the pictures)',
      '  not a capture (1): x (to import articles among them, unpack the zip, and import the folder)',
    ])
  })

  it('lists twenty refusals for a reason, and counts the others', () => {
    const bad = Array.from({ length: 23 }, (_, index) => ({
      file: `bad-${index}`,
      line: 1,
      record: null,
      reason: `is bad: ${index} of ${index + 9} bytes`,
    }))
    const { error: err } = screenOf({
      rejections: [...bad, { file: 'worse', line: 2, record: 'r', reason: 'is worse' }],
    })
    expect(err).toHaveLength(22)
    expect(err[19]).toBe('bad-19:1: is bad: 19 of 28 bytes')
    expect(err[20]).toBe('  and 3 others refused for the same reason: see r.json')
    expect(err[21]).toBe('worse:2: r: is worse')
  })

  it('condenses warnings of a kind, and groups of equal words', () => {
    const warning = (number: number) => ({
      file: 'a.warc',
      record: `u${number}`,
      text: `${number} characters repaired`,
    })
    const remarks = [warning(12), { file: 'b.x', text: 'is a guess' }, ...[345, 6, 78, 9].map(warning)]
    const { error } = screenOf({ remarks, duplicates: Array(21).fill(['v.md', 'w.md', 'x.md', 'y.md']) })
    expect(error.slice(0, 6)).toEqual([
      'a.warc: id u12: 12 characters repaired',
      'a.warc: id u345: 345 characters repaired',
      'a.warc: id u6: 6 characters repaired',
      '  and 2 other warnings of this kind: see r.json',
      'b.x: is a guess',
      'These files contain the same words: v.md w.md x.md and 1 other in r.json. If they are one article, keep one file, write the URLs of the others in its field formerly, as in formerly: [https://…], and delete the others',
    ])
    expect(error.slice(24)).toEqual([
      'These files contain the same words: v.md w.md x.md and 1 other in r.json. If they are one article, keep one file, write the URLs of the others in its field formerly, as in formerly: [https://…], and delete the others',
      '  and 1 other group of the same words: see r.json',
    ])
  })

  it('lists the first articles that lost words', () => {
    const { error } = screenOf({ articles: [article('written', 9), ...Array(4).fill(article('updated', 1))] })
    expect(error).toEqual([
      '5 articles lack words of the source: compare each with its source, and add what it needs. r.json lists the words',
      'written.md:1: lacks 9 words of s.html: w0 w1 w2 w3 w4 w5 w6 w7 …',
      'updated.md:1: lacks 1 word of s.html: w0',
      'updated.md:1: lacks 1 word of s.html: w0',
    ])
  })

  it('needs attention after a rejection, a conflict, a loss or a stop', () => {
    const report = createImportReport()
    expect(needsAttention({ ...report, articles: [article('written'), article('displaced')] })).toBe(false)
    expect(needsAttention({ ...report, articles: [article('written'), article('conflict')] })).toBe(true)
    expect(needsAttention({ ...report, articles: [article('unchanged', 1)] })).toBe(true)
    expect(needsAttention({ ...report, stopped: 'it was interrupted' })).toBe(true)
    const counts = { pictures: 1, copies: 2, unchanged: 0, unneeded: 0, removed: 0, needed: [] }
    const sizes = { ...counts, isStopped: false, rejections: [] }
    expect(needsAttention({ ...report, sizes })).toBe(false)
    expect(needsAttention({ ...report, sizes: { ...sizes, isStopped: true } })).toBe(true)
    expect(
      needsAttention({ ...report, rejections: [{ file: 'a', line: 1, record: null, reason: 'x' }] }),
    ).toBe(true)
  })
})
