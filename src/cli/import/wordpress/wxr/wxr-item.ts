/** A category, tag or other term of an item. */
export interface WxrTerm {
  /** The taxonomy: `category`, `post_tag`, `author`, …; `tag` in WXR 1.0; defaults to `category`. */
  domain: string
  nicename: string
  name: string
}

/** An `<item>` of an export (WXR 1.0–1.2): a post, page, attachment or any other record of WordPress. */
export interface WxrItem {
  /** Line number of the item's start tag. */
  line: number
  /** Texts of the item's elements by name (`title`, `wp:post_id`, …): the first of each name, trimmed. */
  textByElement: Map<string, string>
  terms: WxrTerm[]
  /** Post meta in `metaKeysToRead` and custom fields, as `[key, value]`. */
  meta: [key: string, value: string][]
  /** Texts of each comment's elements by name: the first of each name, trimmed. */
  comments: ReadonlyMap<string, string>[]
  /**
   * Content beyond the limits of an item: the taxonomies of its terms, the keys of its custom fields, and the number of
   * its comments.
   */
  omittedParts: { termTaxonomies: string[]; fieldKeys: string[]; commentCount: number }
  /** Number of characters that were encoded as UTF-8 twice, and were repaired. */
  repairedCharacterCount: number
}

/** An author in the list at the head of an export. */
export interface WxrAuthor {
  login: string
  /** Display name, else first and last name, else the login. */
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
 * Results of reading an export, in the file's order. After a fault in one item, the events of later items can
 * follow.
 */
export type WxrEvent =
  | { kind: 'item'; item: WxrItem }
  | { kind: 'author'; author: WxrAuthor }
  /** A category in the list at the head of an export. */
  | { kind: 'category'; id: string; nicename: string }
  /** A text of the channel about the site: `title`, `language`, `link` or `wp:base_blog_url`. */
  | { kind: 'site'; elementName: string; text: string }
  | { kind: 'fault'; fault: WxrFault }

/** Returns the text of an item's element; empty if it is missing. */
export const findItemText = (item: WxrItem, elementName: string): string =>
  item.textByElement.get(elementName) ?? ''

/** Returns the first value of a meta key; empty if it is missing. */
export const findItemMeta = (item: WxrItem, key: string): string =>
  item.meta.find(([name]) => name === key)?.[1] ?? ''

/** Formats an item's name for reports: its type and id, otherwise its line. */
export function formatItemName(item: WxrItem): string {
  const id = findItemText(item, 'wp:post_id')
  return id === '' ? `line ${item.line}` : `${findItemText(item, 'wp:post_type') || 'post'} ${id}`
}
