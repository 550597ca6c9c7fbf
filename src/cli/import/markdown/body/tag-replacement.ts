import { renderBody } from '../../../content/body/render-body.ts'
import { escapeHtml } from '../../../content/html/escape-html.ts'
import { videoUrlBuilderBySite } from '../../../content/html/video-pages.ts'
import type { TagArguments } from './template-tags.ts'

/** A tag's replacement: HTML, or text that is also allowed in a link's destination. */
export type TagReplacement = { kind: 'inline' | 'block'; html: string } | { kind: 'text'; text: string }

const renderLink = (url: string, title: string): TagReplacement => ({
  kind: 'inline',
  html: `<a href="${escapeHtml(url)}">${escapeHtml(title || url)}</a>`,
})

/**
 * Returns the first of the named arguments that is given, or else the argument at `positionalIndex`; an empty string if
 * there is neither.
 */
function findFirstArgumentOrEmpty(
  { valueByName, positionalValues }: TagArguments,
  alternativeNames: readonly string[],
  positionalIndex: number,
): string {
  return (
    alternativeNames.map((name) => valueByName[name]).find((value) => value !== undefined) ??
    positionalValues[positionalIndex] ??
    ''
  )
}

const isUrl = (text: string) => /^https?:/i.test(text)

/** Creates a renderer for embeds with an id, which become links to the URL of that id. */
const createEmbedLinkRenderer =
  (toUrl: (id: string) => string) =>
  (args: TagArguments): TagReplacement | null => {
    const idOrUrl = findFirstArgumentOrEmpty(args, ['id', 'url', 'src', 'video_id', 'v'], 0)
    return idOrUrl === ''
      ? null
      : renderLink(
          isUrl(idOrUrl) ? idOrUrl : toUrl(idOrUrl),
          findFirstArgumentOrEmpty(args, ['title', 'caption'], -1),
        )
  }

function renderFigure(args: TagArguments): TagReplacement | null {
  const positionalAddress =
    args.positionalValues.find((value) => /^(?:https?:)?\/|\.\w{3,4}$/.test(value)) ?? ''
  const pictureAddress =
    findFirstArgumentOrEmpty(args, ['src', 'url', 'image', 'image_path', 'path', 'file'], -1) ||
    positionalAddress
  if (pictureAddress === '') return null
  const {
    title = '',
    caption = args.valueByName.description ?? '',
    attr = args.valueByName.credit ?? '',
    alt = '',
  } = args.valueByName
  const pictureHtml = `<img src="${escapeHtml(pictureAddress)}" alt="${escapeHtml(alt)}">`
  const captionHtml = [title, caption, attr].map((text) => renderBody(text).html).join('')
  const href = args.valueByName.link
  const linkedPictureHtml =
    href === undefined ? pictureHtml : `<a href="${escapeHtml(href)}">${pictureHtml}</a>`
  return {
    kind: 'block',
    html: `<figure>${linkedPictureHtml}${captionHtml === '' ? '' : `<figcaption>${captionHtml}</figcaption>`}</figure>`,
  }
}

function renderTweetLink(args: TagArguments): TagReplacement | null {
  const idOrUrl = findFirstArgumentOrEmpty(args, ['id', 'url'], args.positionalValues.length > 1 ? 1 : 0)
  if (idOrUrl === '') return null
  const userName =
    args.valueByName.user ?? (args.positionalValues.length > 1 ? (args.positionalValues[0] ?? 'i') : 'i')
  return renderLink(isUrl(idOrUrl) ? idOrUrl : `https://twitter.com/${userName}/status/${idOrUrl}`, '')
}

function renderGistLinkHtml(args: TagArguments): TagReplacement | null {
  const idOrUrl = args.positionalValues.slice(0, 2).join('/')
  return idOrUrl === ''
    ? null
    : renderLink(isUrl(idOrUrl) ? idOrUrl : `https://gist.github.com/${idOrUrl}`, '')
}

/** Resolves Hugo's `ref` and Jekyll's `link`: converts the file path of another page to its published path. */
function resolvePageReference(args: TagArguments): TagReplacement | null {
  const reference = findFirstArgumentOrEmpty(args, ['path'], 0)
  if (reference === '' || reference.startsWith('#')) return { kind: 'text', text: reference }
  const [, filePath = '', anchor = ''] = /^([^#]*)(#.*)?$/.exec(reference) ?? []
  const datedPostMatch = /(?:^|\/)_posts\/(?:.*\/)?(\d{4}-\d\d-\d\d-[^/]+?)(?:\.\w+)?$/.exec(filePath)
  if (datedPostMatch) return { kind: 'text', text: toJekyllPostPath(datedPostMatch[1] ?? '') + anchor }
  const pagePath = filePath
    .replace(/(?:\/?_?index)?(?:\.[a-z]{2})?\.(?:md|markdown|html)$/, '')
    .replace(/^\/|\/$/g, '')
  return { kind: 'text', text: `/${pagePath}${pagePath === '' ? '' : '/'}${anchor}` }
}

/** Returns the path at which Jekyll publishes a post by default. */
const toJekyllPostPath = (postName: string) =>
  `/${postName.replace(/^.*\//, '').replace(/^(\d{4})-(\d\d)-(\d\d)-/, '$1/$2/$3/')}.html`

const resolvePostUrl = (args: TagArguments): TagReplacement | null => {
  const postName = args.positionalValues[0] ?? ''
  return postName === '' ? null : { kind: 'text', text: toJekyllPostPath(postName) }
}

const renderYoutubeLink = createEmbedLinkRenderer(videoUrlBuilderBySite.youtube)

/** Replacers for tags that plain Markdown can express. A replacer returns `null` if a required argument is missing. */
export const replacerByTagName: ReadonlyMap<string, (args: TagArguments) => TagReplacement | null> = new Map([
  ['figure', renderFigure],
  ['image', renderFigure],
  ['img', renderFigure],
  ['picture', renderFigure],
  ['youtube', renderYoutubeLink],
  ['youtube-enhanced', renderYoutubeLink],
  ['yt', renderYoutubeLink],
  ['vimeo', createEmbedLinkRenderer(videoUrlBuilderBySite.vimeo)],
  ['dailymotion', createEmbedLinkRenderer(videoUrlBuilderBySite.dailymotion)],
  ['instagram', createEmbedLinkRenderer((id) => `https://www.instagram.com/p/${id}/`)],
  ['tweet', renderTweetLink],
  ['twitter', renderTweetLink],
  ['x', renderTweetLink],
  ['gist', renderGistLinkHtml],
  ['ref', resolvePageReference],
  ['relref', resolvePageReference],
  ['link', resolvePageReference],
  ['post_url', resolvePostUrl],
])
