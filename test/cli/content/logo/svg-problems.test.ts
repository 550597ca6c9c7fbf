import { describe, expect, it } from 'vitest'
import { findSvgProblems } from '../../../../src/cli/content/logo/svg-problems.ts'

const open =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
const svg = (inner: string) => `${open}\n${inner}\n</svg>`

/** Ten elements that each show the previous one ten times: ten thousand million shapes. */
const laughs = Array.from(
  { length: 10 },
  (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`,
).join('\n')

/** Hostile drawings: the line of the fault, part of the reason, the SVG. */
const hostile: Record<string, [number, string, string]> = {
  script: [2, '<script>', svg('<script>alert(1)</script>')],
  'a linked script': [2, '<script>', svg('<script xlink:href="https://evil.example/x.js"/>')],
  'a script with a prefix': [
    2,
    '<s:script>',
    svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'),
  ],
  'HTML within': [
    2,
    '<foreignObject>',
    svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
  ],
  'an element of HTML': [2, '<h:iframe>', svg('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>')],
  'HTML around': [1, '<html>', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
  'an svg of no namespace': [1, '<svg>', '<svg viewBox="0 0 9 9"/>'],
  'an event on the root': [1, 'onload', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  'an event in capitals': [2, 'onClick', svg('<path onClick="alert(1)"/>')],
  'a link': [2, '<a>', svg('<a href="javascript:alert(1)"><path/></a>')],
  'a reference to a script': [2, 'javascript:alert(1)', svg('<use href="javascript:alert(1)"/>')],
  'a reference spelled with entities': [2, 'javascript:', svg('<use href="&#106;avascript:alert(1)"/>')],
  'a reference to data': [2, 'data:', svg('<use xlink:href="data:image/svg+xml,x#y"/>')],
  'a reference to another file': [2, 'https://evil.example', svg('<use href="https://evil.example/#x"/>')],
  'an attribute of another namespace': [2, 'x:href', svg('<use xmlns:x="urn:x" x:href="#a"/>')],
  'another base': [2, 'xml:base', svg('<g xml:base="https://evil.example/"/>')],
  'an animation of a link': [2, '<set>', svg('<set attributeName="href" to="javascript:alert(1)"/>')],
  'an animation': [2, '<animate>', svg('<animate attributeName="x" from="0" to="9"/>')],
  'a picture': [2, '<image>', svg('<image href="https://evil.example/x.png"/>')],
  'a filter that loads': [
    2,
    '<filter>',
    svg('<filter id="f"><feImage href="https://evil.example/"/></filter>'),
  ],
  'a fill that loads': [2, 'url(', svg('<path fill="url(https://evil.example/#x)"/>')],
  'a fill that loads, in quotation marks': [2, 'url(', svg(`<path fill="url('//evil.example/')"/>`)],
  'a fill with an escape': [2, '\\', svg('<path fill="ur\\6c(https://evil.example/)"/>')],
  'a style that loads': [2, 'url(', svg('<path style="fill:url(https://evil.example/#x)"/>')],
  'a style sheet that loads': [2, 'url(', svg('<style>path{fill:URL (https://evil.example/)}</style>')],
  'a style sheet that loads, in two parts': [
    2,
    'url(',
    svg('<style>path{fill:ur<![CDATA[l(https://evil.example/)]]>}</style>'),
  ],
  'a style sheet that imports': [2, '@', svg('<style>@import "https://evil.example/";</style>')],
  'a style sheet with an escape': [2, '\\', svg('<style>path{fill:\\75rl(//evil.example)}</style>')],
  'a set of pictures': [
    2,
    'image-set(',
    svg(`<style>svg{background:image-set('//evil.example' 1x)}</style>`),
  ],
  'a style sheet beside it': [
    1,
    'xml-stylesheet',
    `<?xml-stylesheet href="https://evil.example/"?>${open}</svg>`,
  ],
  'a document type': [1, 'DOCTYPE', `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n${open}</svg>`],
  'a document type below the first line': [
    2,
    'DOCTYPE',
    `<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x"\n"y">\n${open}</svg>`,
  ],
  'entities of its own': [1, 'DOCTYPE', `<!DOCTYPE svg [<!ENTITY x "y">\n]>${open}&x;</svg>`],
  'an unknown entity': [2, 'not valid XML', svg('<text>&x;</text>')],
  'another encoding': [1, 'ISO-2022-JP', `<?xml version="1.0" encoding="ISO-2022-JP"?>${open}</svg>`],
  'an unclosed element': [2, 'not valid XML', `${open}\n<g></svg>`],
  'an end that is missing': [1, 'not valid XML', open],
  'a second root': [2, 'not valid XML', `${open}</svg>\n<svg/>`],
  'no XML': [1, 'not valid XML', 'GIF89a'],
  nothing: [1, 'not valid XML', ''],
  'a bomb of shapes': [1, 'shapes', svg(`<path id="l0"/>${laughs}`)],
  'a bomb of masks': [
    1,
    'shapes',
    svg(`<path id="l0"/>${laughs.replaceAll(/<use href="(#\w+)"/g, '<path mask="url($1)"')}`),
  ],
  'a shape within itself': [1, 'shapes', svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')],
  'elements without end': [2, 'deep', svg('<g>'.repeat(4000) + '</g>'.repeat(4000))],
}

describe('a hostile logo', () => {
  it.each(Object.entries(hostile))('%s is refused by its line', (_, [line, words, text]) => {
    const problems = findSvgProblems(text)
    expect(problems).toContainEqual({ line, reason: expect.stringContaining(words) })
    for (const { reason } of problems) expect(reason).toMatch(/: [a-z]+ /)
  })

  it('is refused in linear time', () => {
    const texts = ['(', 'a', ' ', 'url(#', '@', '&#97;', 'a-'].map((unit) =>
      unit.repeat(60_000 / unit.length),
    )
    const start = process.cpuUsage()
    for (const text of texts)
      findSvgProblems(svg(`<style>${text}</style><path d="${text}" style="${text}" id="${text}"/>`))
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2)
  })

  it.each([100, 101])('is quoted with at most a hundred characters of a reference: %i', (length) => {
    const [problem] = findSvgProblems(svg(`<use href="${'x'.repeat(length)}"/>`))
    expect(problem?.reason).toMatch(/^refers to "x{100}", and a logo may only refer to its own parts/)
  })

  it('names each kind of fault once, however often it is there', () => {
    expect(findSvgProblems(svg('<script/><script/>\n<image/>'))).toHaveLength(2)
  })
})

describe('a logo that a drawing program saves', () => {
  it.each([
    [
      'with a style sheet, gradients and a clipping path',
      `<?xml version="1.0" encoding="utf-8"?>\n<!-- Drawn by hand -->\n${svg(
        `<title>The E</title><defs><style>.a{fill:#7a2318;stroke:rgb(1, 2, 3)}</style>
        <linearGradient id="g" gradientTransform="rotate(45)"><stop offset="0" stop-color="#fff"/></linearGradient>
        <path id="p" d="M0 0h9v9z"/></defs><clipPath id="c"><use xlink:href="#p" overflow="visible"/></clipPath>
        <g clip-path="url(#c)" style="fill:none"><path class="a" fill="url(#g)" transform="translate(1 1) scale(2)" d="M0,0"/>
        <text xml:space="preserve" font-family="Georgia" x="1">E &amp; Co.</text></g>`,
      )}`,
    ],
    [
      'with a prefix',
      '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:path d="M0 0h9"/></s:svg>',
    ],
    ['with a mark of its encoding', `\uFEFF${svg('<path d="M0 0h9"/>')}`],
  ])('%s is accepted', (_, text) => {
    expect(findSvgProblems(text)).toEqual([])
  })
})
