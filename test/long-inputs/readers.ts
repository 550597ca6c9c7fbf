import { renderBody } from '../../src/cli/content/body/render-body.ts'
import { flattenHtmlToParagraphs } from '../../src/cli/content/html/flatten-html-to-paragraphs.ts'
import { NameReplacer } from '../../src/cli/content/names/replace-names.ts'
import { htmlImporter } from '../../src/cli/import/html/html-importer.ts'
import type { Article, Importer } from '../../src/cli/import/importer.ts'
import { jsonImporter } from '../../src/cli/import/json/json-importer.ts'
import { markdownImporter } from '../../src/cli/import/markdown/markdown-importer.ts'
import { markdownFromHtml } from '../../src/cli/import/markup/html-body.ts'
import { textImporter } from '../../src/cli/import/plain-text/text-importer.ts'
import { replaceDataUrlPictures } from '../../src/cli/import/run/replace-data-url-pictures.ts'
import { mhtmlImporter } from '../../src/cli/import/saved-page/mhtml-importer.ts'
import { webarchiveImporter } from '../../src/cli/import/saved-page/webarchive-importer.ts'
import { webCaptureImporter } from '../../src/cli/import/web-capture/web-capture-importer.ts'
import { wordpressImporter } from '../../src/cli/import/wordpress/wordpress-importer.ts'
import { matchesEtag } from '../../src/http/conditional.ts'
import { negotiate } from '../../src/http/negotiate.ts'
import { parseRange } from '../../src/http/range.ts'
import { canonicalisePath, canonicaliseQuery, foldAddress } from '../../src/model/address.ts'
import type { ArticleDocument } from '../../src/model/document.ts'
import { slugify, slugifyName } from '../../src/model/slug.ts'
import { toIndexedArticle } from '../../src/search/indexed-article.ts'
import { parseSearchRequest } from '../../src/search/request.ts'
import { createSnippet } from '../../src/search/snippet.ts'
import { TermFinder } from '../../src/search/term-finder.ts'
import { readingsOf, sourceOf } from '../cli/import/reading.ts'
import { writeBinaryPlist } from '../cli/import/saved-page/binary-plist.ts'
import { message } from '../cli/import/saved-page/message.ts'
import { record } from '../cli/import/web-capture/warc.ts'

/** Processes a text by one importer, parser or renderer. */
export type Reader = (text: string) => unknown

const imported = (importer: Importer, file: string, content: string | Uint8Array) =>
  readingsOf(importer, sourceOf(file, content))

const page = (body: string) => `<!doctype html><html lang="en"><head><title>The harbour</title>
<meta property="og:type" content="article"></head><body><article><h1>The harbour</h1>${body}</article></body></html>`

const savedWebarchive = (html: string) =>
  writeBinaryPlist({
    WebMainResource: {
      WebResourceData: Buffer.from(html),
      WebResourceMIMEType: 'text/html',
      WebResourceURL: 'https://e.example/2016/harbour.html',
    },
  })

const head = (content: string) => `<!doctype html><html lang="en"><head>
<title>${content}</title><meta name="author" content='${content}'><meta name="date" content='${content}'>
<meta property="article:tag" content='${content}'></head><body><p class="byline">${content}</p><p>Word</p></body></html>`

const stated = (content: string) => `<!doctype html><html lang="en"><head><script type="application/ld+json">
${JSON.stringify({ '@type': 'NewsArticle', headline: content, author: content, datePublished: content, articleBody: content, articleSection: content, keywords: content }).replaceAll('<', '\\u003c')}
</script></head><body><h1>${content}</h1><p>Word</p></body></html>`

const exported = (content: string) => `<?xml version="1.0"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<wp:wxr_version>1.2</wp:wxr_version><item><title>The harbour</title><link>https://e.example/a</link>
<content:encoded><![CDATA[${content.replaceAll(']]>', '')}]]></content:encoded><wp:post_id>1</wp:post_id>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_date>2016-05-06 10:00:00</wp:post_date>
</item></channel></rss>`

const feed = (content: string) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'The E',
    items: [{ id: '1', title: 'The harbour', content_html: content, date_published: '2016-05-06' }],
  })

const feedOfText = (content: string) =>
  feed('').replace('"content_html":""', `"content_text":${JSON.stringify(content)}`)

const document = (text: string): ArticleDocument =>
  ({
    kind: 'article',
    edition: 'e',
    fields: {
      headline: text,
      alternativeHeadline: null,
      byline: null,
      agency: null,
      section: text,
      signOff: null,
      authors: [text],
      topics: [text],
      corrections: [],
    },
    body: { html: '', markdown: '', text },
  }) as unknown as ArticleDocument

const query = (text: string) =>
  parseSearchRequest(new URLSearchParams({ q: text, section: text, from: text, page: text }))

const replacer = new NameReplacer({ 'Jane Roe': 'J. R.', 'Jane Jane Jane Roe': 'nobody' })

const savedPage = (body: string) => ({
  fields: ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable'],
  body: Buffer.from(body),
})

const withBody = (markdown: string) =>
  ({ kind: 'article', markdown, account: { sourceText: markdown, dropped: [] } }) as unknown as Article

/** Every importer, and every function that reads a text on its way to readers. */
export const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['html', (content) => imported(htmlImporter, 'a.html', page(content))],
  ['html, its head', (content) => imported(htmlImporter, 'a.html', head(content))],
  ['html, its JSON-LD', (content) => imported(htmlImporter, 'a.html', stated(content))],
  ['html, a body', markdownFromHtml],
  ['html, flattened', flattenHtmlToParagraphs],
  ['wordpress', (content) => imported(wordpressImporter, 'a.xml', exported(content))],
  [
    'wordpress, the file',
    (content) => imported(wordpressImporter, 'a.xml', exported('').replace('<item>', `<item>${content}`)),
  ],
  ['markdown', (content) => imported(markdownImporter, 'a.md', `---\ntitle: The harbour\n---\n${content}`)],
  ['markdown, front matter', (content) => imported(markdownImporter, 'a.md', `---\n${content}\n---\nWord\n`)],
  ['text', (content) => imported(textImporter, 'a.txt', `The harbour\n\n${content}`)],
  ['json, HTML', (content) => imported(jsonImporter, 'a.json', feed(content))],
  ['json, text', (content) => imported(jsonImporter, 'a.json', feedOfText(content))],
  ['json, the file', (content) => imported(jsonImporter, 'a.json', content)],
  [
    'web-capture',
    (content) =>
      imported(
        webCaptureImporter,
        'a.warc',
        record({ block: `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page(content)}` }),
      ),
  ],
  ['mhtml', (content) => imported(mhtmlImporter, 'a.mhtml', message([savedPage(page(content))]))],
  ['webarchive', (content) => imported(webarchiveImporter, 'a.webarchive', savedWebarchive(page(content)))],
  [
    'mhtml, its parts',
    (content) =>
      imported(mhtmlImporter, 'a.mhtml', `Content-Type: multipart/related; boundary=ab\n\n${content}`),
  ],
  [
    'embedded pictures',
    (content) => replaceDataUrlPictures(withBody(`${content}\n\n![Word](data:image/png;base64,AAAA)`)),
  ],
  ['web-capture, the file', (content) => imported(webCaptureImporter, 'a.warc', `WARC/1.0\r\n${content}`)],
  ['publishing', (content) => renderBody(content)],
  ['publishing without names', (content) => renderBody(content, undefined, { nameReplacer: replacer })],
  [
    'names',
    (content) =>
      replacer.replaceInText(content) + replacer.nameFinder.listWordsContainingJoinedNames(content).length,
  ],
  ['search, an article', (content) => toIndexedArticle(document(content))],
  ['search, a query', query],
  [
    'search, a snippet',
    (content) => createSnippet(content, new TermFinder(query('jane word "harbour council" a*').query)),
  ],
  ['Accept', (content) => negotiate(content, ['text/html', 'application/json'])],
  ['If-None-Match', (content) => matchesEtag(content, 'W/"x"')],
  ['Range', (content) => parseRange(content, 100)],
  [
    'an address',
    (content) => [
      canonicalisePath(content),
      canonicaliseQuery(`?${content}`, ['a', 'p']),
      foldAddress(content),
    ],
  ],
  ['a slug', (content) => [slugify(content), slugifyName(content)]],
])
