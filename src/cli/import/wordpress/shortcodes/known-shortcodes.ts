import { videoUrlBuilderBySite } from '../../../content/html/video-pages.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { createVideoExpander, expandEmbed, expandMediaPlayer, expandPlaylist } from './embed-shortcodes.ts'
import { renderFootnoteMark } from './footnotes.ts'
import { expandCaption, expandGallery } from './picture-shortcodes.ts'
import { codeShortcodeNames, isQuoteShortcode } from './shortcode-names.ts'
import { type ExpandShortcode, surroundWithBlankLines } from './shortcode-use.ts'
import { listVisibleAttributeValues } from './visible-attribute-values.ts'

const quoteSourceAttributeNames = ['author', 'cite', 'source', 'name']

const expandQuote: ExpandShortcode = ({ attributes: { valueByName }, contents, expandContents }) => {
  if (contents.trim() === '') return null
  const sourceHtml =
    quoteSourceAttributeNames.map((name) => valueByName.get(name) ?? '').find((each) => each !== '') ?? ''
  const citationHtml = sourceHtml === '' ? '' : `<p><cite>${sourceHtml}</cite></p>`
  return surroundWithBlankLines(
    `<blockquote>${surroundWithBlankLines(expandContents())}${citationHtml}</blockquote>`,
  )
}

/** The contents are already escaped (`escapeAndDecodeShortcodes`). */
const expandCode: ExpandShortcode = ({ contents }) =>
  contents.trim() === ''
    ? null
    : surroundWithBlankLines(`<pre><code>${contents.trimEnd().replace(/^\s*\n/, '')}</code></pre>`)

/** Forms contain no written text: the names of their fields are left out. */
const expandForm: ExpandShortcode = ({ name, attributes, post, expandContents }) => {
  if (name !== 'contact-field') post.notes.add('form')
  const formText = listVisibleAttributeValues(attributes).join('\n')
  if (formText !== '') post.droppedBlocks.push({ reason: 'form', text: formText })
  return expandContents()
}

const expandFootnote: ExpandShortcode = ({ post, contents, expandContents }) => {
  if (htmlToLine(contents) === '') return null
  const id = `note-${post.footnotes.length + 1}`
  const footnote = { id, html: '' }
  const footnoteNumber = post.footnotes.push(footnote)
  footnote.html = expandContents().trim()
  return renderFootnoteMark(id, footnoteNumber)
}

const createExpansionEntries = (spaceSeparatedNames: string, expandShortcode: ExpandShortcode) =>
  spaceSeparatedNames.split(' ').map((name): [string, ExpandShortcode] => [name, expandShortcode])

/** Shortcodes of WordPress, of WordPress.com, and the commonest of plugins. */
const expansionByName: ReadonlyMap<string, ExpandShortcode> = new Map([
  ...[...codeShortcodeNames].map((name): [string, ExpandShortcode] => [name, expandCode]),
  ...createExpansionEntries('caption wp_caption', expandCaption),
  ...createExpansionEntries('gallery', expandGallery),
  ...createExpansionEntries('playlist', expandPlaylist),
  ...createExpansionEntries('audio video', expandMediaPlayer),
  ...createExpansionEntries('youtube', createVideoExpander(videoUrlBuilderBySite.youtube, /^[\w-]{11}$/)),
  ...createExpansionEntries('vimeo', createVideoExpander(videoUrlBuilderBySite.vimeo, /^\d+$/)),
  ...createExpansionEntries(
    'dailymotion',
    createVideoExpander(videoUrlBuilderBySite.dailymotion, /^[a-z0-9]{5,}$/i),
  ),
  ...createExpansionEntries(
    'embed soundcloud spotify bandcamp mixcloud tweet twitter instagram facebook flickr vine',
    expandEmbed,
  ),
  ...createExpansionEntries(
    'googlemaps googlevideo slideshare scribd storify gist ted kickstarter getty pinterest',
    expandEmbed,
  ),
  ...createExpansionEntries(
    'contact-form-7 contact-form gravityform ninja_form ninja_forms wpforms formidable',
    expandForm,
  ),
  ...createExpansionEntries('contact-field mc4wp_form', expandForm),
  ...createExpansionEntries('footnote fn ref efn_note mfn modern_footnote ftnt sidenote', expandFootnote),
])

/** Returns the expansion of a shortcode; `undefined` for an unknown name. */
export const findExpansion = (shortcodeName: string): ExpandShortcode | undefined =>
  expansionByName.get(shortcodeName) ?? (isQuoteShortcode(shortcodeName) ? expandQuote : undefined)

/** Shortcodes that have a meaning without attributes and without a closing tag. */
export const bareShortcodeNames: ReadonlySet<string> = new Set(['gallery', 'contact-form', 'mc4wp_form'])
