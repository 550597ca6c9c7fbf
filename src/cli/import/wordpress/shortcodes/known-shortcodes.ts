import { videoPages } from '../../markup/video-pages.ts'
import { plain } from '../wxr/plain.ts'
import { embed, player, playlist, videoOf } from './embed-shortcodes.ts'
import { footnoteMark } from './footnotes.ts'
import { caption, gallery } from './picture-shortcodes.ts'
import { codeNames, isQuoteName } from './shortcode-names.ts'
import { block, type Expansion } from './shortcode-use.ts'
import { wordAttributes } from './word-attributes.ts'

const sourceNames = ['author', 'cite', 'source', 'name']

const quote: Expansion = ({ attributes: { named }, inner, expanded }) => {
  if (inner.trim() === '') return null
  const source = sourceNames.map((name) => named.get(name) ?? '').find((each) => each !== '') ?? ''
  const signed = source === '' ? '' : `<p><cite>${source}</cite></p>`
  return block(`<blockquote>${block(expanded())}${signed}</blockquote>`)
}

/** The contents are escaped already (`rewriteContents`). */
const code: Expansion = ({ inner }) =>
  inner.trim() === '' ? null : block(`<pre><code>${inner.trimEnd().replace(/^\s*\n/, '')}</code></pre>`)

/** A form shows nothing that was written: the names of its fields are left out. */
const form: Expansion = ({ name, attributes, post, expanded }) => {
  if (name !== 'contact-field') post.findings.note('form')
  const words = wordAttributes(attributes).join('\n')
  if (words !== '') post.dropped.push({ reason: 'form', text: words })
  return expanded()
}

const footnote: Expansion = ({ post, inner, expanded }) => {
  if (plain(inner) === '') return null
  const id = `note-${post.footnotes.length + 1}`
  const note = { id, html: '' }
  const number = post.footnotes.push(note)
  note.html = expanded().trim()
  return footnoteMark(id, number)
}

const named = (names: string, expansion: Expansion) =>
  names.split(' ').map((name): [string, Expansion] => [name, expansion])

/** The shortcodes of WordPress, of WordPress.com, and the commonest of plugins. */
const knownShortcodes: ReadonlyMap<string, Expansion> = new Map([
  ...[...codeNames].map((name): [string, Expansion] => [name, code]),
  ...named('caption wp_caption', caption),
  ...named('gallery', gallery),
  ...named('playlist', playlist),
  ...named('audio video', player),
  ...named('youtube', videoOf(videoPages.youtube, /^[\w-]{11}$/)),
  ...named('vimeo', videoOf(videoPages.vimeo, /^\d+$/)),
  ...named('dailymotion', videoOf(videoPages.dailymotion, /^[a-z0-9]{5,}$/i)),
  ...named('embed soundcloud spotify bandcamp mixcloud tweet twitter instagram facebook flickr vine', embed),
  ...named('googlemaps googlevideo slideshare scribd storify gist ted kickstarter getty pinterest', embed),
  ...named('contact-form-7 contact-form gravityform ninja_form ninja_forms wpforms formidable', form),
  ...named('contact-field mc4wp_form', form),
  ...named('footnote fn ref efn_note mfn modern_footnote ftnt sidenote', footnote),
])

/** What a shortcode of this name stands for; `undefined` when that is not known. */
export const expansionOf = (name: string): Expansion | undefined =>
  knownShortcodes.get(name) ?? (isQuoteName(name) ? quote : undefined)

/** Those that mean something without attributes and without a closing tag. */
export const bareShortcodes: ReadonlySet<string> = new Set(['gallery', 'contact-form', 'mc4wp_form'])
