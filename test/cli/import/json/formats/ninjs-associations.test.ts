import { describe, expect, it } from 'vitest'
import { readNinjsAssociations } from '../../../../../src/cli/import/json/formats/ninjs-associations.ts'

describe('associations', () => {
  const renditions = (...list: object[]) => ({ renditions: list })
  const src = 'https://w.example/a.jpg'
  const rendition = { href: src }

  it.each([
    [
      renditions(
        { href: 'https://w.example/1.jpg', width: 1 },
        { href: 'https://w.example/2.jpg', width: '2' },
        { href: 'https://w.example/0.jpg' },
      ),
      'https://w.example/2.jpg',
    ],
    [
      renditions(
        { href: 'https://w.example/v', contentType: 'video/mp4', width: 9 },
        { href: 'https://w.example/v.png', width: 1 },
      ),
      'https://w.example/v.png',
    ],
    [renditions({ width: 9 }, { href: 'https://w.example/1.jpg', width: 'wide' }), 'https://w.example/1.jpg'],
    [{ href: 'https://w.example/own.jpg' }, 'https://w.example/own.jpg'],
    [{ uri: 'https://w.example/uri.jpg' }, 'https://w.example/uri.jpg'],
  ])('show the largest picture: %j', (item, url) =>
    expect(readNinjsAssociations([item])).toEqual({
      htmlParts: [`<figure><img src="${url}" alt=""></figure>`],
      usedTexts: [],
      droppedBlocks: [],
    }),
  )

  it.each([
    [renditions({ href: 'https://w.example/v', mimetype: 'video/mp4' }), 'https://w.example/v'],
    [{ uri: 'https://w.example/v', mimeType: 'audio/mpeg' }, 'https://w.example/v'],
  ])('link to a file of another kind: %j', (item, url) =>
    expect(readNinjsAssociations([item]).htmlParts).toEqual([`<p><a href="${url}">${url}</a></p>`]),
  )

  it.each([
    [{ description_html: '<b>H</b>', description_text: 'T' }, '<b>H</b>', ['<b>H</b>']],
    [{ body_html: '<i>B</i>' }, '<i>B</i>', ['<i>B</i>']],
    [{ description_xhtml: '<i>B</i>' }, '<i>B</i>', ['<i>B</i>']],
    [{ body_xhtml: '<i>B</i>' }, '<i>B</i>', ['<i>B</i>']],
    [
      {
        descriptions: [
          { role: 'main', value: 'M' },
          { role: 'caption', value: 'C & D' },
        ],
      },
      'C &amp; D',
      ['C & D'],
    ],
    [
      {
        descriptions: [
          { role: 'x', value: 'X' },
          { role: 'text', value: 'T' },
          { role: 'main', value: 'M' },
        ],
      },
      'M',
      ['M'],
    ],
    [
      {
        descriptions: [
          { role: 'x', value: 'X' },
          { role: 'text', value: 'T' },
        ],
      },
      'T',
      ['T'],
    ],
    [{ description_caption: 'C', description_text: 'D' }, 'C', ['C']],
    [{ description_text: 'D', body_text: 'E' }, 'D', ['D']],
    [{ body_text: 'E' }, 'E', ['E']],
    [
      {
        bodies: [
          { role: 'main', value: 'M' },
          { role: 'caption', value: 'C' },
        ],
      },
      'C',
      ['C'],
    ],
    [
      {
        bodies: [
          { role: 'x', value: 'X' },
          { role: 'main', value: 'M' },
        ],
      },
      'M',
      ['M'],
    ],
    [{ byline: 'Ann & Bo' }, '<small>Ann &amp; Bo</small>', ['Ann & Bo']],
    [{ description_text: 'D', creditline: 'Wire' }, 'D<br><small>Wire</small>', ['D', 'Wire']],
  ])('have a caption and credits: %j', (item, caption, read) =>
    expect(readNinjsAssociations([{ ...renditions(rendition), ...item }])).toEqual({
      htmlParts: [`<figure><img src="${src}" alt=""><figcaption>${caption}</figcaption></figure>`],
      usedTexts: read,
      droppedBlocks: [],
    }),
  )

  it.each([
    [
      {
        headlines: [
          { role: 'x', value: 'X' },
          { role: 'main', value: 'M' },
        ],
      },
      'M',
    ],
    [{ headline: 'H', title: 'T' }, 'H'],
    [{ headline_main: 'H', title: 'T' }, 'H'],
    [{ title: 'T' }, 'T'],
    [
      {
        altTexts: [
          { role: 'x', value: 'X' },
          { role: 'main', value: 'M' },
        ],
      },
      'M',
    ],
    [{ alttext: 'A' }, 'A'],
    [{ alt_text: 'A' }, 'A'],
  ])('have an alternative text: %j', (item, alternative) =>
    expect(readNinjsAssociations([{ ...renditions(rendition), ...item }])).toEqual({
      htmlParts: [`<figure><img src="${src}" alt="${alternative}"></figure>`],
      usedTexts: [alternative],
      droppedBlocks: [],
    }),
  )

  it('keep their words without a file', () => {
    expect(readNinjsAssociations([{ title: 'T & U', description_text: 'D' }]).htmlParts).toEqual([
      '<p>T &amp; U<br>D</p>',
    ])
    expect(readNinjsAssociations([{ description_text: 'D', uri: 'urn:a' }]).htmlParts).toEqual(['<p>D</p>'])
  })

  it('that are texts are left out, each word of theirs by name and once, also within others', () => {
    const text = (more: object) => ({ type: 'text', ...more })
    const dropped = (...texts: string[]) => texts.map((each) => ({ reason: 'associated text', text: each }))
    const nested = {
      type: 'picture',
      headline: 'P',
      associations: [text({ headline: 'N' }), { type: 'picture', headline: 'Q' }],
    }
    const whole = text({
      headline: 'H',
      descriptions: [{ value: 'D' }],
      bodies: [{ value: 'B' }],
      description_text: 'D',
      description_html: 'DH',
      body_text: 'BT',
      body_html: 'BH',
    })
    expect(readNinjsAssociations([whole, nested])).toEqual({
      htmlParts: ['<p>P</p>', '<p>Q</p>'],
      usedTexts: ['P', 'Q'],
      droppedBlocks: dropped('H', 'D', 'B', 'DH', 'BT', 'BH', 'N'),
    })
  })
})
