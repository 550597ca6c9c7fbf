import { describe, expect, it } from 'vitest'
import { ResumingWxrReader } from '../../../../../src/cli/import/wordpress/wxr/resuming-wxr-reader.ts'
import { findItemText, type WxrEvent } from '../../../../../src/cli/import/wordpress/wxr/wxr-item.ts'
import { exportOf } from '../wxr.ts'

/** The ids of the items, and `line record: reason` for each fault, of a text in pieces of a size. */
function readIn(size: number, text: string, failure: string | null = null): string[] {
  const wxrReader = new ResumingWxrReader()
  const events: WxrEvent[] = []
  for (let at = 0; at < text.length; at += size)
    events.push(...wxrReader.readPiece(text.slice(at, at + size)))
  return [...events, ...wxrReader.end(failure)].flatMap((event) => {
    if (event.kind === 'item') return [findItemText(event.item, 'wp:post_id')]
    return event.kind === 'fault' ? [`${event.fault.line} ${event.fault.record}: ${event.fault.reason}`] : []
  })
}

describe('an export with a bad post', () => {
  const whole = exportOf(Array.from({ length: 9 }, (_, index) => ({ id: index + 1 })))
  const broken = (id: number) => whole.replace(`<wp:post_id>${id}</wp:post_id>`, `<wp:post_id>${id}</b>`)

  it.each([50, 1600, 2000, 2600, 10_000])('has every other post once, in pieces of %i characters', (size) => {
    expect(readIn(size, broken(6))).toEqual([
      ...['1', '2', '3', '4', '5'],
      '27 A title: is not valid XML, since the end tag on this line does not match the <wp:post_id> on line 27: write the missing </wp:post_id>, delete an end tag without a start tag, or export the site again. The import continued at line 29',
      ...['7', '8', '9'],
    ])
    expect(readIn(size, broken(9))).toEqual([
      ...['1', '2', '3', '4', '5', '6', '7', '8'],
      '39 A title: is not valid XML, since the end tag on this line does not match the <wp:post_id> on line 39: write the missing </wp:post_id>, delete an end tag without a start tag, or export the site again. The import found no other post after this line',
    ])
  })

  it('is not an article, and named by its title where its id was not read yet', () => {
    const text = whole.replace('<wp:post_id>1</wp:post_id>', '</x><wp:post_id>1</wp:post_id>')
    for (const size of [50, 500, 10_000])
      expect(readIn(size, text)).toEqual([
        '7 A title: is not valid XML, since the end tag on this line does not match the <item> on line 5: write the missing </item>, delete an end tag without a start tag, or export the site again. The import continued at line 9',
        ...['2', '3', '4', '5', '6', '7', '8', '9'],
      ])
  })

  it('whose item is not closed ends before the next', () => {
    const text = whole.replace('</item>', '')
    for (const size of [50, 2000])
      expect(readIn(size, text)).toEqual([
        '9 post 1: is not valid XML, since the <item> on line 5 has no end tag: write </item> before this line, or export the site again. The import continued at line 9',
        ...['2', '3', '4', '5', '6', '7', '8', '9'],
      ])
  })

  it('is read up to where its source fails, or its text', () => {
    const text = whole.slice(0, whole.indexOf('<wp:post_id>3'))
    expect(readIn(500, text, 'cannot be unpacked')).toEqual(['1', '2', '15 A title: cannot be unpacked'])
    expect(readIn(500, text)).toEqual(['1', '2', expect.stringMatching(/^15 A title: was cut short within /)])
  })

  it('is none where it has no channel', () =>
    expect(readIn(500, '<rss></rss>')).toEqual([
      '1 null: is not a WordPress export, since it contains no <channel>: export the site again (in WordPress: Tools, Export)',
    ]))

  it('is not read after an attack', () => {
    expect(readIn(500, `${whole.replace('<rss ', '<!DOCTYPE rss [<!ENTITY a "b">]><rss ')}`)).toEqual([
      '2 null: declares XML entities of its own, which may be an attack: delete the <!DOCTYPE … > that begins on this line, or export the site again. The rest of the file was not read',
    ])
  })
})
