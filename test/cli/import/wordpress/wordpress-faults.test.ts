import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ImportEvent } from '../../../../src/cli/import/importer.ts'
import { wordpressImporter } from '../../../../src/cli/import/wordpress/wordpress-importer.ts'
import { cpuTimeOf } from '../../../support/cpu-time.ts'
import { readingsOf, sourceOf } from '../reading.ts'

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>\n'
const foot = '</channel></rss>\n'

const item = (id: number, more = '', body = `Body ${id}.`) =>
  `<item><title>Story ${id}</title>\n${more}<wp:post_id>${id}</wp:post_id><wp:status>publish</wp:status><content:encoded><![CDATA[${body}]]></content:encoded></item>\n`

const read = (content: string | Uint8Array) => readingsOf(wordpressImporter, sourceOf('a.xml', content))

const idsOf = (readings: readonly ImportEvent[]) =>
  readings.flatMap((each) => (each.kind === 'article' ? [each.fields.identifiers.wordpress] : []))

const refusalsOf = (readings: readonly ImportEvent[]) =>
  readings.flatMap((each) =>
    each.kind === 'rejection' ? [`${each.line}: ${each.record}: ${each.reason}`] : [],
  )

const warningsOf = (readings: readonly ImportEvent[]) =>
  readings.flatMap((each) => (each.kind === 'warning' ? [each.text] : []))

async function outcome(content: string | Uint8Array) {
  const readings = await read(content)
  return { ids: idsOf(readings), refusals: refusalsOf(readings) }
}

/** The result of some work, and its processor time in milliseconds. */
async function timed<Value>(work: () => Promise<Value>): Promise<{ milliseconds: number; value: Value }> {
  const results: Value[] = []
  const milliseconds = await cpuTimeOf(async () => results.push(await work()))
  const [value] = results
  if (value === undefined) throw new Error('the work has no result')
  return { milliseconds, value }
}

describe('one bad post', () => {
  it.each([
    [
      'with an element that is not closed',
      item(2, '<x>a<y>b</x>'),
      '6: Story 2: is not valid XML, since the end tag on this line does not match the <y> on line 6: write the missing </y>, delete an end tag without a start tag, or export the site again. The import continued at line 7',
    ],
    [
      'that is not closed itself',
      item(2).replace('</item>', ''),
      '7: post 2: is not valid XML, since the <item> on line 5 has no end tag: write </item> before this line, or export the site again. The import continued at line 7',
    ],
    [
      'with a tag that is none',
      item(2, '<x>1 < 2</x>'),
      '6: Story 2: is not valid XML on this line: correct the line (write &lt; for a < within a text), or export the site again. The import continued at line 7',
    ],
    [
      'with a text longer than any',
      item(2, `<x>${'a'.repeat(9 * 1024 * 1024)}</x>`),
      '6: Story 2: contains a text or tag of more than 8 million characters, the limit: shorten it in WordPress and export the site again, or delete it from the file. The import continued at line 7',
    ],
    [
      'with a body longer than any',
      item(2, '', 'a'.repeat(5 * 1024 * 1024)),
      '5: post 2: has a text of more than 4 million characters, the limit for one article: divide the post in WordPress, and export the site again',
    ],
  ])('%s is refused by line, and never stops the rest', async (_, bad, refusal) => {
    expect(await outcome(head + item(1) + bad + item(3) + item(4) + foot)).toEqual({
      ids: ['1', '3', '4'],
      refusals: [refusal],
    })
  })
})

describe('a damaged export', () => {
  it('gives the posts before it was cut short', async () => {
    const whole = head + item(1) + item(2) + item(3) + foot
    expect(await outcome(whole.slice(0, whole.indexOf('Body 3')))).toEqual({
      ids: ['1', '2'],
      refusals: [
        '8: post 3: was cut short within the <content:encoded> on line 8: copy or download the file again, or export the site again',
      ],
    })
  })

  it('gives the posts before its gzip breaks off', async () => {
    const packed = gzipSync(head + item(1) + item(2) + foot)
    const { ids, refusals } = await outcome(packed.subarray(0, -12))
    expect(ids).toContain('1')
    expect(refusals).toEqual([expect.stringContaining('is a gzip file that is damaged')])
  })

  it.each([
    [
      'an empty file',
      '',
      '1: null: contains no XML elements: copy or download the file again, or export the site again',
    ],
    [
      'a page',
      '<html><body>No.</body></html>',
      '1: null: is not a WordPress export, since it contains no <channel>: export the site again (in WordPress: Tools, Export)',
    ],
    [
      'words',
      'Not at all.',
      '1: null: contains text outside its XML elements: delete the text on this line, or export the site again. The rest of the file was not read',
    ],
    [
      'an unknown encoding',
      head.replace('UTF-8', 'x-klingon'),
      '1: null: declares the unknown encoding x-klingon: save the file as UTF-8, and write encoding="UTF-8" in its first line',
    ],
  ])('%s is refused', async (_, content, refusal) => {
    expect(await outcome(content)).toEqual({ ids: [], refusals: [refusal] })
  })

  it('of binary data is rejected', async () => {
    const bytes = Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 256)
    expect((await outcome(bytes)).refusals).toHaveLength(1)
  })
})

describe('a decompression bomb is rejected at once', () => {
  it('of entities, by the line of its declarations', async () => {
    const declarations = '<!DOCTYPE rss [\n<!ENTITY a "ha">\n<!ENTITY b "&a;&a;&a;">\n]>\n'
    expect(await outcome(head.replace('<rss', `${declarations}<rss`) + item(1, '<x>&b;</x>') + foot)).toEqual(
      {
        ids: [],
        refusals: [
          '2: null: declares XML entities of its own, which may be an attack: delete the <!DOCTYPE … > that begins on this line, or export the site again. The rest of the file was not read',
        ],
      },
    )
  })

  it('of nested elements', async () => {
    expect(await outcome(head + item(1) + item(2, '<a>'.repeat(200_000)) + foot)).toEqual({
      ids: ['1'],
      refusals: [
        '6: Story 2: contains elements nested more than 32 levels deep, more than any real export: export the site again. The rest of the file was not read',
      ],
    })
  })

  it('of zeros in a gzip', async () => {
    const packed = gzipSync(`${head + item(1)}<item>${' '.repeat(40 * 1024 * 1024)}`)
    expect(packed.length).toBeLessThan(60_000)
    const { milliseconds, value } = await timed(() => outcome(packed))
    expect(value).toEqual({
      ids: ['1'],
      refusals: [
        expect.stringContaining(
          'contains a text or tag of more than 8 million characters, the limit: shorten it in WordPress and export the site again, or delete it from the file',
        ),
        expect.stringContaining(
          'would unpack to more than 200 times its size, more than any real export: leave it out, or, if you trust it, unpack it and import that',
        ),
      ],
    })
    expect(milliseconds).toBeLessThan(30_000)
  })

  it('of elements nested in a text, whose words stay', async () => {
    const { milliseconds, value } = await timed(() =>
      read(head + item(1, '', `${'<div>\n'.repeat(200_000)}deep words`) + foot),
    )
    expect(milliseconds).toBeLessThan(30_000)
    expect(value[0]).toMatchObject({ kind: 'article', markdown: expect.stringContaining('deep words') })
  })

  it('of galleries, and of blocks within blocks', async () => {
    const field = (name: string, text: string | number) => `<wp:${name}>${text}</wp:${name}>`
    const picture = (id: number) =>
      `<item>${field('post_id', id)}${field('post_type', 'attachment')}${field('post_parent', 1)}${field('attachment_url', `https://a.example/${id}.jpg`)}</item>\n`
    const block = `<item>${field('post_id', 9)}${field('post_type', 'wp_block')}<content:encoded><![CDATA[${'<!-- wp:block {"ref":9} /-->'.repeat(5000)}]]></content:encoded></item>\n`
    const pictures = Array.from({ length: 2000 }, (_, index) => picture(100 + index)).join('')
    const bodies = item(1, '', '[gallery]'.repeat(50_000)) + item(2, '', '<!-- wp:block {"ref":9} /-->')
    const { refusals } = await outcome(head + pictures + block + bodies + item(3) + foot)
    expect(refusals).toEqual(['2004: post 1', '2006: post 2'].map((start) => expect.stringContaining(start)))
  })

  it('of marks that are never closed', async () => {
    const marks = [
      '<!--',
      '<a ',
      '[quote]',
      '[caption ',
      '<pre>',
      '[[a',
      '<p title="',
      '&',
      '[/quote]',
      '\n ',
      ' ',
    ]
    const bodies = marks.map((mark, index) => item(index, '', mark.repeat(100_000))).join('')
    const { milliseconds, value } = await timed(() => outcome(head + bodies + foot))
    expect(value.ids).toHaveLength(marks.length)
    expect(milliseconds).toBeLessThan(30_000)
  })
})

describe('a harmless fault is tolerated', () => {
  it('blank lines before the declaration', async () => {
    expect(await outcome(`\ufeff\n\n${head}${item(1)}${item(2, '<x>a<y>b</x>')}${foot}`)).toEqual({
      ids: ['1'],
      refusals: [
        '8: Story 2: is not valid XML, since the end tag on this line does not match the <y> on line 8: write the missing </y>, delete an end tag without a start tag, or export the site again. The import found no other post after this line',
      ],
    })
  })

  it('entities of HTML', async () => {
    const readings = await read(head + item(1).replace('Story', 'Caf&eacute;&nbsp;noir') + foot)
    expect(readings[0]).toMatchObject({ fields: { headline: 'Café noir 1' } })
    expect(warningsOf(readings)).toContain(
      'its XML has 2 small faults, such as an unknown &name;, where the text was imported as written',
    )
  })

  it.each([1, 3, 7, 1000])('an & that does not begin an entity, in pieces of %i bytes', async (size) => {
    const bytes = Buffer.from(
      head +
        item(1, '<!-- a & b -->', 'x & y; <!-- & -->').replace('Story', 'Fish & chips &amp; &#8217;R&D&;') +
        foot,
    )
    async function* stream() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    const readings = await readingsOf(wordpressImporter, {
      file: 'a.xml',
      size: bytes.length,
      head: bytes,
      stream,
    })
    expect(readings[0]).toMatchObject({ fields: { headline: 'Fish & chips & ’R&D&; 1' }, markdown: 'x & y;' })
    expect(warningsOf(readings)).toContain(
      '3 & are not written as &amp;, as XML requires, and were read as plain text',
    )
    expect(refusalsOf(readings)).toEqual([])
  })

  it('the end of a CDATA section within one', async () => {
    const readings = await read(head + item(1, '', 'one <![CDATA[ two ]]> three') + foot)
    expect(readings[0]).toMatchObject({ markdown: 'one two three' })
    expect(warningsOf(readings)).toContain(
      'its XML has 1 small fault, such as an unknown &name;, where the text was imported as written',
    )
  })

  it('a CDATA section in a body, and what only looks like its end', async () => {
    const split = (text: string) => text.replaceAll(']]>', ']]]]><![CDATA[>')
    const readings = await read(head + item(1, '', split('one <![CDATA[two]]> three if (a[b[0]]>1)')) + foot)
    expect(readings[0]).toMatchObject({ markdown: 'one two three if (a\\[b\\[0]]>1)' })
  })

  it('control characters', async () => {
    const readings = await read(head + item(1, '', 'o\0ne\x0btw\x1fo') + foot)
    expect(readings[0]).toMatchObject({ markdown: 'one two' })
    expect(warningsOf(readings)).toContain('the import removed 3 invisible control characters')
  })

  it('bytes that are not UTF-8 among those that are', async () => {
    const utf8 = Buffer.from(head + item(1, '', 'élection “un” €'))
    const latin = Buffer.from(item(2, '', '\xe9lection \x93un\x94 \x80') + foot, 'latin1')
    const readings = await read(Buffer.concat([utf8, latin]))
    const bodies = readings.flatMap((each) => (each.kind === 'article' ? [each.markdown] : []))
    expect(bodies).toEqual(['élection “un” €', 'élection “un” €'])
    expect(warningsOf(readings)).toContain(
      '4 bytes are not UTF-8, so the import read them as windows-1252: check the accents in the articles',
    )
  })

  it.each([
    ['UTF-16LE', (text: string) => Buffer.from(text)],
    ['ISO-8859-1', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('the encoding %s', async (encoding, encode) => {
    const text = (head + item(1, '', 'élu') + foot).replace('UTF-8', encoding)
    expect((await read(encode(text)))[0]).toMatchObject({ markdown: 'élu' })
  })
})
