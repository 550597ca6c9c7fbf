import type { PostContext } from '../shortcodes/shortcode-use.ts'
import { renderBlockSettingWords } from './block-setting-words.ts'

/** Maximum depth to which nested reusable blocks are replaced. */
const maxReusableBlockDepth = 3

/** True for HTML written in the block editor, which already contains paragraphs. */
export const isBlockEditorHtml = (html: string): boolean => /<!--\s+wp:[a-z]/.test(html)

/** Replaces HTML comments with the content that they represent. */
class HtmlCommentReplacer {
  readonly #post: PostContext

  constructor(post: PostContext) {
    this.#post = post
  }

  replaceComments(html: string, depth: number): string {
    const htmlParts: string[] = []
    let copiedOffset = 0
    for (
      let commentStart = html.indexOf('<!--');
      commentStart >= 0;
      commentStart = html.indexOf('<!--', copiedOffset)
    ) {
      const commentEnd = html.indexOf('-->', commentStart + 4)
      // Only the opening `<!--` of an unclosed comment is removed.
      if (commentEnd < 0) break
      htmlParts.push(
        html.slice(copiedOffset, commentStart),
        this.#createReplacement(html.slice(commentStart + 4, commentEnd), depth),
      )
      copiedOffset = commentEnd + 3
    }
    return [...htmlParts, html.slice(copiedOffset).replaceAll('<!--', '')].join('')
  }

  #createReplacement(commentText: string, depth: number): string {
    if (/^nextpage\b/.test(commentText)) return '\n\n'
    const [, blockName, settingsJson = ''] = /^\s+wp:([a-z][a-z0-9_/-]*)\s(.*)\/$/s.exec(commentText) ?? []
    // Footnotes come from the post's meta and are appended to the body.
    if (blockName === undefined || blockName === 'footnotes') return ''
    const reusableBlockId = blockName === 'block' ? /"ref":\s*"?(\d+)/.exec(commentText)?.[1] : undefined
    const reusableBlockHtml = this.#post.index.reusableBlockHtmlById.get(reusableBlockId ?? '')
    if (
      reusableBlockHtml === undefined ||
      depth >= maxReusableBlockDepth ||
      !this.#post.budget.spendUnlessOverspent(reusableBlockHtml)
    ) {
      this.#post.notes.add('block', blockName)
      const settingWordsHtml = blockName.includes('/') ? renderBlockSettingWords(settingsJson) : ''
      return settingWordsHtml !== '' && this.#post.budget.spendUnlessOverspent(settingWordsHtml)
        ? settingWordsHtml
        : ''
    }
    return this.replaceComments(reusableBlockHtml, depth + 1)
  }
}

/**
 * Removes the comments in a post's HTML, such as `<!--more-->` and those of the block editor. Replaces a page
 * break with a blank line, and a reusable block with its HTML if the export contains it. Notes any other
 * block whose content WordPress generates, and keeps only the words in its settings.
 */
export const replaceHtmlComments = (html: string, post: PostContext): string =>
  html.includes('<!--') ? new HtmlCommentReplacer(post).replaceComments(html, 0) : html
