import type { PostContext } from '../shortcodes/shortcode-use.ts'
import { renderBlockSettingWords } from './block-setting-words.ts'

/** Maximum depth to which nested reusable blocks are filled in. */
const maxReusableBlockDepth = 3

/** True for a text of the block editor, which contains its own paragraphs. */
export const hasBlocks = (html: string): boolean => /<!--\s+wp:[a-z]/.test(html)

/** Replaces HTML comments by the content that they represent. */
class HtmlCommentReplacer {
  readonly #post: PostContext

  constructor(post: PostContext) {
    this.#post = post
  }

  replaceComments(html: string, depth: number): string {
    const parts: string[] = []
    let textStart = 0
    for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', textStart)) {
      const end = html.indexOf('-->', start + 4)
      // An unclosed comment hides nothing: only its mark is removed.
      if (end < 0) break
      parts.push(html.slice(textStart, start), this.#createReplacement(html.slice(start + 4, end), depth))
      textStart = end + 3
    }
    return [...parts, html.slice(textStart).replaceAll('<!--', '')].join('')
  }

  #createReplacement(comment: string, depth: number): string {
    if (/^nextpage\b/.test(comment)) return '\n\n'
    const [, name, json = ''] = /^\s+wp:([a-z][a-z0-9_/-]*)\s(.*)\/$/s.exec(comment) ?? []
    // Footnotes come from the post's meta, and are appended.
    if (name === undefined || name === 'footnotes') return ''
    const reference = name === 'block' ? /"ref":\s*"?(\d+)/.exec(comment)?.[1] : undefined
    const html = this.#post.index.reusableBlockHtmlById.get(reference ?? '')
    if (html === undefined || depth >= maxReusableBlockDepth || !this.#post.budget.spend(html)) {
      this.#post.notes.add('block', name)
      const words = name.includes('/') ? renderBlockSettingWords(json) : ''
      return words !== '' && this.#post.budget.spend(words) ? words : ''
    }
    return this.replaceComments(html, depth + 1)
  }
}

/**
 * Removes the comments of a text: `<!--more-->`, those of the block editor and others. A page break separates
 * paragraphs, and a reusable block is filled in if the export contains it; notes blocks that only WordPress can fill
 * in.
 */
export const removeHtmlComments = (html: string, post: PostContext): string =>
  html.includes('<!--') ? new HtmlCommentReplacer(post).replaceComments(html, 0) : html
