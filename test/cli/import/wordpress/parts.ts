import type { Attachment, ExportIndex } from '../../../../src/cli/import/wordpress/wxr/export-index.ts'
import type { WxrItem } from '../../../../src/cli/import/wordpress/wxr/wxr-item.ts'

/** A picture of an export. */
export const attachment: Attachment = {
  id: '7',
  url: 'https://a.example/7.jpg',
  title: '',
  caption: '',
  alt: 'A boat',
  credit: '',
  menuOrder: 0,
}

/** An index of an export with two authors, a picture and a category. */
export const index = (more: Partial<ExportIndex> = {}): ExportIndex => ({
  baseUrl: 'https://a.example',
  siteTitle: null,
  siteLanguage: null,
  siteHosts: new Set(),
  authorNameByLogin: new Map([
    ['ann', 'Ann Lee'],
    ['bo', 'Bo &amp; Co'],
  ]),
  attachmentById: new Map([['7', attachment]]),
  pictureIdsByPostId: new Map(),
  reusableBlockHtmlById: new Map(),
  categoryNicenameById: new Map([['4', 'sea']]),
  ...more,
})

/** An item of an export with these texts by element name. */
export const item = (texts: Record<string, string>, more: Partial<WxrItem> = {}): WxrItem => ({
  line: 1,
  textByElement: new Map(Object.entries(texts)),
  terms: [],
  meta: [],
  comments: [],
  omittedParts: { termTaxonomies: [], fieldKeys: [], commentCount: 0 },
  repairedCharacterCount: 0,
  ...more,
})
