import { videoUrlBuilderBySite } from '../../../content/html/video-pages.ts'
import { htmlToLine } from '../wxr/html-to-line.ts'
import { listAttributeWords } from './attribute-words.ts'
import { expandEmbed, expandPlayer, expandPlaylist, expandVideo } from './embed-shortcodes.ts'
import { renderFootnoteMark } from './footnotes.ts'
import { expandCaption, expandGallery } from './picture-shortcodes.ts'
import { codeShortcodes, isQuoteShortcode } from './shortcode-names.ts'
import { type ExpandShortcode, wrapAsBlock } from './shortcode-use.ts'

const quoteSourceAttributes = ['author', 'cite', 'source', 'name']

const expandQuote: ExpandShortcode = ({ attributes: { valueByName }, contents: inner, expandContents }) => {
  if (inner.trim() === '') return null
  const source =
    quoteSourceAttributes.map((name) => valueByName.get(name) ?? '').find((each) => each !== '') ?? ''
  const signed = source === '' ? '' : `<p><cite>${source}</cite></p>`
  return wrapAsBlock(`<blockquote>${wrapAsBlock(expandContents())}${signed}</blockquote>`)
}

/** The contents are already escaped (`rewriteShortcodeContents`). */
const expandCode: ExpandShortcode = ({ contents: inner }) =>
  inner.trim() === '' ? null : wrapAsBlock(`<pre><code>${inner.trimEnd().replace(/^\s*\n/, '')}</code></pre>`)

/** Forms contain no written text: the names of their fields are left out. */
const expandForm: ExpandShortcode = ({ name, attributes, post, expandContents }) => {
  if (name !== 'contact-field') post.notes.add('form')
  const words = listAttributeWords(attributes).join('\n')
  if (words !== '') post.dropped.push({ reason: 'form', text: words })
  return expandContents()
}

const expandFootnote: ExpandShortcode = ({ post, contents: inner, expandContents }) => {
  if (htmlToLine(inner) === '') return null
  const id = `note-${post.footnotes.length + 1}`
  const note = { id, html: '' }
  const number = post.footnotes.push(note)
  note.html = expandContents().trim()
  return renderFootnoteMark(id, number)
}

const mapNamesToExpansion = (names: string, expansion: ExpandShortcode) =>
  names.split(' ').map((name): [string, ExpandShortcode] => [name, expansion])

/** Shortcodes of WordPress, of WordPress.com, and the commonest of plugins. */
const knownShortcodes: ReadonlyMap<string, ExpandShortcode> = new Map([
  ...[...codeShortcodes].map((name): [string, ExpandShortcode] => [name, expandCode]),
  ...mapNamesToExpansion('caption wp_caption', expandCaption),
  ...mapNamesToExpansion('gallery', expandGallery),
  ...mapNamesToExpansion('playlist', expandPlaylist),
  ...mapNamesToExpansion('audio video', expandPlayer),
  ...mapNamesToExpansion('youtube', expandVideo(videoUrlBuilderBySite.youtube, /^[\w-]{11}$/)),
  ...mapNamesToExpansion('vimeo', expandVideo(videoUrlBuilderBySite.vimeo, /^\d+$/)),
  ...mapNamesToExpansion('dailymotion', expandVideo(videoUrlBuilderBySite.dailymotion, /^[a-z0-9]{5,}$/i)),
  ...mapNamesToExpansion(
    'embed soundcloud spotify bandcamp mixcloud tweet twitter instagram facebook flickr vine',
    expandEmbed,
  ),
  ...mapNamesToExpansion(
    'googlemaps googlevideo slideshare scribd storify gist ted kickstarter getty pinterest',
    expandEmbed,
  ),
  ...mapNamesToExpansion(
    'contact-form-7 contact-form gravityform ninja_form ninja_forms wpforms formidable',
    expandForm,
  ),
  ...mapNamesToExpansion('contact-field mc4wp_form', expandForm),
  ...mapNamesToExpansion('footnote fn ref efn_note mfn modern_footnote ftnt sidenote', expandFootnote),
])

/** Returns the expansion of a shortcode; `undefined` for an unknown name. */
export const findExpansion = (name: string): ExpandShortcode | undefined =>
  knownShortcodes.get(name) ?? (isQuoteShortcode(name) ? expandQuote : undefined)

/** Shortcodes that have a meaning without attributes and without a closing tag. */
export const bareShortcodes: ReadonlySet<string> = new Set(['gallery', 'contact-form', 'mc4wp_form'])
