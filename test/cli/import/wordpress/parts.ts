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
  order: 0,
}

/** An index of an export with two authors, a picture and a category. */
export const index = (more: Partial<ExportIndex> = {}): ExportIndex => ({
  baseUrl: 'https://a.example',
  title: null,
  language: null,
  hosts: new Set(),
  authorNames: new Map([
    ['ann', 'Ann Lee'],
    ['bo', 'Bo &amp; Co'],
  ]),
  attachments: new Map([['7', attachment]]),
  pictureIdsByPost: new Map(),
  reusableBlocks: new Map(),
  categoryNicenames: new Map([['4', 'sea']]),
  ...more,
})

/** An item of an export with these texts by element name. */
export const item = (texts: Record<string, string>, more: Partial<WxrItem> = {}): WxrItem => ({
  line: 1,
  texts: new Map(Object.entries(texts)),
  terms: [],
  meta: [],
  comments: [],
  omitted: { terms: [], fields: [], comments: 0 },
  repairedCount: 0,
  ...more,
})
