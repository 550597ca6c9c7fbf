import { videoUrlBuilderBySite } from '../../../content/html/video-pages.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { createVideoHandler, expandEmbed, expandMediaPlayer, expandPlaylist } from './embed-shortcodes.ts'
import { renderFootnoteMark } from './footnotes.ts'
import { expandCaption, expandGallery } from './picture-shortcodes.ts'
import { codeShortcodeNames, isQuoteShortcode } from './shortcode-names.ts'
import { type ShortcodeHandler, surroundWithBlankLines } from './shortcode-use.ts'
import { listVisibleAttributeValues } from './visible-attribute-values.ts'

const quoteSourceAttributeNames = ['author', 'cite', 'source', 'name']

const expandQuote: ShortcodeHandler = ({ attributes: { valueByName }, contents, expandContents }) => {
  if (contents.trim() === '') return null
  const attributionHtml =
    quoteSourceAttributeNames.map((name) => valueByName.get(name) ?? '').find((each) => each !== '') ?? ''
  const citationHtml = attributionHtml === '' ? '' : `<p><cite>${attributionHtml}</cite></p>`
  return surroundWithBlankLines(
    `<blockquote>${surroundWithBlankLines(expandContents())}${citationHtml}</blockquote>`,
  )
}

/**
 * Renders program code, which `escapeCodeAndDecodeBase64` has already escaped. Returns `null` if there is
 * none.
 */
const expandCode: ShortcodeHandler = ({ contents }) =>
  contents.trim() === ''
    ? null
    : surroundWithBlankLines(`<pre><code>${contents.trimEnd().replace(/^\s*\n/, '')}</code></pre>`)

/**
 * Notes a form, and drops the words in its attributes, such as the names of its fields. Keeps the text
 * between its tags.
 */
const expandForm: ShortcodeHandler = ({ name, attributes, post, expandContents }) => {
  if (name !== 'contact-field') post.notes.add('form')
  const formText = listVisibleAttributeValues(attributes).join('\n')
  if (formText !== '') post.droppedBlocks.push({ reason: 'form', text: formText })
  return expandContents()
}

/**
 * Adds a footnote to the post, and replaces the shortcode with the footnote's mark. Returns `null` for an
 * empty footnote.
 */
const expandFootnote: ShortcodeHandler = ({ post, contents, expandContents }) => {
  if (htmlToLine(contents) === '') return null
  const id = `note-${post.footnotes.length + 1}`
  const footnote = { id, html: '' }
  const footnoteNumber = post.footnotes.push(footnote)
  footnote.html = expandContents().trim()
  return renderFootnoteMark(id, footnoteNumber)
}

const createHandlerEntries = (spaceSeparatedNames: string, handler: ShortcodeHandler) =>
  spaceSeparatedNames.split(' ').map((name): [string, ShortcodeHandler] => [name, handler])

/** Handlers for the shortcodes of WordPress, WordPress.com and the most common plugins. */
const handlerByName: ReadonlyMap<string, ShortcodeHandler> = new Map([
  ...[...codeShortcodeNames].map((name): [string, ShortcodeHandler] => [name, expandCode]),
  ...createHandlerEntries('caption wp_caption', expandCaption),
  ...createHandlerEntries('gallery', expandGallery),
  ...createHandlerEntries('playlist', expandPlaylist),
  ...createHandlerEntries('audio video', expandMediaPlayer),
  ...createHandlerEntries('youtube', createVideoHandler(videoUrlBuilderBySite.youtube, /^[\w-]{11}$/)),
  ...createHandlerEntries('vimeo', createVideoHandler(videoUrlBuilderBySite.vimeo, /^\d+$/)),
  ...createHandlerEntries(
    'dailymotion',
    createVideoHandler(videoUrlBuilderBySite.dailymotion, /^[a-z0-9]{5,}$/i),
  ),
  ...createHandlerEntries(
    'embed soundcloud spotify bandcamp mixcloud tweet twitter instagram facebook flickr vine',
    expandEmbed,
  ),
  ...createHandlerEntries(
    'googlemaps googlevideo slideshare scribd storify gist ted kickstarter getty pinterest',
    expandEmbed,
  ),
  ...createHandlerEntries(
    'contact-form-7 contact-form gravityform ninja_form ninja_forms wpforms formidable',
    expandForm,
  ),
  ...createHandlerEntries('contact-field mc4wp_form', expandForm),
  ...createHandlerEntries('footnote fn ref efn_note mfn modern_footnote ftnt sidenote', expandFootnote),
])

/** Returns the handler for a shortcode, or `undefined` if its name is unknown. */
export const findShortcodeHandler = (shortcodeName: string): ShortcodeHandler | undefined =>
  handlerByName.get(shortcodeName) ?? (isQuoteShortcode(shortcodeName) ? expandQuote : undefined)

/** Names of shortcodes that need neither attributes nor a closing tag. */
export const bareShortcodeNames: ReadonlySet<string> = new Set(['gallery', 'contact-form', 'mc4wp_form'])
