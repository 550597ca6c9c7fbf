import { expect, it } from 'vitest'
import {
  findItemMeta,
  findItemText,
  formatItemName,
  type WxrItem,
} from '../../../../../src/cli/import/wordpress/wxr/wxr-item.ts'

const item = (texts: Record<string, string>, meta: [string, string][] = []): WxrItem => ({
  line: 12,
  textByElement: new Map(Object.entries(texts)),
  terms: [],
  meta,
  comments: [],
  omittedParts: { termTaxonomies: [], fieldKeys: [], commentCount: 0 },
  repairedCharacterCount: 0,
})

it('an item is named by its type and id, else by its line', () => {
  expect(formatItemName(item({ 'wp:post_id': '7', 'wp:post_type': 'page' }))).toBe('page 7')
  expect(formatItemName(item({ 'wp:post_id': '7' }))).toBe('post 7')
  expect(formatItemName(item({ 'wp:post_type': 'page' }))).toBe('line 12')
})

it('a text or meta that an item lacks is empty, and of several values of a key the first counts', () => {
  const post = item({ title: 'T' }, [
    ['subtitle', 'First'],
    ['subtitle', 'Second'],
  ])
  expect([findItemText(post, 'title'), findItemText(post, 'link')]).toEqual(['T', ''])
  expect([findItemMeta(post, 'subtitle'), findItemMeta(post, 'other')]).toEqual(['First', ''])
})
