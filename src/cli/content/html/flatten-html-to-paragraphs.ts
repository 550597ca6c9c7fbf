import type { Element, Root } from 'hast'
import { Tokenizer, TokenizerMode } from 'parse5'
import { paragraphBreakingTags, structuredBlockTags } from './element-kinds.ts'

/** Tokenizer modes of elements that contain only text (HTML Standard, "Parsing elements that contain only text"). */
const tokenizerModeByTag = new Map(
  Object.entries({
    script: TokenizerMode.SCRIPT_DATA,
    style: TokenizerMode.RAWTEXT,
    xmp: TokenizerMode.RAWTEXT,
    iframe: TokenizerMode.RAWTEXT,
    title: TokenizerMode.RCDATA,
    textarea: TokenizerMode.RCDATA,
  }),
)

const isHiddenTag = (tagName: string) => tagName === 'script' || tagName === 'style'
const isParagraphBreakingTag = (tagName: string) =>
  paragraphBreakingTags.has(tagName) ||
  structuredBlockTags.has(tagName) ||
  tagName === 'br' ||
  tagName === 'h1'

/**
 * Extracts paragraphs from the tokens of HTML alone, in linear time at any depth. Each block ends a paragraph. Drops
 * tags, scripts and style sheets, but no other text.
 */
export function flattenHtmlToParagraphs(html: string): Root {
  const paragraphTexts: string[] = []
  let openHiddenTag: string | null = null
  let [paragraphText, isParagraphBlank] = ['', true]
  const appendText = ({ chars }: { chars: string }) => {
    if (openHiddenTag !== null) return
    paragraphText += chars
    isParagraphBlank = isParagraphBlank && chars.trim() === ''
  }
  const endParagraph = () => {
    if (!isParagraphBlank) paragraphTexts.push(paragraphText)
    ;[paragraphText, isParagraphBlank] = ['', true]
  }
  const endParagraphAtTag = ({ tagName }: { tagName: string }) => {
    if (isParagraphBreakingTag(tagName)) endParagraph()
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onCharacter: appendText,
      onNullCharacter: () => undefined,
      onWhitespaceCharacter: appendText,
      onStartTag(token) {
        endParagraphAtTag(token)
        if (isHiddenTag(token.tagName)) openHiddenTag = token.tagName
        tokenizer.state = tokenizerModeByTag.get(token.tagName) ?? tokenizer.state
      },
      onEndTag(token) {
        endParagraphAtTag(token)
        if (token.tagName === openHiddenTag) openHiddenTag = null
      },
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  )
  tokenizer.write(html, true)
  endParagraph()
  return { type: 'root', children: paragraphTexts.map(toParagraph) }
}

const toParagraph = (paragraphText: string): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [{ type: 'text', value: paragraphText }],
})
