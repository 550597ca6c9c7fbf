/** A kind of long text: makes one of about `length` characters. */
export type Shape = (length: number) => string

/** The same piece, repeated. */
const repeated =
  (piece: string): Shape =>
  (length) =>
    piece.repeat(Math.ceil(length / piece.length))

/** Opening pieces for half of the length, closing pieces for the other half. */
const nested =
  (open: string, close: string): Shape =>
  (length) => {
    const depth = Math.ceil(length / (open.length + close.length))
    return `${open.repeat(depth)}core${close.repeat(depth)}`
  }

/** One growing piece within something else. */
const within =
  (before: string, piece: string, after: string): Shape =>
  (length) =>
    `${before}${repeated(piece)(length)}${after}`

/** Pieces that differ in their number. */
const counted =
  (piece: (number: number) => string): Shape =>
  (length) => {
    const pieces: string[] = []
    for (let size = 0, number = 0; size < length; number++) {
      const next = piece(number)
      pieces.push(next)
      size += next.length
    }
    return pieces.join('')
  }

const sentence = 'The harbour council met on Tuesday and, after hours of talk, agreed to nothing at all. '

const markup: Record<string, Shape> = {
  paragraphs: repeated(`<p>${sentence}</p>\n`),
  'paragraphs never closed': repeated(`<p>${sentence}`),
  'short paragraphs': repeated('<p>a</p>'),
  'empty paragraphs': repeated('<p></p>'),
  'line breaks': repeated('word<br>'),
  'line breaks alone': repeated('<br>'),
  'links never closed': repeated('<a href="/x">'),
  'links in a row': repeated('<a href="/x">word</a> '),
  'links glued': repeated('<a href="/x">w</a>'),
  'a colon before a link': within('<p>', 'word ', ': <a href="/x">word</a>.</p>'),
  'teasers in a box': within(
    '<div><div>',
    '<i><a href="/x">The harbour bridge is closed until the autumn</a></i>',
    '</div></div>',
  ),
  'emphasis never closed': repeated('<b>word '),
  'emphasis in turns': repeated('<b>one</b><i>two</i>'),
  'emphasis around spaces': repeated('<b> </b>'),
  'emphasis crossing': repeated('<b>one<i>two</b>three</i>'),
  'emphasis of spaces, in a word': within('word', '<i> </i>', 'word'),
  'nested emphasis': nested('<b>', '</b>'),
  'nested inline elements': nested('<span>', '</span>'),
  'nested boxes': nested('<div>', '</div>'),
  'nested boxes with words': nested('<div>word ', '</div>'),
  'nested quotations': nested('<blockquote>', '</blockquote>'),
  'nested lists': nested('<ul><li>', '</li></ul>'),
  'nested lists, never closed': repeated('<ul><li>'),
  'nested tables': nested('<table><tr><td>', '</td></tr></table>'),
  'nested fonts, never closed': repeated('<font size=1>'),
  'sibling boxes': repeated('<div>word</div>'),
  'boxes with links': repeated('<div><a href="/x">More</a></div>'),
  'headings alone': repeated('<h2>Word</h2>'),
  'a long list': within('<ul>', '<li>word</li>', '</ul>'),
  'a long list, never closed': within('<ul>', '<li>word', ''),
  'a long definition list': within('<dl>', '<dt>word<dd>word', '</dl>'),
  'a table with many rows': within('<table>', '<tr><td>a</td><td>b</td></tr>', '</table>'),
  'a table with many columns': within('<table><tr>', '<td>a</td>', '</tr><tr><td>b</td></tr></table>'),
  'cells that span': within('<table>', '<tr><td rowspan=3 colspan=9>a</td></tr>', '</table>'),
  pictures: repeated('<img src="/a.jpg" alt="word">'),
  'lazy pictures': repeated('<img data-src="/a.jpg" class=lazy><noscript><img src="/a.jpg"></noscript>'),
  'embedded pictures': repeated('<img src="data:image/png;base64,AAAA" alt="word">'),
  'embedded pictures never closed': repeated('<img src="data:,a" alt="'),
  'lazy pictures glued': repeated('<img data-src="/a.jpg"><img src="/a.jpg">'),
  'pictures with captions': repeated('<figure><img src="/a.jpg"><figcaption>Word</figcaption></figure>'),
  'a long set of sources': within('<img srcset="', '/a.jpg 100w, ', '" src="/a.jpg">'),
  'a long set of commas': within('<img srcset="', ',', '" src="/a.jpg">'),
  'a picture of data': within('<img src="data:image/png;base64,', 'AAAA', '">'),
  'many attributes': (length) => `<p ${counted((number) => `a${number}="b" `)(length)}>word</p>`,
  'the same attribute': within('<p ', 'a="b" ', '>word</p>'),
  'classes of one element': within('<div class="', 'name ', '">word</div>'),
  'a comment never closed': within('<!--', '- word ', ''),
  'comments never closed': repeated('<!--'),
  comments: repeated('<!-- wp:a -->'),
  'CDATA never closed': repeated('<![CDATA['),
  'a style never closed': within('<style>', 'a{b:c}', ''),
  'scripts never closed': repeated('<script>'),
  'script openings': within('<script>', '<!--<script', ''),
  'a title never closed': within('<title>', 'word ', ''),
  templates: repeated('<template><div>'),
  'less-than signs': repeated('<'),
  'ends of tags': repeated('</p>'),
  'ends of anything': repeated('</x>'),
  ampersands: repeated('&'),
  entities: repeated('&eacute;'),
  'entities without an end': repeated('&amp'),
  'numbers of characters': repeated('&#x1F600;'),
  'preformatted lines': within('<pre>', 'word  word\n', '</pre>'),
  'code in a row': repeated('<code>a</code>'),
  'struck out in a row': repeated('<del>a</del>'),
  mathematics: repeated('<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>'),
  ruby: repeated('<ruby>漢<rt>kan</rt></ruby>'),
  iframes: repeated('<iframe src="https://video.example/1"></iframe>'),
  selects: repeated('<select><option>word'),
  'buttons never closed': repeated('<button>'),
  'forms never closed': repeated('<form>'),
  adoption: repeated('<a><p><b>'),
  'twelve inline elements around': nested('<b><i><u><s><a href=x><sup><q>', '</q></sup></a></s></u></i></b>'),
}

const text: Record<string, Shape> = {
  words: repeated(sentence),
  lines: repeated(`${sentence}\n`),
  'short lines': repeated('a\n'),
  'empty lines': repeated('\n'),
  'carriage returns': repeated('\r'),
  'short paragraphs of text': repeated('word\n\n'),
  'one long word': repeated('a'),
  'one long word of capitals': repeated('Á'),
  spaces: repeated(' '),
  'spaces before a line': within('word', ' ', '\nword'),
  'no-break spaces': repeated('\u00a0'),
  tabs: repeated('\tword\n'),
  brackets: repeated('['),
  'closing brackets': repeated(']'),
  'brackets open and close': nested('[', ']'),
  'links of Markdown': repeated('[word](/x) '),
  'links never finished': repeated('[word]('),
  'links in links': nested('[', '](x)'),
  references: counted((number) => `[n${number}]: /x\n`),
  'references used': (length) => `[a]: /x\n\n${repeated('[a] [a][b] ')(length)}`,
  pictures: repeated('![word](/a.jpg)'),
  'pictures never finished': repeated('![word'),
  parentheses: repeated('('),
  'parentheses of a link': within('[a](', '(', ''),
  stars: repeated('*'),
  'stars and words': repeated('*a '),
  'stars in turns': repeated('*a**b'),
  'stars glued': repeated('a*b_c**'),
  underscores: repeated('_a '),
  'underscores and stars': repeated('*_a '),
  tildes: repeated('~~a '),
  backticks: repeated('`'),
  'growing backticks': counted((number) => `${'`'.repeat((number % 300) + 1)} `),
  backslashes: repeated('\\'),
  quotes: repeated('> '),
  'quotes nested': (length) =>
    Array.from({ length: Math.sqrt(length) }, (_, depth) => '>'.repeat(depth)).join(' word\n'),
  'lists nested': (length) =>
    Array.from({ length: Math.sqrt(length) }, (_, depth) => `${'  '.repeat(depth)}- word`).join('\n'),
  'a list': repeated('- word\n'),
  'a list of lists': repeated('- - - - word\n'),
  'lists of lists in a quotation': repeated('> - - - - word\n'),
  'lists of lists in an item': within('- word\n', '  - - - word\n', ''),
  'quotations apart': repeated('> word\n\n'),
  'a numbered list': repeated('1. word\n'),
  'a loose list': repeated('- word\n\n'),
  headings: repeated('# word\n'),
  'headings underlined': repeated('word\n===\n'),
  rules: repeated('---\n'),
  'table rows': within('| a | b |\n|---|---|\n', '| a | b |\n', ''),
  'a wide table': (length) =>
    `${repeated('|a')(length)}|\n${repeated('|-')(length)}|\n${repeated('|b')(length)}|\n`,
  pipes: repeated('|'),
  'fences never closed': repeated('```\n'),
  'autolinks never closed': repeated('<https://a'),
  'mail addresses': repeated('<a@b'),
  URLs: repeated('https://www.example.org/a/b?c=d '),
  dashes: repeated('-'),
  dots: repeated('.'),
  'capitals with dots': repeated('A.'),
  'templates opened': repeated('{{'),
  templates: repeated('{{ a }} + {{ b }} '),
  'tags opened': repeated('{% raw %}'),
  'tags of one kind': repeated('{% a "b" %}'),
  'tags with arguments': within('{% a ', 'b="c" ', '%}'),
  'shortcodes opened': repeated('[caption]'),
  'shortcodes nested': nested('[caption]', '[/caption]'),
  'shortcodes in a row': repeated('[gallery ids="1,2"]'),
  'shortcodes closed only': repeated('[/caption]'),
  'shortcodes of many names': counted((number) => `[name${number}]`),
  'a shortcode with attributes': within('[caption ', 'a="b" ', ']'),
  'quotation marks': repeated('"a '),
  apostrophes: repeated("l'"),
  'curly quotation marks': repeated('“a” '),
  'words with apostrophes': repeated("l'an d'"),
  initials: repeated('A. '),
  commas: repeated('Some, long, text, with, commas, '),
  'a byline of many': within('By ', 'Ann Example and ', 'Zoe Example'),
  bylines: repeated('By Ann Example\n'),
  dates: repeated('12 May 2016, 10:00 '),
  'lines of dates': repeated('12 May 2016\n'),
  digits: repeated('1'),
  numbers: repeated('1,000.5 '),
  'a name again': repeated('Jane Roe '),
  'a name begun': repeated('Jane '),
  'a name turned': repeated('Roe, '),
  'a name in emphasis': repeated('*Jane* **Roe** '),
  'a name in lines': repeated('Jane\nRoe\n'),
  'soft hyphens': repeated('a\u00ad'),
  'combining marks': within('e', '\u0301', ''),
  'wrong letters': repeated('Ã©'),
  'wrong letters of three octets': repeated('â€™'),
  surrogates: repeated('\ud83d\ude00'),
  'half surrogates': repeated('\ud83d'),
  Han: repeated('漢字'),
  Thai: repeated('ภาษาไทย'),
  'control characters': repeated('\u0001'),
  'percent signs': repeated('%41'),
  slashes: repeated('/a'),
  'equals signs': repeated('a=b;'),
  'semicolons and commas': repeated('a/b;q=1,'),
  'accepted types': counted((number) => `a${number}/b;c="d";q=0.${number % 10},`),
  'entity tags': repeated('W/"a",'),
  'unclosed entity tags': repeated('"a,'),
  colons: repeated('a:'),
  'lines with colons': counted((number) => `name${number}: word\n`),
  base64: repeated('QUJDREVG'),
}

/** Long runs of one kind within a text, on which a pattern that looks for an end is tried again and again. */
const runs = new Map(
  [
    ' ',
    '\t',
    '\n',
    '\u00a0',
    '&nbsp;',
    '-',
    ',',
    ':',
    '|',
    '.',
    '/',
    '*',
    '_',
    '`',
    '~',
    '#',
    '<br>',
    '!',
    '’',
    ' \n',
  ].map((piece): [string, Shape] => [`a run of ${JSON.stringify(piece)}`, within('word', piece, 'word')]),
)

const structures: Record<string, Shape> = {
  'parts of a message': repeated('--ab\n\nword\n'),
  'delimiters of a message': repeated('--ab'),
  'parts of a message, each in another': repeated('--ab\nContent-Type: multipart/mixed; boundary=ab\n\n'),
  'quoted-printable': repeated('=C3=A9= \n==='),
  'embedded pictures in Markdown': repeated('![word](data:image/png;base64,AAAA) '),
  'captions of one figure': within(
    '<figure><img src="/a.jpg">',
    '<figcaption>word</figcaption>',
    '</figure>',
  ),
  'pictures of one figure': within(
    '<figure><figcaption>word</figcaption>',
    '<img src="/a.jpg" alt="word">',
    '</figure>',
  ),
  'sources and pictures': (length) =>
    `<p>${repeated('<source srcset="/b.jpg">')(length / 2)}${repeated('<img src="data:,">')(length / 2)}</p>`,
  'different pictures beside a source': (length) =>
    `<div><source srcset="/b.jpg">${counted((number) => `<img src="https://a.example/${number * 7919}-boat.jpg">`)(length)}</div>`,
  'pictures with long names': counted(
    (number) => `<img src="https://a.example/${'word-'.repeat(60)}${number}">`,
  ),
  'breaks that begin preformatted text': within('<pre>', '<br>', 'word</pre>'),
  'preformatted text in a heading': within('<h2><pre>a\nb', ' ', 'c</pre></h2>'),
  'blocks in a heading': within('<h2>', '<div>word</div>', '</h2>'),
  'blocks in a cell': within('<table><tr><td>a<td>b<tr><td>', '<p>word</p>', '<td>c</table>'),
  'blocks of a table that only places them': within('<table><tr><td>', '<p>word</p>', '</td></tr></table>'),
  'definitions in boxes': within('<dl>', '<div><dt>a<dd>b</div>', '</dl>'),
}

/** Every shape, by name. */
export const shapes: ReadonlyMap<string, Shape> = new Map([
  ...Object.entries(markup),
  ...Object.entries(structures),
  ...runs,
  ...Object.entries(text).map(([name, shape]): [string, Shape] => [
    markup[name] ? `${name} of text` : name,
    shape,
  ]),
])
