import type { PostContext } from '../shortcodes/shortcode-use.ts'
import { blockSettingWords } from './block-setting-words.ts'

/** Reusable blocks within reusable blocks are filled in so deep. */
const deepest = 3

/** Whether the block editor made this text; it has its paragraphs. */
export const hasBlocks = (html: string): boolean => /<!--\s+wp:[a-z]/.test(html)

/** Fills in what comments stand for, and takes all comments away. */
class Comments {
  readonly #post: PostContext

  constructor(post: PostContext) {
    this.#post = post
  }

  replaceIn(html: string, depth: number): string {
    const parts: string[] = []
    let at = 0
    for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', at)) {
      const end = html.indexOf('-->', start + 4)
      // A comment without an end hides nothing here: its mark is taken away, its text stays.
      if (end < 0) break
      parts.push(html.slice(at, start), this.#standsFor(html.slice(start + 4, end), depth))
      at = end + 3
    }
    return [...parts, html.slice(at).replaceAll('<!--', '')].join('')
  }

  #standsFor(comment: string, depth: number): string {
    if (/^nextpage\b/.test(comment)) return '\n\n'
    const [, name, json = ''] = /^\s+wp:([a-z][a-z0-9_/-]*)\s(.*)\/$/s.exec(comment) ?? []
    // Footnotes stand in a post's meta: they are put at the end.
    if (name === undefined || name === 'footnotes') return ''
    const reference = name === 'block' ? /"ref":\s*"?(\d+)/.exec(comment)?.[1] : undefined
    const html = this.#post.index.blocks.get(reference ?? '')
    if (html === undefined || depth >= deepest || !this.#post.budget.spend(html)) {
      this.#post.notes.add('block', name)
      const words = name.includes('/') ? blockSettingWords(json) : ''
      return words !== '' && this.#post.budget.spend(words) ? words : ''
    }
    return this.replaceIn(html, depth + 1)
  }
}

/**
 * A text without its comments: `<!--more-->`, those of the block editor and others. A page break parts paragraphs,
 * a reusable block is filled in where the export holds it; blocks that WordPress fills in itself are noted.
 */
export const removeComments = (html: string, post: PostContext): string =>
  html.includes('<!--') ? new Comments(post).replaceIn(html, 0) : html
