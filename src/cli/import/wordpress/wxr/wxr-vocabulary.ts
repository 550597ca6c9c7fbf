/** Which children are read of which element, under WordPress's own prefixes. */
const read: Readonly<Record<string, ReadonlySet<string>>> = {
  // Not `wp:base_site_url`: it is that of the network, which can be all of WordPress.com.
  channel: new Set(['link', 'wp:base_blog_url']),
  item: new Set([
    ...['title', 'link', 'pubDate', 'guid', 'dc:creator', 'content:encoded', 'excerpt:encoded', 'category'],
    ...['wp:post_id', 'wp:post_name', 'wp:post_type', 'wp:status', 'wp:post_password', 'wp:post_parent'],
    ...['wp:post_date', 'wp:post_date_gmt', 'wp:post_modified', 'wp:post_modified_gmt'],
    ...['wp:menu_order', 'wp:attachment_url'],
  ]),
  'wp:author': new Set([
    ...['wp:author_login', 'wp:author_display_name', 'wp:author_first_name', 'wp:author_last_name'],
  ]),
  'wp:category': new Set(['wp:term_id', 'wp:category_nicename']),
  'wp:postmeta': new Set(['wp:meta_key', 'wp:meta_value']),
}

/** Whether an element has children that are read. */
export const isGroup = (name: string): boolean => Object.hasOwn(read, name)

/** Whether an element's text is read, in its parent. */
export const isRead = (name: string, parent: string): boolean =>
  Object.hasOwn(read, parent) && (read[parent]?.has(name) ?? false)

/** The post meta that says something about an article. */
export const metaKeys: ReadonlySet<string> = new Set([
  '_thumbnail_id',
  '_wp_attachment_image_alt',
  '_wp_old_slug',
  'footnotes',
  '_yoast_wpseo_primary_category',
  'rank_math_primary_category',
  '_seopress_robots_primary_cat',
  '_primary_term_category',
])
