import { describe, expect, it } from 'vitest'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import {
  digestArticleWords,
  extractImportStamp,
  formatStampedFile,
  isUneditedSinceImport,
} from '../../../../src/cli/import/shelf/import-stamp.ts'

describe('the stamp of an import', () => {
  const source = {
    sha256: 'ab'.repeat(32),
    mediaType: 'text/x',
    importer: 'x',
    file: 'a',
    record: null,
    captured: null,
    earlier: [],
    imported: null,
  }
  const text = formatStampedFile({ ...emptyArticleFields, headline: 'A', source }, 'Words.\n')

  it('is lost by every edit, even of the stamp itself', () => {
    expect(extractImportStamp(text)).toMatch(/^[0-9a-f]{16}$/)
    expect(isUneditedSinceImport(text)).toBe(true)
    for (const edited of [
      text.replace('headline: A', 'headline: B'),
      text.replace('Words', 'words'),
      `${text}\n`,
      text.replace(/imported: "?\w/, (found) => found.replace(/\w$/, (last) => (last === 'a' ? 'b' : 'a'))),
      text.replace(/ {2}imported:.*\n/, ''),
    ])
      expect([edited === text, isUneditedSinceImport(edited)]).toEqual([false, false])
  })

  it('is the same for the same article, whatever stamp it had', () => {
    const stamped = { ...source, imported: '0123456789abcdef' }
    expect(formatStampedFile({ ...emptyArticleFields, headline: 'A', source: stamped }, 'Words.\n')).toBe(
      text,
    )
  })
})

describe('the words of an article', () => {
  const digest = (headline: string, markdown: string) => digestArticleWords({ headline }, markdown)

  it('are its body’s, without markup, spaces and case; its headline’s where the body has none', () => {
    expect(digest('A', '**One** two,\n\nthree.')).toBe(digest('B', 'one TWO — three'))
    expect(digest('A', 'One two three')).not.toBe(digest('A', 'One twothree'))
    expect(digest('A', '![](x)')).not.toBe(digest('A', ''))
    expect(digest('A b', '…')).toBe(digest('a  B!', '***'))
    expect(digest('A', '')).not.toBe(digest('B', ''))
    expect(digest('One', '')).not.toBe(digest('', 'headline One'))
  })
})
