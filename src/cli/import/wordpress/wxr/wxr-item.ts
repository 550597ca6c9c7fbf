/** A category, tag or other term of an item. */
export interface Term {
  /** The taxonomy: `category`, `post_tag`, `author`, … `tag` in WXR 1.0; `category` when it is not said. */
  domain: string
  nicename: string
  name: string
}

/** An `<item>` of an export (WXR 1.0–1.2): a post, page, attachment or anything else that WordPress stores so. */
export interface Item {
  /** The line of its start tag. */
  line: number
  /** Texts by element name, `title`, `wp:post_id`, …: the first of each name, trimmed; absent is not there. */
  texts: Map<string, string>
  terms: Term[]
  /** `[key, value]` of the post meta that says something here. */
  meta: [key: string, value: string][]
  comments: number
  /** How many characters of its texts were encoded as UTF-8 twice, and are repaired. */
  repaired: number
}

/** One author of the list at the head of an export. */
export interface Author {
  login: string
  /** The display name, else first and last name, else the login. */
  name: string
}

/** Why an export could not be read further, and where. */
export interface Fault {
  line: number
  /** The item that was being read. */
  record: string | null
  reason: string
}

/** What reading an export yields, in the file's order. Nothing follows a fault. */
export type WxrEvent =
  | { kind: 'item'; item: Item }
  | { kind: 'author'; author: Author }
  /** A category of the list at the head of an export. */
  | { kind: 'category'; id: string; nicename: string }
  /** A URL of the site: `link` or `wp:base_blog_url`. */
  | { kind: 'site'; url: string }
  | { kind: 'fault'; fault: Fault }

/** A text of an item; empty when it is absent. */
export const textOf = (item: Item, name: string): string => item.texts.get(name) ?? ''

/** The first value of a key of an item's meta; empty when it is absent. */
export const metaOf = (item: Item, key: string): string => item.meta.find(([name]) => name === key)?.[1] ?? ''

/** An item as reports name it: its type and id, else its line. */
export function recordOf(item: Item): string {
  const id = textOf(item, 'wp:post_id')
  return id === '' ? `line ${item.line}` : `${textOf(item, 'wp:post_type') || 'post'} ${id}`
}
