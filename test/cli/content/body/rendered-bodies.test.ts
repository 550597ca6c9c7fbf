import { expect, it } from 'vitest'
import type { UrlResolver } from '../../../../src/cli/content/body/relink-tree.ts'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { NameReplacer } from '../../../../src/cli/content/names/replace-names.ts'

/**
 * Compares bodies as HTML, Markdown and text with `rendered-bodies.txt`. Before accepting a changed file, read it as a
 * reader would.
 */

const picture = `/media/${'ab'.repeat(32)}.png`

const bodies = [
  'Plain *words* and **strong** ones, ~~gone~~, `code`, a\\\nbreak, and a  \nbreak. <https://out.example/a> www.out.example',
  '# One\n\n## Two\n\n### Three\n\n###### Six\n\nSetext\n===\n\nText\n\n***\n\n---',
  '- one\n- two\n  - deeper\n\n    a paragraph\n- three\n\n\n7. seven\n8. eight\n\n* loose\n\n* list\n\n- [ ] open\n- [x] done',
  '> a quotation\n>\n> > within\n>\n> - with a list\n\n> of two\nlines',
  '| A | B | C |\n|:--|:-:|--:|\n| 1 | *2* | 3 |\n| a\\|b | | [x](https://out.example/) |\n\n|only|\n|-|',
  '```js\nconst a = 1 < 2\n\n  indented\n```\n\n    code by indentation\n\n~~~\nplain\n~~~',
  `![A picture](${picture} "Its title") ![Lost](https://out.example/lost.png) ![](${picture})`,
  `<figure><img src="${picture}" alt="A" width="640" height="480"><figcaption>Caption <em>of it</em>. Photo: Ann</figcaption></figure>`,
  '<figure><img src="https://out.example/x.png" alt="Lost"><figcaption>Caption of a lost one</figcaption></figure>',
  `<figure><figure><img src="${picture}" alt="1"></figure><figure><img src="${picture}" alt="2"><figcaption>Two</figcaption></figure><figcaption>Both</figcaption></figure>`,
  '<table><caption>Title</caption><thead><tr><th scope="col">A</th><th colspan="2">B</th></tr></thead><tbody><tr><th scope="row">r</th><td rowspan="2">1</td><td align="right">2</td></tr><tr><td>x</td><td>3</td></tr></tbody><tfoot><tr><td colspan="3">Foot</td></tr></tfoot></table>',
  '<table width="760"><tr><td><p>A layout</p><ul><li>with a list</li></ul></td><td><h2>and a heading</h2><p>of boxes</p></td></tr></table>',
  '<ol start="3" reversed><li>c</li><li value="9">d</li></ol><ol type="a"><li>a</li></ol><dl><dt>Term</dt><dd>Meaning</dd><dd>Other</dd></dl>',
  '<p>H<sub>2</sub>O, E=mc<sup>2</sup>, <abbr title="Full">abbr</abbr>, <q cite="https://out.example/">quoted</q>, <cite>Work</cite>, <mark>marked</mark>, <kbd>Ctrl</kbd>, <time datetime="2016-04-08">Friday</time>, <bdo dir="rtl">abc</bdo>, <ins>new</ins>, <small>small</small>, <u>u</u>, <tt>tt</tt>, <font color="red">red</font>, <center>centred</center></p>',
  '<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby> <ruby>東<rp>(</rp><rt>tō</rt><rp>)</rp></ruby>',
  '<p dir="rtl" lang="he">שלום</p><p lang="fr">Bonjour</p><blockquote dir="ltr">x</blockquote>',
  '<math><mfrac><mn>1</mn><mn>2</mn></mfrac><msup><mi>x</mi><mn>2</mn></msup></math>',
  'A note<sup><a href="#n1" id="r1">1</a></sup> and [a jump](#nowhere).\n\n<p id="n1">1. The note. <a href="#r1">back</a></p>',
  '<pre>  poem\n    indented\n\nline</pre><p>&nbsp;&nbsp;verse<br>&nbsp;&nbsp;&nbsp;&nbsp;more</p>',
  '<script>alert(1)</script><style>p{}</style><p onclick="x()" style="color:red" class="a">Safe <a href="javascript:alert(1)">link</a> <a href="data:text/html,x">data</a> <a href="mailto:a@b.example">mail</a> <a href="tel:+123">tel</a> <a href="//out.example/x" target="_blank" rel="opener">out</a></p><iframe src="https://out.example/"></iframe><object data="x"><p>fallback</p></object><form><input name="a" value="typed"><button>Send</button><textarea>area</textarea><select><option>one</option></select></form><svg><text>svg words</text><script>1</script></svg><template><p>hidden</p></template><noscript><p>no script</p></noscript>',
  '<video src="/v.mp4" controls poster="/p.jpg"><track src="t.vtt"><p>Video fallback</p></video><audio src="https://out.example/a.mp3"></audio><embed src="x"><canvas>c</canvas><details><summary>More</summary><p>Inside</p></details>',
  '<div><p>one</p><div>two<div>three</div></div>loose <b>text</b><p>four</div><section><header>head</header><article><h1>Title</h1></article><aside>aside</aside><nav>nav</nav><footer>foot</footer></section><address>Street</address><hr>',
  'a &amp; b &lt;c&gt; &copy; &nbsp; &#8217; &unknown; 1 < 2 && 3 > 2 \\*not\\* \\_x\\_ [not a link] (paren) !not ![x',
  'One<p>unclosed <b>bold <i>both</b> italic</i> <a href="/e/x">a <a href="/e/y">nested</a></a> <p>next<li>stray item</li><td>stray cell</td>',
  '[ref][r] [local](/e/a1) [old](http://e.example/x?a=1&b=2#c) [spaces](<https://out.example/a b> "T") [empty]() ![ref pic][p]\n\n[r]: https://out.example/r "Title"\n[p]: https://out.example/p.png',
  '* * *\n\n1) one\n2) two\n\n+ plus\n\nTerm\n: not a definition\n\nauto@mail.example http://bare.example/x_y_z. Emoji 🙂 e\u0301 ﬁ \u200b\u00ad\ufeff end\u2028line',
]

/** An archive that contains every address that begins with `/e/`, and its old host. */
const resolver: UrlResolver = {
  resolveLink: (url) =>
    /^(?:http:\/\/e\.example)?\/e?/.test(url) && !url.startsWith('//')
      ? `/e${url.replace(/^http:\/\/e\.example|^\/e/g, '')}`
      : null,
  resolveTakenDownUrl: (url) => (url.endsWith('/gone') ? { newUrl: null } : null),
  resolvePicture: (url) => (url.startsWith('/media/') ? url : url.endsWith('p.png') ? picture : null),
  findPictureSize: () => ({ width: 640, height: 480, byteCount: 9 }),
  listSmallerPictures: () => [],
}

const parts = (markdown: string, nameReplacer: NameReplacer | null) => {
  const { html, markdown: served, text, ...others } = renderBody(markdown, resolver, { nameReplacer })
  return [markdown, html, served, text, JSON.stringify(others)].join('\n--------\n')
}

it('bodies become what readers see', async () => {
  const names = new NameReplacer({ 'Jane Roe': 'J. R.', Roe: 'R.' })
  const named =
    'Jane Roe, ROE JANE, Roe, Jane; **Jane** *Roe*, Jane&nbsp;Roe’s, [Jane-Roe](https://out.example/jane-roe "Jane Roe") Roeland, Janeroe.\n\n<p title="Jane Roe">J<b>an</b>e Roe</p>'
  const texts = [...bodies.map((body) => parts(body, null)), parts(named, names)]
  await expect(texts.join('\n\n################\n\n')).toMatchFileSnapshot('rendered-bodies.txt')
})
