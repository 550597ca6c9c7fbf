import { embed, player, playlist, videoOf } from './embed-shortcodes.ts'
import { caption, gallery } from './picture-shortcodes.ts'
import { block, type Expansion } from './shortcode-use.ts'

const sourceNames = ['author', 'cite', 'source', 'name']

const quote: Expansion = ({ attributes: { named }, inner, expanded }) => {
  if (inner.trim() === '') return null
  const source = sourceNames.map((name) => named.get(name) ?? '').find((each) => each !== '') ?? ''
  const signed = source === '' ? '' : `<p><cite>${source}</cite></p>`
  return block(`<blockquote>${block(expanded())}${signed}</blockquote>`)
}

const code: Expansion = ({ inner }) =>
  inner.trim() === '' ? null : block(`<pre><code>${inner.trim().replaceAll('<', '&lt;')}</code></pre>`)

/** A form shows nothing that was written. */
const form: Expansion = ({ post, expanded }) => {
  post.findings.note('form')
  return expanded()
}

const named = (names: string, expansion: Expansion) =>
  names.split(' ').map((name): [string, Expansion] => [name, expansion])

/** The shortcodes of WordPress, of WordPress.com, and the commonest of plugins. */
export const knownShortcodes: ReadonlyMap<string, Expansion> = new Map([
  ...named('caption wp_caption', caption),
  ...named('gallery', gallery),
  ...named('playlist', playlist),
  ...named('audio video', player),
  ...named('quote blockquote pullquote pull_quote pull-quote', quote),
  ...named('code sourcecode', code),
  ...named('youtube', videoOf('https://www.youtube.com/watch?v=', /^[\w-]{11}$/)),
  ...named('vimeo', videoOf('https://vimeo.com/', /^\d+$/)),
  ...named('dailymotion', videoOf('https://www.dailymotion.com/video/', /^[a-z0-9]{5,}$/i)),
  ...named('embed soundcloud spotify bandcamp mixcloud tweet twitter instagram facebook flickr vine', embed),
  ...named('googlemaps googlevideo slideshare scribd storify gist ted kickstarter getty pinterest', embed),
  ...named('contact-form-7 contact-form gravityform ninja_form ninja_forms wpforms formidable', form),
])

/** Those that mean something without attributes and without a closing tag. */
export const bareShortcodes: ReadonlySet<string> = new Set(['gallery', 'contact-form'])
