import type { Element, Root } from 'hast'
import { Tokenizer, TokenizerMode } from 'parse5'
import { boxTags, structureTags } from './element-kinds.ts'

/** Tokenizer modes of elements that contain only text (HTML, "parsing elements that contain only text"). */
const modes = new Map(
  Object.entries({
    script: TokenizerMode.SCRIPT_DATA,
    style: TokenizerMode.RAWTEXT,
    xmp: TokenizerMode.RAWTEXT,
    iframe: TokenizerMode.RAWTEXT,
    title: TokenizerMode.RCDATA,
    textarea: TokenizerMode.RCDATA,
  }),
)

const isUnread = (name: string) => name === 'script' || name === 'style'
const breaksLine = (name: string) =>
  boxTags.has(name) || structureTags.has(name) || name === 'br' || name === 'h1'

/**
 * Extracts paragraphs from HTML of any depth in linear time, from its tokens alone. Blocks end a paragraph; other
 * tags are dropped, and all text stays.
 */
export function flattenHtml(html: string): Root {
  const paragraphs: string[] = []
  let unreadIn: string | null = null
  let [text, isBlank] = ['', true]
  const add = ({ chars }: { chars: string }) => {
    if (unreadIn !== null) return
    text += chars
    isBlank = isBlank && chars.trim() === ''
  }
  const endParagraph = () => {
    if (!isBlank) paragraphs.push(text)
    ;[text, isBlank] = ['', true]
  }
  const tag = ({ tagName }: { tagName: string }) => {
    if (breaksLine(tagName)) endParagraph()
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onCharacter: add,
      onNullCharacter: () => undefined,
      onWhitespaceCharacter: add,
      onStartTag(token) {
        tag(token)
        if (isUnread(token.tagName)) unreadIn = token.tagName
        tokenizer.state = modes.get(token.tagName) ?? tokenizer.state
      },
      onEndTag(token) {
        tag(token)
        if (token.tagName === unreadIn) unreadIn = null
      },
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  )
  tokenizer.write(html, true)
  endParagraph()
  return { type: 'root', children: paragraphs.map(paragraph) }
}

const paragraph = (value: string): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [{ type: 'text', value }],
})
