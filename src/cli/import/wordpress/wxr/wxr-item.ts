/** A category, tag or other term of an item. */
export interface WxrTerm {
  /** The taxonomy: `category`, `post_tag`, `author`, … `tag` in WXR 1.0; `category` when it is not said. */
  domain: string
  nicename: string
  name: string
}

/** An `<item>` of an export (WXR 1.0–1.2): a post, page, attachment or anything else that WordPress stores so. */
export interface WxrItem {
  /** The line of its start tag. */
  line: number
  /** Texts by element name, `title`, `wp:post_id`, …: the first of each name, trimmed; absent is not there. */
  texts: Map<string, string>
  terms: WxrTerm[]
  /** `[key, value]` of the post meta that says something here. */
  meta: [key: string, value: string][]
  comments: number
  /** How many characters of its texts were encoded as UTF-8 twice, and are repaired. */
  repaired: number
}

/** One author of the list at the head of an export. */
export interface WxrAuthor {
  login: string
  /** The display name, else first and last name, else the login. */
  name: string
}

/** Why an export could not be read further, and where. */
export interface WxrFault {
  line: number
  /** The item that was being read. */
  record: string | null
  reason: string
}

/** What reading an export yields, in the file's order. Nothing follows a fault. */
export type WxrEvent =
  | { kind: 'item'; item: WxrItem }
  | { kind: 'author'; author: WxrAuthor }
  /** A category of the list at the head of an export. */
  | { kind: 'category'; id: string; nicename: string }
  /** A URL of the site: `link` or `wp:base_blog_url`. */
  | { kind: 'site'; url: string }
  | { kind: 'fault'; fault: WxrFault }

/** A text of an item; empty when it is absent. */
export const itemText = (item: WxrItem, name: string): string => item.texts.get(name) ?? ''

/** The first value of a key of an item's meta; empty when it is absent. */
export const itemMeta = (item: WxrItem, key: string): string =>
  item.meta.find(([name]) => name === key)?.[1] ?? ''

/** An item as reports name it: its type and id, else its line. */
export function nameRecord(item: WxrItem): string {
  const id = itemText(item, 'wp:post_id')
  return id === '' ? `line ${item.line}` : `${itemText(item, 'wp:post_type') || 'post'} ${id}`
}
