/** A category, tag or other term of an item. */
export interface WxrTerm {
  /** WXR's `domain`, such as `category` (the default), `post_tag` (in WXR 1.0, `tag`) or `author`. */
  taxonomy: string
  nicename: string
  name: string
}

/** An `<item>` of an export (WXR 1.0–1.2): a post, page, attachment or any other record of WordPress. */
export interface WxrItem {
  /** Line number of the item's start tag. */
  line: number
  /** Trimmed text of the item's elements, by name (`title`, `wp:post_id`, …). If a name repeats, the first counts. */
  textByElement: Map<string, string>
  terms: WxrTerm[]
  /** Post meta in `metaKeysToRead` and custom fields, as `[key, value]`. */
  meta: [key: string, value: string][]
  /** Trimmed text of each comment's elements, by name. If a name repeats, the first counts. */
  comments: ReadonlyMap<string, string>[]
  /**
   * Content that exceeds the limits of an item: the taxonomies of omitted terms, the keys of omitted custom
   * fields, and the number of omitted comments.
   */
  omittedParts: { termTaxonomies: string[]; fieldKeys: string[]; commentCount: number }
  /** Number of characters that were encoded as UTF-8 twice and have been repaired. */
  repairedCharacterCount: number
}

/** An author in the list at the head of an export. */
export interface WxrAuthor {
  login: string
  /** Display name or, failing that, first and last name or the login. */
  name: string
}

/** A fault that ends the reading of an item or of the whole export. */
export interface WxrFault {
  line: number
  /** Name of the item that contains the fault; `null` outside items. */
  record: string | null
  reason: string
}

/**
 * A result of reading an export, in the file's order. A fault in one item can be followed by events of later
 * items.
 */
export type WxrEvent =
  | { kind: 'item'; item: WxrItem }
  | { kind: 'author'; author: WxrAuthor }
  /** A category in the list at the head of an export. */
  | { kind: 'category'; id: string; nicename: string }
  /** A text of the channel about the site: `title`, `language`, `link` or `wp:base_blog_url`. */
  | { kind: 'site'; elementName: string; text: string }
  | { kind: 'fault'; fault: WxrFault }

/** Returns the text of an item's element, or an empty string if it is missing. */
export const findItemText = (item: WxrItem, elementName: string): string =>
  item.textByElement.get(elementName) ?? ''

/** Returns the first value of a meta key, or an empty string if it is missing. */
export const findItemMeta = (item: WxrItem, key: string): string =>
  item.meta.find(([name]) => name === key)?.[1] ?? ''

/** Formats an item's name for reports: its type and id or, without an id, its line. */
export function formatItemName(item: WxrItem): string {
  const id = findItemText(item, 'wp:post_id')
  return id === '' ? `line ${item.line}` : `${findItemText(item, 'wp:post_type') || 'post'} ${id}`
}
