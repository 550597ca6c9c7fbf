import { renderBody } from '../../../content/body/render-body.ts'
import { escapeHtml } from '../../../content/html/escape-html.ts'
import { videoUrlBuilderBySite } from '../../../content/html/video-pages.ts'
import type { TagArguments } from './template-tags.ts'

/** The replacement of a tag: HTML, or text that can be in a link's destination. */
export type TagReplacement = { kind: 'inline' | 'block'; html: string } | { kind: 'text'; text: string }

const renderLinkTag = (url: string, title: string): TagReplacement => ({
  kind: 'inline',
  html: `<a href="${escapeHtml(url)}">${escapeHtml(title || url)}</a>`,
})

/** Returns the first argument given, by name or position. */
function findFirstArgument(
  { valueByName, positionalValues }: TagArguments,
  names: readonly string[],
  position: number,
): string {
  return (
    names.map((name) => valueByName[name]).find((value) => value !== undefined) ??
    positionalValues[position] ??
    ''
  )
}

const isUrl = (text: string) => /^https?:/i.test(text)

/** Returns an expander of embeds that name their content by an id: it links to the address of that id. */
const createEmbedReplacer =
  (toAddress: (id: string) => string) =>
  (args: TagArguments): TagReplacement | null => {
    const id = findFirstArgument(args, ['id', 'url', 'src', 'video_id', 'v'], 0)
    return id === ''
      ? null
      : renderLinkTag(isUrl(id) ? id : toAddress(id), findFirstArgument(args, ['title', 'caption'], -1))
  }

function renderFigure(args: TagArguments): TagReplacement | null {
  const address = args.positionalValues.find((value) => /^(?:https?:)?\/|\.\w{3,4}$/.test(value)) ?? ''
  const pictureAddress =
    findFirstArgument(args, ['src', 'url', 'image', 'image_path', 'path', 'file'], -1) || address
  if (pictureAddress === '') return null
  const {
    title = '',
    caption = args.valueByName.description ?? '',
    attr = args.valueByName.credit ?? '',
    alt = '',
  } = args.valueByName
  const picture = `<img src="${escapeHtml(pictureAddress)}" alt="${escapeHtml(alt)}">`
  const captionHtml = [title, caption, attr].map((text) => renderBody(text).html).join('')
  const href = args.valueByName.link
  const linkedPicture = href === undefined ? picture : `<a href="${escapeHtml(href)}">${picture}</a>`
  return {
    kind: 'block',
    html: `<figure>${linkedPicture}${captionHtml === '' ? '' : `<figcaption>${captionHtml}</figcaption>`}</figure>`,
  }
}

function renderTweet(args: TagArguments): TagReplacement | null {
  const id = findFirstArgument(args, ['id', 'url'], args.positionalValues.length > 1 ? 1 : 0)
  if (id === '') return null
  const user =
    args.valueByName.user ?? (args.positionalValues.length > 1 ? (args.positionalValues[0] ?? 'i') : 'i')
  return renderLinkTag(isUrl(id) ? id : `https://twitter.com/${user}/status/${id}`, '')
}

function renderGist(args: TagArguments): TagReplacement | null {
  const id = args.positionalValues.slice(0, 2).join('/')
  return id === '' ? null : renderLinkTag(isUrl(id) ? id : `https://gist.github.com/${id}`, '')
}

/** Resolves Hugo's `ref` and Jekyll's `link`: the path of another page's file becomes its published path. */
function resolveReference(args: TagArguments): TagReplacement | null {
  const file = findFirstArgument(args, ['path'], 0)
  if (file === '' || file.startsWith('#')) return { kind: 'text', text: file }
  const [, path = '', anchor = ''] = /^([^#]*)(#.*)?$/.exec(file) ?? []
  const datedPost = /(?:^|\/)_posts\/(?:.*\/)?(\d{4}-\d\d-\d\d-[^/]+?)(?:\.\w+)?$/.exec(path)
  if (datedPost) return { kind: 'text', text: toDefaultPostPath(datedPost[1] ?? '') + anchor }
  const page = path
    .replace(/(?:\/?_?index)?(?:\.[a-z]{2})?\.(?:md|markdown|html)$/, '')
    .replace(/^\/|\/$/g, '')
  return { kind: 'text', text: `/${page}${page === '' ? '' : '/'}${anchor}` }
}

/** Returns the path at which Jekyll publishes a post by default. */
const toDefaultPostPath = (name: string) =>
  `/${name.replace(/^.*\//, '').replace(/^(\d{4})-(\d\d)-(\d\d)-/, '$1/$2/$3/')}.html`

const renderPostUrl = (args: TagArguments): TagReplacement | null => {
  const name = args.positionalValues[0] ?? ''
  return name === '' ? null : { kind: 'text', text: toDefaultPostPath(name) }
}

const replaceYoutubeTag = createEmbedReplacer(videoUrlBuilderBySite.youtube)

/** All tags that plain Markdown can express; `null` when a tag lacks a required argument. */
export const tagReplacers: ReadonlyMap<string, (args: TagArguments) => TagReplacement | null> = new Map([
  ['figure', renderFigure],
  ['image', renderFigure],
  ['img', renderFigure],
  ['picture', renderFigure],
  ['youtube', replaceYoutubeTag],
  ['youtube-enhanced', replaceYoutubeTag],
  ['yt', replaceYoutubeTag],
  ['vimeo', createEmbedReplacer(videoUrlBuilderBySite.vimeo)],
  ['dailymotion', createEmbedReplacer(videoUrlBuilderBySite.dailymotion)],
  ['instagram', createEmbedReplacer((id) => `https://www.instagram.com/p/${id}/`)],
  ['tweet', renderTweet],
  ['twitter', renderTweet],
  ['x', renderTweet],
  ['gist', renderGist],
  ['ref', resolveReference],
  ['relref', resolveReference],
  ['link', resolveReference],
  ['post_url', renderPostUrl],
])
