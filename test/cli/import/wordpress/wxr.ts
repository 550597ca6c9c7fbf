import type { ImportEvent } from '../../../../src/cli/import/importer.ts'
import { wordpressImporter } from '../../../../src/cli/import/wordpress/wordpress-importer.ts'
import type { ImportEdition } from '../../../../src/model/edition.ts'
import { briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

/** An item of an export; absent values are the usual ones of a post. */
export interface WrittenItem {
  id?: number
  type?: string
  title?: string
  link?: string
  guid?: string
  content?: string
  excerpt?: string
  categories?: [nicename: string, name: string][]
  meta?: Record<string, string>
  /** More XML within the item. */
  more?: string
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

function itemXml({
  id = 1,
  type = 'post',
  title = 'A title',
  link = `https://paper.example/2012/story-${id}/`,
  guid = `https://paper.example/?p=${id}`,
  content = '',
  excerpt = '',
  categories = [],
  meta = {},
  more = '',
}: WrittenItem): string {
  const terms = categories.map(
    ([nicename, name]) => `<category domain="category" nicename="${nicename}">${cdata(name)}</category>`,
  )
  const values = Object.entries(meta).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`,
  )
  return `<item><title>${cdata(title)}</title><link>${link.replaceAll('&', '&amp;')}</link><guid>${guid.replaceAll('&', '&amp;')}</guid>
<dc:creator>desk</dc:creator><content:encoded>${cdata(content)}</content:encoded><excerpt:encoded>${cdata(excerpt)}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2012-05-04 14:05:00</wp:post_date_gmt><wp:post_name>story-${id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>${type}</wp:post_type>
${terms.join('')}${values.join('')}${more}</item>\n`
}

/** An export with these items; `head` is XML for the channel. */
export const exportOf = (items: readonly WrittenItem[], head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Paper</title><link>https://paper.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://paper.example</wp:base_blog_url>
<wp:author><wp:author_login>desk</wp:author_login><wp:author_display_name>City desk</wp:author_display_name></wp:author>
${head}${items.map(itemXml).join('')}</channel></rss>\n`

/** An edition that lists the hosts and parameters of these exports, so that there are no warnings about them. */
export const paper: ImportEdition = { ...lantern, hosts: ['paper.example'], query: ['p', 'page_id'] }

/** Reads an export of these items. */
export const readExport = (
  items: readonly WrittenItem[],
  { head = '', edition = paper } = {},
): Promise<ImportEvent[]> =>
  readingsOf(wordpressImporter, sourceOf('export.xml', exportOf(items, head)), briefingFor(edition))

export const articlesIn = (readings: readonly ImportEvent[]) =>
  readings.filter((each) => each.kind === 'article')

export const warningsIn = (readings: readonly ImportEvent[]) =>
  readings.flatMap((each) => (each.kind === 'warning' ? [each.text] : []))

/** Imports one post with this content. @returns the article's Markdown */
export async function bodyOf(content: string, item: WrittenItem = {}): Promise<string> {
  const [article] = articlesIn(await readExport([{ ...item, content }]))
  if (!article) throw new Error('no article')
  return article.markdown
}
