import type { HtmlEscapedString } from 'hono/utils/html'
import { escapeMarkup } from '../escape-markup.ts'

/**
 * A JSX runtime that renders to strings, children first. Pages contain no promises, share no React-style context and
 * hoist nothing into the head, so hono's runtime would cost 4 KB for unused features (docs/decisions/0022). Hono's
 * types check every attribute.
 */
export type { JSX } from 'hono/jsx/jsx-runtime'

/**
 * The content of an element. Strings are escaped unless marked with `raw`. Booleans, `null` and `undefined` render
 * nothing.
 */
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

/** Void elements (HTML §13.1.2). */
const voidElements = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

const specialCharacterPattern = /[&<>"']/g

const escapeText = (text: string) => escapeMarkup(text, specialCharacterPattern)

/**
 * Markup that must not be escaped. It has its own class for speed: with hono's marked `String` objects, they took up
 * a sixth of the time for rendering a page.
 */
class Markup {
  readonly html: string
  constructor(html: string) {
    this.html = html
  }
  toString(): string {
    return this.html
  }
}

/** Marks a string as markup, which is not escaped. */
export const raw = (html: string): HtmlEscapedString => new Markup(html) as unknown as HtmlEscapedString

/** Renders a child. Escapes text, and leaves markup unchanged. @throws TypeError for a promise */
function renderChild(child: unknown): string {
  if (typeof child === 'string') return escapeText(child)
  if (child instanceof Markup) return child.html
  if (Array.isArray(child))
    return child.reduce<string>((html, innerChild) => html + renderChild(innerChild), '')
  if (child instanceof Promise) throw new TypeError('a page cannot await its parts')
  return typeof child === 'number' ? String(child) : ''
}

/**
 * Renders an attribute. A boolean is written as text in an ARIA attribute; any other attribute is present or absent.
 */
function renderAttribute(name: string, value: unknown): string {
  if (name === 'children' || value == null) return ''
  const isFlag = typeof value === 'boolean' && !name.startsWith('aria-')
  if (isFlag) return value ? ` ${name}=""` : ''
  return ` ${name}="${escapeText(String(value))}"`
}

/** Renders an element or a component. Tag and attribute names are not escaped, because they come from source code. */
export function jsx(tag: string | Component, props: Record<string, unknown>): HtmlEscapedString {
  if (typeof tag !== 'string') {
    const child = tag(props)
    return child instanceof Markup ? (child as unknown as HtmlEscapedString) : raw(renderChild(child))
  }
  let startTag = tag
  for (const name of Object.keys(props)) startTag += renderAttribute(name, props[name])
  return raw(
    voidElements.has(tag) ? `<${startTag}/>` : `<${startTag}>${renderChild(props.children)}</${tag}>`,
  )
}

/** Renders children without an element around them. */
export const Fragment = ({ children }: { children?: Child }): Child => children

export { jsx as jsxDEV, jsx as jsxs }
