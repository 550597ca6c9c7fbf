/** An `Accept` header, and the offer that it selects; `null` for a 406. */
export interface AcceptVector {
  name: string
  accept: string | null
  chosen: string | null
}

export const offers = [
  'text/html',
  'application/json',
  'application/ld+json',
  'text/markdown',
  'text/plain',
  'application/vnd.citationstyles.csl+json',
  'application/x-research-info-systems',
  'application/x-bibtex',
  'application/atom+xml',
  'application/feed+json',
]

const vector = (name: string, accept: string | null, chosen: string | null): AcceptVector => ({
  name,
  accept,
  chosen,
})

/** Headers like those of browsers, HTTP libraries, feed readers and agents, written for this project. */
export const acceptVectors: readonly AcceptVector[] = [
  vector('a client that sends none', null, 'text/html'),
  vector('a client that sends an empty one', '', 'text/html'),
  vector('curl', '*/*', 'text/html'),
  vector(
    'a browser that opens a page',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'text/html',
  ),
  vector(
    'a browser that opens a page, and knows pictures',
    'text/html,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
    'text/html',
  ),
  vector('a browser that wants a picture', 'image/avif,image/webp,image/svg+xml,image/*;q=0.8', null),
  vector('a browser that wants a picture, or anything', 'image/avif,image/webp,*/*;q=0.5', 'text/html'),
  vector('a browser that wants a style sheet', 'text/css,*/*;q=0.1', 'text/html'),
  vector('the default of an HTTP library', 'application/json, text/plain, */*', 'application/json'),
  vector('an older HTTP library', 'text/html, image/gif, *; q=.2, */*; q=.2', 'text/html'),
  vector('a program that takes JSON', 'application/json', 'application/json'),
  vector('a program that would take a page too', 'application/json, text/html;q=0.1', 'application/json'),
  vector(
    'a loader of linked data',
    'application/ld+json, application/json;q=0.9, */*;q=0.1',
    'application/ld+json',
  ),
  vector(
    'linked data of a profile that is not ours',
    'application/ld+json;profile="https://example.org/frame"',
    'application/ld+json',
  ),
  vector(
    'such a profile, or JSON',
    'application/ld+json;profile="https://example.org/frame", application/json;q=0.5',
    'application/json',
  ),
  vector('an agent that reads Markdown', 'text/markdown, text/html;q=0.8, */*;q=0.1', 'text/markdown'),
  vector('an agent that reads text', 'text/plain;q=1.0, text/markdown;q=0.9', 'text/plain'),
  vector(
    'a feed reader',
    'application/rss+xml, application/atom+xml;q=0.9, application/xml;q=0.5',
    'application/atom+xml',
  ),
  vector(
    'a feed reader of JSON',
    'application/feed+json, application/atom+xml;q=0.8',
    'application/feed+json',
  ),
  vector(
    'a citation manager',
    'application/vnd.citationstyles.csl+json, text/bibliography;q=0.5',
    'application/vnd.citationstyles.csl+json',
  ),
  vector('a LaTeX editor', 'application/x-bibtex, */*;q=0.1', 'application/x-bibtex'),
  vector(
    'a reference manager',
    'application/x-endnote-refer, application/x-research-info-systems;q=0.8',
    'application/x-research-info-systems',
  ),
  vector('a formatted bibliography, which we have not', 'text/x-bibliography; style=apa', null),
  // RFC 9110 §12.5.1: precedence depends on how specific a range is, never on its position.
  vector('any text but HTML', 'text/*, text/html;q=0', 'text/markdown'),
  vector('any text but HTML, refused first', 'text/html;q=0, text/*', 'text/markdown'),
  vector('anything but text', '*/*, text/*;q=0', 'application/json'),
  vector('nothing at all', '*/*;q=0', null),
  vector('nothing but one', '*/*;q=0, text/plain;q=0.001', 'text/plain'),
  vector('a low weight of a specific range', 'text/html;q=0.1, */*;q=0.2', 'application/json'),
  // §12.4.2: a weight has at most three digits; §5.6.1: a list may have empty members; §5.6.3: optional white space.
  vector('weights of three digits', 'text/html;q=0.998, application/json;q=0.999', 'application/json'),
  vector(
    'an upper-case weight and blanks',
    'text/html ; Q=0.3 ,\tapplication/json ; q=0.4',
    'application/json',
  ),
  vector('empty members', ',, ,text/plain,, ', 'text/plain'),
  vector('upper-case types', 'TEXT/PLAIN', 'text/plain'),
  // §5.6.4: in a quoted string, a comma or semicolon does not separate, and a backslash escapes a quotation mark.
  vector('a quoted comma', 'text/html;x=",text/plain,", application/json;q=0.9', 'application/json'),
  vector('a quoted weight', 'text/html;x="a;q=0", text/plain;q=0.5', 'text/plain'),
  vector('an escaped quote', 'text/html;x="\\",application/json,", text/plain;q=0.2', 'text/plain'),
  // Invalid members are dropped, and a header without valid ones counts as absent: never a 400.
  vector('words', 'please, send me, html', 'text/html'),
  vector('an address', 'https://example.org/, application/json', 'application/json'),
  vector('a semicolon for a comma', 'application/json; text/html', 'application/json'),
  vector('a weight that is no number', 'text/html;q=best, text/plain;q=0.1', 'text/plain'),
  vector('a quote that stays open', 'application/json, text/html;x="', 'application/json'),
  vector('a structured suffix, which is no wildcard', 'application/*+json', null),
  vector(
    'names that every object inherits',
    'constructor/prototype;__proto__=1, text/plain;q=0.1',
    'text/plain',
  ),
]

const kilobytes = (unit: string, count = 64) => unit.repeat(Math.ceil((count * 1024) / unit.length))

/** Headers of 64 KiB or more, on which a backtracking parser would spend a long time. */
export const hostileHeaders: Readonly<Record<string, string>> = {
  'only commas': kilobytes(','),
  'commas and blanks': kilobytes(' ,\t'),
  'only semicolons': `text/html${kilobytes(';')}`,
  'only slashes': kilobytes('/'),
  'only stars': kilobytes('*'),
  'only blanks': `text/html${kilobytes(' ')};q=0.5`,
  'blanks before a weight that never comes': `text/html;q=${kilobytes(' ')}x`,
  'digits of a weight': `text/html;q=0.${kilobytes('9')}`,
  'one long type': `${kilobytes('a')}/b`,
  'one long parameter': `text/html;${kilobytes('a')}=b`,
  'many parameters': `text/html${kilobytes(';a=b')}`,
  'many weights': `text/html${kilobytes(';q=1')}`,
  'many ranges': kilobytes('a/b;q=0.1,'),
  'many wildcards': kilobytes('*/*,text/*;q=0.5,'),
  'many quoted strings': kilobytes('a/b;c="d,e;f",'),
  quotes: kilobytes('"'),
  'a quoted string that stays open': `text/html;a="${kilobytes('b')}`,
  'backslashes in a quoted string': `text/html;a="${kilobytes('\\')}`,
  'signs outside ASCII': kilobytes('é,'),
}
