import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/**
 * JSX written straight to a string, children first. Pages await nothing, share no context and move nothing into the head,
 * so that hono's own runtime would be 4 KB of the Worker for nothing (docs/decisions/0022). Its types check every attribute.
 */
export type { JSX } from 'hono/jsx/jsx-runtime'

/** Content of an element. Strings are escaped unless they are markup (`raw`); booleans and absent values write nothing. */
export type Child =
  | string
  | number
  | boolean
  | null
  | undefined
  | HtmlEscapedString
  | Promise<string>
  | Child[]

type Component = (props: Record<string, unknown>) => Child

/** Elements without content and end tag (HTML §13.1.2). */
const empty = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

const references = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

const escapeText = (text: string) => text.replace(/[&<>"']/g, (character) => references.get(character) ?? '')

/** Markup is a `String` object (hono's `raw`), which tells it from text. */
function write(child: unknown): string {
  if (typeof child === 'string') return escapeText(child)
  if (Array.isArray(child)) return child.map(write).join('')
  if (child instanceof Promise) throw new TypeError('a page cannot await its parts')
  return typeof child === 'number' || child instanceof String ? String(child) : ''
}

/** `true` and `false` are values of ARIA's attributes; those of HTML are there or not. */
function attribute(name: string, value: unknown): string {
  if (name === 'children' || value == null) return ''
  const isFlag = typeof value === 'boolean' && !name.startsWith('aria-')
  if (isFlag) return value ? ` ${name}=""` : ''
  return ` ${name}="${escapeText(String(value))}"`
}

/** An element, or what a component makes of its properties. The names of tags and attributes are the source's own. */
export function jsx(tag: string | Component, props: Record<string, unknown>): HtmlEscapedString {
  if (typeof tag !== 'string') return raw(write(tag(props)))
  const start = tag + Object.keys(props).reduce((all, name) => all + attribute(name, props[name]), '')
  return raw(empty.has(tag) ? `<${start}/>` : `<${start}>${write(props.children)}</${tag}>`)
}

/** Children without an element. */
export const Fragment = ({ children }: { children?: Child }): Child => children

export { jsx as jsxDEV, jsx as jsxs }
