import { expect, it } from 'vitest'
import { findUnstoredPictureUrls } from '../../../../src/cli/import/markup/picture-urls.ts'

it.each([
  ['![A view](https://e.example/a.png)', ['https://e.example/a.png']],
  ['![](http://e.example/a.png "A title")', ['http://e.example/a.png']],
  [
    '![a](https://e.example/a.png) ![b](https://e.example/b.png)',
    ['https://e.example/a.png', 'https://e.example/b.png'],
  ],
  ['![](<https://e.example/a b.png>)', ['https://e.example/a b.png']],
  ['![](<https://e.example/a\\>b.png>)', ['https://e.example/a>b.png']],
  ['![](https://e.example/a_(1).png)', ['https://e.example/a_(1).png']],
  ['![](https://e.example/a_\\(1.png)', ['https://e.example/a_(1.png']],
  ['![](https://e.example/a\\_b\\_c.png?x=1&amp;y=2&amp;z=3)', ['https://e.example/a_b_c.png?x=1&y=2&z=3']],
  [
    '![](</img/a b.png>) ![](/img/c.png) <img src="/img/d.png">',
    ['/img/a b.png', '/img/c.png', '/img/d.png'],
  ],
  [`![](/media/${'ab'.repeat(32)}.png) <img src="/media/${'cd'.repeat(32)}.jpg">`, []],
  ['![a \\] b](https://e.example/a.png)', ['https://e.example/a.png']],
  ['![two\nlines](https://e.example/a.png)', ['https://e.example/a.png']],
  [
    '<img alt="x" src="https://e.example/a.png?x=1&#x26;y=2"> <img src="http://e.example/b.png">',
    ['https://e.example/a.png?x=1&y=2', 'http://e.example/b.png'],
  ],
  ['[a link](https://e.example/a.png) ![](media/a.png) <img src="a.png"> <a src="https://e.example/a">', []],
])('the pictures of %j are %j', (markdown, urls) => expect(findUnstoredPictureUrls(markdown)).toEqual(urls))
