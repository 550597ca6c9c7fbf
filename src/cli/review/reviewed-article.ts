import { readFile } from 'node:fs/promises'
import type { ArticleFields } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import { addressOfArticle, addressOfUrl } from '../content/addresses/article-address.ts'
import { createArchiveResolver } from '../content/body/archive-resolver.ts'
import type { UrlResolver } from '../content/body/relink.ts'
import { renderBody } from '../content/body/render-body.ts'
import { parseArticleFile } from '../content/files/article-file.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { splitFrontMatter } from '../content/files/front-matter.ts'
import type { MediaList } from '../content/files/media-list.ts'
import { decodeUtf8 } from '../content/files/read-utf8.ts'
import { lineOfField } from '../content/files/yaml-file.ts'

/** An edition under review, and all editions. */
export interface ReviewedEdition {
  edition: Edition
  editions: readonly Edition[]
  /** Pictures that have a file. */
  media: MediaList
}

/** An article, with the data that the checks need. */
export interface ReviewedArticle extends ReviewedEdition {
  file: string
  fields: ArticleFields
  /** Plain text of the body. */
  text: string
  /** URLs of the pictures in the body that the archive does not have. */
  lostPictures: readonly string[]
  /** Links to the editions' own hosts: URL → address. */
  ownLinks: ReadonlyMap<string, string>
  /** Its address, then the addresses of its other URLs. */
  addresses: readonly string[]
  /** Returns the line of a field. */
  lineOf: (path: readonly PropertyKey[]) => number
  /** Returns the first line of the body with these words, or the body's first line. */
  lineContaining: (words: string) => number
}

/** A resolver that records the pictures and links that it is asked for. */
function recordingResolver({ edition, editions, media }: ReviewedEdition) {
  const resolver = createArchiveResolver(edition, editions, {
    mediaList: media,
    sizes: new Map(),
    mediaFolders: [],
  })
  const lostPictures = new Set<string>()
  const ownLinks = new Map<string, string>()
  const recording: UrlResolver = {
    ...resolver,
    resolveLink(url) {
      const path = resolver.resolveLink(url)
      // Without the fragment, and not percent-encoded.
      if (path !== null) ownLinks.set(url, addressOfUrl(url, edition, editions))
      return path
    },
    resolvePicture(url) {
      const stored = resolver.resolvePicture(url)
      if (stored === null) lostPictures.add(url)
      return stored
    },
  }
  return { resolver: recording, lostPictures, ownLinks }
}

/** Returns the lines of fields and of words in an article's file. */
function findLines(file: string, content: string): Pick<ReviewedArticle, 'lineOf' | 'lineContaining'> {
  const parts = splitFrontMatter(file, content)
  if ('reason' in parts) return { lineOf: () => 1, lineContaining: () => 1 }
  const firstBodyLine = parts.yaml.text.split('\n').length + 2
  const lines = parts.markdown.split('\n')
  const firstText = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  )
  return {
    lineOf: (path) => lineOfField(parts.yaml, path),
    lineContaining(words) {
      const lineIndex = words === '' ? -1 : lines.findIndex((line) => line.includes(words))
      return firstBodyLine + (lineIndex < 0 ? firstText : lineIndex)
    },
  }
}

const slugOf = (file: string) => file.slice(file.lastIndexOf('/') + 1, -'.md'.length)

/** Reads an article for its review. Returns it, or the faults that prevent its publication. */
export async function readReviewedArticle(
  file: string,
  setting: ReviewedEdition,
): Promise<ReviewedArticle | ContentFault[]> {
  const content = decodeUtf8(file, await readFile(file))
  if (typeof content !== 'string') return [content]
  const checked = parseArticleFile({ file, text: content })
  if ('faults' in checked) return checked.faults
  const { fields, markdown } = checked.value
  const { edition, editions } = setting
  const recording = recordingResolver(setting)
  const { text } = renderBody(markdown, recording.resolver)
  const otherUrls = [...(fields.url === null ? [] : [fields.url]), ...fields.formerly]
  return {
    ...setting,
    ...findLines(file, content),
    file,
    fields,
    text,
    lostPictures: [...recording.lostPictures],
    ownLinks: recording.ownLinks,
    addresses: [
      addressOfArticle(fields, slugOf(file), edition),
      ...otherUrls.map((url) => addressOfUrl(url, edition, editions)),
    ],
  }
}
