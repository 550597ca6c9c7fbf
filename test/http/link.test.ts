import { describe, expect, it } from 'vitest'
import { formatLinkHeader, type Link } from '../../src/http/link.ts'

const href = 'https://example.org/a'

type Case = [sentence: string, links: Link[], header: string]

const forms: Case[] = [
  ['is empty without links', [], ''],
  ['gives target and relation', [{ href, rel: 'canonical' }], `<${href}>; rel="canonical"`],
  [
    'gives every attribute',
    [{ href: '/a.json', rel: 'alternate', type: 'application/json' }],
    '</a.json>; rel="alternate"; type="application/json"',
  ],
  [
    'separates links by commas',
    [
      { href, rel: 'canonical' },
      { href: '/b', rel: 'next' },
    ],
    `<${href}>; rel="canonical", </b>; rel="next"`,
  ],
  ['keeps several relations', [{ href: '/b', rel: 'next last' }], '</b>; rel="next last"'],
]

const types: Case[] = [
  ['escapes quotes', [{ href, rel: 'a', type: 'A "B"' }], String.raw`<${href}>; rel="a"; type="A \"B\""`],
  [
    'escapes every quote, and replaces every control character',
    [{ href, rel: 'a b "c" "d"', type: 'A\t"B"\u0000\u0001"C"' }],
    String.raw`<${href}>; rel="a b \"c\" \"d\""; type="A \"B\" \"C\""`,
  ],
  ['escapes backslashes', [{ href, rel: 'a', type: 'A\\' }], String.raw`<${href}>; rel="a"; type="A\\"`],
  [
    'replaces letters that are not ASCII',
    [{ href, rel: 'a', type: 'Été' }],
    `<${href}>; rel="a"; type=" t "`,
  ],
  ['turns line breaks into blanks', [{ href, rel: 'a', type: 'A\r\nB' }], `<${href}>; rel="a"; type="A B"`],
]

const targets: [sentence: string, href: string, target: string][] = [
  ['keeps a query and a fragment', '/a?b=c&d=%C3%A9#e', '/a?b=c&d=%C3%A9#e'],
  ['keeps every character of a URI', "/-._~:/?#[]@!$&'()*+,;=", "/-._~:/?#[]@!$&'()*+,;="],
  ['does not encode twice', '/%C3%A9', '/%C3%A9'],
  ['encodes angle brackets', '/a>; rel="evil", <b', '/a%3E;%20rel=%22evil%22,%20%3Cb'],
  ['encodes every character that a URI lacks', '/é/<x>/"y"/é', '/%C3%A9/%3Cx%3E/%22y%22/%C3%A9'],
  ['encodes white space', '/a b\tc', '/a%20b%09c'],
  ['encodes line breaks', '/a\r\nSet-Cookie: x', '/a%0D%0ASet-Cookie:%20x'],
  ['encodes control characters', '/a\u0000\u007f', '/a%00%7F'],
  ['encodes letters that are not ASCII', '/québec/été', '/qu%C3%A9bec/%C3%A9t%C3%A9'],
  ['encodes characters beyond the first plane', '/🗞', '/%F0%9F%97%9E'],
  ['encodes half a surrogate pair as the replacement character', '/\udc00', '/%EF%BF%BD'],
  ['encodes other line separators', '/\u0085\u2028', '/%C2%85%E2%80%A8'],
]

const hostile = '"\\<>\r\n\u0000\u0085\u2028é, ;\u007f'

describe('a Link header', () => {
  it.each(forms)('%s', (_, links, header) => expect(formatLinkHeader(links)).toBe(header))
})

describe('an attribute of a link', () => {
  it.each(types)('%s', (_, links, header) => expect(formatLinkHeader(links)).toBe(header))
})

describe('the target of a link', () => {
  it.each(targets)('%s', (_, target, encoded) => {
    expect(formatLinkHeader([{ href: target, rel: 'a' }])).toBe(`<${encoded}>; rel="a"`)
  })
})

describe('a hostile link', () => {
  it.each(['href', 'rel', 'type'])('stays one field of printable ASCII: %s', (field) => {
    const header = formatLinkHeader([{ href: '/', rel: 'a', [field]: hostile }])
    expect(header).toContain(field === 'href' ? '<%22' : `; ${field}`)
    expect(header).toMatch(/^[ -~]+$/)
    expect(header).toMatch(/^<[^<> "]*>(?:; [a-z]+="(?:[^"\\]|\\.)*")+$/)
  })
})
