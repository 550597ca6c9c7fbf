import { describe, expect, it } from 'vitest'
import { decodeArticleText } from '../../../../src/cli/import/text/decode-text.ts'
import { repairDoubleEncoding } from '../../../../src/cli/import/text/double-encoding.ts'
import { autop } from '../../../../src/cli/import/wordpress/post/autop.ts'
import { isArticleItem } from '../../../../src/cli/import/wordpress/post/post-types.ts'
import { replaceHtmlComments } from '../../../../src/cli/import/wordpress/post/replace-html-comments.ts'
import { resolveLinksAndAddAltTexts } from '../../../../src/cli/import/wordpress/post/resolve-links-and-add-alt-texts.ts'
import { escapeCodeAndDecodeBase64 } from '../../../../src/cli/import/wordpress/shortcodes/shortcode-contents.ts'
import type { PostContext } from '../../../../src/cli/import/wordpress/shortcodes/shortcode-use.ts'
import { expandShortcodes } from '../../../../src/cli/import/wordpress/shortcodes/shortcodes.ts'
import { PostTextBudget } from '../../../../src/cli/import/wordpress/shortcodes/text-budget.ts'
import { extractVisiblePostText } from '../../../../src/cli/import/wordpress/shortcodes/visible-post-text.ts'
import type { ExportIndex } from '../../../../src/cli/import/wordpress/wxr/export-index.ts'
import { ExportNoteCounts } from '../../../../src/cli/import/wordpress/wxr/export-notes.ts'
import { AmpersandEscaper } from '../../../../src/cli/import/xml/ampersand-escaper.ts'
import { growthOf, isBounded } from '../../../support/growth.ts'
import { isDue } from '../../../support/turns.ts'

const survey: ExportIndex = {
  baseUrl: 'https://a.example/',
  siteTitle: null,
  siteLanguage: null,
  siteHosts: new Set(),
  authorNameByLogin: new Map(),
  attachmentById: new Map([
    [
      '7',
      { id: '7', url: 'https://a.example/a.jpg', title: '', caption: '', alt: 'x', credit: '', menuOrder: 0 },
    ],
  ]),
  pictureIdsByPostId: new Map(),
  reusableBlockHtmlById: new Map([['5', 'x']]),
  categoryNicenameById: new Map(),
}

const post = (): PostContext => ({
  id: '1',
  notes: new ExportNoteCounts(),
  budget: new PostTextBudget(),
  footnotes: [],
  droppedBlocks: [],
  index: survey,
})

function mendInPieces(text: string): void {
  const ampersands = new AmpersandEscaper()
  for (let at = 0; at < text.length; at += 1000)
    ampersands.escapePiece(text.slice(at, at + 1000), at + 1000 >= text.length)
}

const readers: Record<string, (text: string) => unknown> = {
  rewriteContents: escapeCodeAndDecodeBase64,
  expandShortcodes: (text) => expandShortcodes(text, post()),
  withoutComments: (text) => replaceHtmlComments(text, post()),
  autop,
  completeTags: (text) => resolveLinksAndAddAltTexts(text, 'https://a.example/', survey),
  readerText: extractVisiblePostText,
  mendInPieces,
  repairDoubleEncoding,
  decodeArticleText: (text) => decodeArticleText(Buffer.from(text, 'latin1')),
  holdsArticle: (text) =>
    isArticleItem(
      {
        line: 1,
        textByElement: new Map([
          ['title', 'x'],
          ['content:encoded', text],
        ]),
        terms: [],
        meta: [],
        comments: [],
        omittedParts: { termTaxonomies: [], fieldKeys: [], commentCount: 0 },
        repairedCharacterCount: 0,
      },
      'opinion',
    ),
}

const marks = [
  '<',
  '<a ',
  '<a href="',
  '<!--',
  '<!-- wp:block {"ref":5} /-->',
  '<!-- wp:a ',
  '<pre>',
  '<p>',
  '</p>',
  '<td>',
  '\n',
  ' \n ',
  '&nbsp;',
  '&',
  '&#',
  '[',
  '[[',
  '[a ',
  '[a]',
  '[/a]',
  '[a][/a]',
  '[a b="',
  '[a b=“',
  '[quote]',
  '[quote]x[/quote]',
  '[code]',
  '[/code]',
  '[java]<b>[/java]',
  '[raw_html]',
  '[footnote]x[/footnote]',
  '[vc_row]',
  'x[apart]Y[/apart]',
  '<em>[apart]',
  '[gallery ids="7"]',
  '[caption]<img src="a">',
  '<img class="wp-image-7">',
  '"',
  "a='",
  'a=',
  'https://a.example/ \n',
  'Ã©',
  'Ã ',
  'é',
  'â€™',
  'a\x8e',
  '<![CDATA[',
  ']]>',
  'word ',
]

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('takes at most five times as long for four times as much', async () => {
    const slow: string[] = []
    for (const mark of marks.filter((_, index) => isDue(index, 3))) {
      const make = (length: number) => `${mark.repeat(length / mark.length)}</x>[/y]"'>`
      const growth = await growthOf(read, make, { length: 20_000 })
      if (!isBounded(growth)) slow.push(`${mark}: ${growth.short} ms, ${growth.long} ms`)
    }
    expect(slow).toEqual([])
  }, 60_000)
})
