/** Names of the child elements to read, by parent, with WordPress's own prefixes. */
const childNamesByElement: Readonly<Record<string, ReadonlySet<string>>> = {
  // `wp:base_site_url` is not read: it is the URL of the whole network, for example WordPress.com.
  channel: new Set(['title', 'language', 'link', 'wp:base_blog_url']),
  item: new Set(
    (
      'title link pubDate guid dc:creator content:encoded excerpt:encoded category wp:post_id wp:post_name ' +
      'wp:post_type wp:status wp:post_password wp:post_parent wp:post_date wp:post_date_gmt wp:post_modified ' +
      'wp:post_modified_gmt wp:menu_order wp:attachment_url'
    ).split(' '),
  ),
  // The reader's e-mail address, IP address and browser are never read.
  'wp:comment': new Set(
    (
      'wp:comment_id wp:comment_author wp:comment_date wp:comment_date_gmt wp:comment_content wp:comment_approved ' +
      'wp:comment_type wp:comment_parent'
    ).split(' '),
  ),
  'wp:author': new Set(
    'wp:author_login wp:author_display_name wp:author_first_name wp:author_last_name'.split(' '),
  ),
  'wp:category': new Set(['wp:term_id', 'wp:category_nicename']),
  'wp:postmeta': new Set(['wp:meta_key', 'wp:meta_value']),
}

/** True for an element whose child elements are read. */
export const hasChildrenToRead = (elementName: string): boolean =>
  Object.hasOwn(childNamesByElement, elementName)

/** True for an element whose text is read within the given parent. */
export const shouldReadText = (elementName: string, parentName: string): boolean =>
  Object.hasOwn(childNamesByElement, parentName) &&
  (childNamesByElement[parentName]?.has(elementName) ?? false)

/** True for the key of a custom field. WordPress hides keys that begin with `_` from editors. */
export const isCustomFieldKey = (metaKey: string): boolean =>
  metaKey !== '' && !metaKey.startsWith('_') && !metaKeysToRead.has(metaKey)

/** Keys of the post meta to read in addition to custom fields. */
export const metaKeysToRead: ReadonlySet<string> = new Set([
  '_thumbnail_id',
  '_wp_attachment_image_alt',
  '_wp_attachment_metadata',
  '_wp_attachment_source_name',
  '_media_credit',
  '_navis_media_credit',
  '_navis_media_credit_org',
  '_wp_old_slug',
  'footnotes',
  '_yoast_wpseo_primary_category',
  'rank_math_primary_category',
  '_seopress_robots_primary_cat',
  '_primary_term_category',
])
