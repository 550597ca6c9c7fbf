import { describe, expect, it } from 'vitest'
import type { ReadFailure } from '../../../../src/cli/import/source/read-unpacked.ts'
import { AmpersandEscaper } from '../../../../src/cli/import/xml/ampersand-escaper.ts'
import { decodeXml } from '../../../../src/cli/import/xml/decode-xml.ts'
import { NamespacePrefixes } from '../../../../src/cli/import/xml/namespace-prefixes.ts'
import { maxXmlTextLength, XmlWalker } from '../../../../src/cli/import/xml/xml-walker.ts'

describe('an & of an XML text', () => {
  it.each([
    ['a & b', 'a &amp; b', 1],
    ['a&b;&#38;&#x26;&amp;', 'a&b;&#38;&#x26;&amp;', 0],
    ['&; &#; &#x; &1;', '&amp;; &amp;#; &amp;#x; &amp;1;', 4],
    [`&${'x'.repeat(32)};`, `&${'x'.repeat(32)};`, 0],
    [`&${'x'.repeat(33)};`, `&amp;${'x'.repeat(33)};`, 1],
    ['&#12345678;', '&amp;#12345678;', 1],
    ['&#x1234567;', '&amp;#x1234567;', 1],
    ['&a.b-c_1;', '&a.b-c_1;', 0],
    ['<![CDATA[a & b]]>&', '<![CDATA[a & b]]>&amp;', 1],
    ['<!-- a & b -->&', '<!-- a & b -->&amp;', 1],
    ['<!-- ]]> & --> <![CDATA[ --> & ]]>', '<!-- ]]> & --> <![CDATA[ --> & ]]>', 0],
    ['<![CDATA[a & b', '<![CDATA[a & b', 0],
    ['a && b &', 'a &amp;&amp; b &amp;', 3],
    ['&amp', '&amp;amp', 1],
  ])(
    'is escaped unless it begins a reference, wherever the pieces are divided: %s',
    (text, expected, escaped) => {
      for (const size of [1, 2, 3, 7, 100]) {
        const escaper = new AmpersandEscaper()
        const parts: string[] = []
        for (let at = 0; at < text.length; at += size)
          parts.push(escaper.escapePiece(text.slice(at, at + size), false))
        parts.push(escaper.escapePiece('', true))
        expect(parts.join('')).toBe(expected)
        expect(escaper.escapedAmpersandCount).toBe(escaped)
      }
    },
  )
})

describe('the bytes of an XML file', () => {
  async function decode(bytes: Uint8Array, size = 3) {
    const repairs = { foreignByteCount: 0, controlCharacterCount: 0, ampersandCount: 0 }
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    const parts: (string | ReadFailure)[] = []
    for await (const part of decodeXml(chunks(), bytes, repairs)) parts.push(part)
    const text = parts.every((part) => typeof part === 'string') ? parts.join('') : parts
    return { text, repairs }
  }
  const none = { foreignByteCount: 0, controlCharacterCount: 0, ampersandCount: 0 }
  const xml = (encoding: string, text: string) => `<?xml version="1.0" encoding="${encoding}"?>${text}`

  it.each([1, 2, 3, 5, 1000])('are read in pieces of %i bytes', async (size) => {
    expect(await decode(Buffer.from('é€😀 a'), size)).toEqual({ text: 'é€😀 a', repairs: none })
    expect(await decode(Buffer.from('é\xe9 a€\xe2\x82', 'latin1'), size)).toMatchObject({
      repairs: { foreignByteCount: expect.any(Number) },
    })
  })

  it('are read as they declare', async () => {
    expect((await decode(Buffer.from(xml('iso-8859-1', 'é'), 'latin1'))).text).toBe(xml('iso-8859-1', 'é'))
    expect((await decode(Buffer.from(xml('UTF8', 'é')))).text).toBe(xml('UTF8', 'é'))
    expect((await decode(Buffer.from(xml('utf-16', 'é')))).text).toBe(xml('utf-16', 'é'))
    expect((await decode(Buffer.from("<?xml encoding='windows-1252'?>\x80", 'latin1'))).text).toBe(
      "<?xml encoding='windows-1252'?>€",
    )
    expect((await decode(Buffer.from(`\uFEFF${xml('x', 'é')}`, 'utf16le'))).text).toBe(xml('x', 'é'))
    expect((await decode(Buffer.from(`\uFEFF${xml('x', 'é')}`, 'utf16le').swap16())).text).toBe(xml('x', 'é'))
    expect((await decode(Buffer.from(`\uFEFF${xml('iso-8859-1', 'é')}`))).text).toBe(
      `\uFEFF${xml('iso-8859-1', 'é')}`,
    )
  })

  it('cannot be in an unknown encoding', async () => {
    expect((await decode(Buffer.from(xml('x-none', 'é')))).text).toEqual([
      {
        reason:
          'declares the unknown encoding x-none: save the file as UTF-8, and write encoding="UTF-8" in its first line',
      },
    ])
  })

  it('are repaired, and the repairs counted', async () => {
    expect(await decode(Buffer.from('a\u0001b\vc\fd\u007fe\ufffff & \t\n\r'))).toEqual({
      text: 'ab c def &amp; \t\n\r',
      repairs: { foreignByteCount: 0, controlCharacterCount: 5, ampersandCount: 1 },
    })
    expect(await decode(Buffer.from('d\xe9j\xe0', 'latin1'), 100)).toEqual({
      text: 'déjà',
      repairs: { ...none, foreignByteCount: 2 },
    })
  })

  it('have their repairs added to those of earlier files, even if the reader stops early', async () => {
    const repairs = { foreignByteCount: 1, controlCharacterCount: 1, ampersandCount: 1 }
    async function* chunks() {
      yield Buffer.from('a & b\u0001\xff &', 'latin1')
      yield Buffer.from(' c &')
    }
    for await (const part of decodeXml(chunks(), new Uint8Array(0), repairs)) if (part !== '') break
    expect(repairs).toEqual({ foreignByteCount: 2, controlCharacterCount: 2, ampersandCount: 2 })
  })

  it('may fail to be unpacked', async () => {
    async function* chunks() {
      yield Buffer.from('a')
      yield { reason: 'is cut' }
      yield Buffer.from('b')
    }
    const parts: (string | ReadFailure)[] = []
    for await (const part of decodeXml(chunks(), new Uint8Array(0), { ...none })) parts.push(part)
    expect(parts).toEqual(['a', { reason: 'is cut' }])
  })
})

describe('the prefixes of an export', () => {
  it('are WordPress’s own, whatever it declares', () => {
    const prefixes = new NamespacePrefixes()
    prefixes.readDeclarations({
      'xmlns:w': 'http://wordpress.org/export/1.2/',
      'xmlns:e': 'https://wordpress.org/export/1.0/excerpt',
      'xmlns:c': 'http://purl.org/rss/1.0/modules/content/',
      'xmlns:d': 'http://purl.org/dc/elements/1.1/',
      'xmlns:o': 'http://other.example/wordpress.org/export/1.2/',
      'other:x': 'http://purl.org/dc/elements/1.1/',
      'xmlns:y': 'http://purl.org/rss/1.0/modules/content/more',
      'xmlns:z': 'http://purl.org/dc/elements/1.1/more',
      'xmlns:v': 'http://wordpress.org/export/1.2/more/',
    })
    expect(
      ['w:a', 'e:a', 'c:a', 'd:a:b', 'o:a', 'x:a', 'other:x', 'a', 'w', 'y:a', 'z:a', 'v:a'].map((name) =>
        prefixes.toWordPressName(name),
      ),
    ).toEqual([
      'wp:a',
      'excerpt:a',
      'content:a',
      'dc:a:b',
      'o:a',
      'x:a',
      'other:x',
      'a',
      'w',
      'y:a',
      'z:a',
      'v:a',
    ])
  })
})

describe('a walk through XML', () => {
  function walk(pieces: readonly string[], { linesBefore = 0, stopAt = '' } = {}) {
    const events: string[] = []
    const walker: XmlWalker = new XmlWalker(
      {
        onElementStart: ({ name, line }, attributes) => {
          events.push(
            `${line} <${name}${Object.entries(attributes)
              .map(([key, value]) => ` ${key}=${value}`)
              .join('')}>`,
          )
          if (name === stopAt) walker.stopAndSkipNode('stops')
        },
        onText: (text) => events.push(text),
        onElementEnd: ({ name }) => events.push(`</${name}>`),
      },
      linesBefore,
    )
    for (const piece of pieces) walker.feedPiece(piece)
    const { pieceStartLine, line } = walker
    walker.end()
    return { events, fault: walker.fault, tolerated: walker.toleratedFaultCount, line, pieceStartLine }
  }

  it('reads nothing after a fault, and cannot go on at the end of a text that was cut short', () => {
    const { events, fault } = walk(['<a>1</b>', '<c>2</c></a>'])
    expect(events).toEqual(['1 <a>', '1'])
    expect(fault?.line).toBe(1)
    expect(walk(['<a><b>2']).fault).toEqual({
      line: 1,
      reason:
        'was cut short within the <b> on line 1: copy or download the file again, or export the site again',
      resumeOffset: null,
    })
  })

  it('reports elements and texts with their lines', () => {
    expect(
      walk(['\uFEFF\n <?xml version="1.0"?>\n<a b="c">', 'd<![CDATA[<e>]]>\n', '<f/></a>\n'], {
        linesBefore: 10,
      }),
    ).toEqual({
      events: ['\n', '13 <a b=c>', 'd', '<e>', '\n', '14 <f>', '</f>', '</a>', '\n'],
      fault: null,
      tolerated: 0,
      line: 15,
      pieceStartLine: 14,
    })
  })

  it('tolerates what does not change the structure', () => {
    expect(walk(['<a>&nbsp; ]]> &#xZ;</a>'])).toMatchObject({ fault: null, tolerated: 3 })
  })

  it.each([
    [
      'a tag',
      ['<a>\n<b>\n</a>'],
      3,
      'is not valid XML, since the end tag on this line does not match the <b> on line 2: write the missing </b>, delete an end tag without a start tag, or export the site again',
    ],
    [
      'an end',
      ['<a>\n<b>'],
      2,
      'was cut short within the <b> on line 2: copy or download the file again, or export the site again',
    ],
    [
      'nothing',
      ['', '  '],
      1,
      'contains no XML elements: copy or download the file again, or export the site again',
    ],
    [
      'entities',
      ['\n<!DOCTYPE a [\n<!ENTITY b "c">\n]><a/>'],
      2,
      'declares XML entities of its own, which may be an attack: delete the <!DOCTYPE … > that begins on this line, or export the site again',
    ],
    [
      'depth',
      ['<a>'.repeat(33)],
      1,
      'contains elements nested more than 32 levels deep, more than any real export: export the site again',
    ],
    [
      'length',
      ['<a>', `<b c="${'x'.repeat(maxXmlTextLength)}`, 'x"/></a>'],
      1,
      'contains a text or tag of more than 8 million characters, the limit: shorten it in WordPress and export the site again, or delete it from the file',
    ],
  ])('stops at a fault of %s', (_, pieces, line, reason) =>
    expect(walk(pieces).fault).toMatchObject({ line, reason }),
  )

  it('allows a document type without entities, and thirty-two elements in one another', () => {
    expect(walk(['<!DOCTYPE rss><a/>']).fault).toBeNull()
    expect(walk(['<a>'.repeat(32) + '</a>'.repeat(32)]).fault).toBeNull()
  })

  it('says where reading can resume', () => {
    const piece = '<b>x</b><c>y</d>z'
    expect(walk(['<a>\n', piece]).fault).toMatchObject({ line: 2, resumeOffset: expect.any(Number) })
    const { fault, events } = walk(['<a>\n', '<b>x</b><c>y</c><d/>'], { stopAt: 'c' })
    expect(events.at(-1)).toBe('2 <c>')
    expect(fault).toMatchObject({ line: 2, reason: 'stops' })
    expect('<b>x</b><c>y</c><d/>'.slice(0, fault?.resumeOffset ?? 0)).toBe('<b>x</b>')
    expect(walk(['<a>', '<b>', `x${'x'.repeat(maxXmlTextLength)}`]).fault).toMatchObject({
      resumeOffset: Number.POSITIVE_INFINITY,
    })
    expect(walk(['<a><b>', '</a>x']).fault?.resumeOffset).not.toBeNull()
    expect(walk(['x']).fault?.resumeOffset).toBeNull()
  })
})
