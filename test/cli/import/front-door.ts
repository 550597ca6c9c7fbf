import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { readArticleFile } from '../../../src/cli/content/files/article-file.ts'
import type { ImportReport } from '../../../src/cli/import/run/import-report.ts'
import { smallArchive, temporaryFolder, writeFiles } from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'

/** The exit status and output of the command, with its report. */
export interface Imported {
  status: number
  screen: string
  report: ImportReport
  /** `written a.md`: the outcome and file name of each article, in the order of reading. */
  outcomes: string[]
}

/** A content folder with one edition, beside a folder of sources. */
export class FrontDoor {
  readonly content: string
  readonly sources: string

  private constructor(content: string, sources: string) {
    this.content = content
    this.sources = sources
  }

  static async open(edition = ''): Promise<FrontDoor> {
    return new FrontDoor(await smallArchive({}, edition), await temporaryFolder())
  }

  /** Writes source files, by their paths within the sources' folder. */
  write = (files: Record<string, string>): Promise<void> => writeFiles(this.sources, files)

  /** Runs `morgue import` on paths within the sources' folder, or on absolute ones. */
  async run(paths: string[], ...options: string[]): Promise<{ status: number; screen: string }> {
    const files = paths.map((each) => path.resolve(this.sources, each))
    return runInProcess(['import', ...files, '--edition', 'e', '--content', this.content, ...options])
  }

  /** Runs `morgue import`, and reads its report from the edition's folder. */
  async bring(paths: string[], ...options: string[]): Promise<Imported> {
    const ran = await this.run(paths, ...options)
    const text = await readFile(path.join(this.content, 'e/import-report.json'), 'utf8')
    const report = JSON.parse(text) as ImportReport
    const outcomes = report.articles.map(({ outcome, file }) => `${outcome} ${path.basename(file)}`)
    return { ...ran, report, outcomes }
  }

  /** The articles' files in `articles`, in order. */
  async all(): Promise<string[]> {
    const names = await readdir(path.join(this.content, 'e/articles'), { recursive: true }).catch(() => [])
    return names.filter((name) => name.endsWith('.md')).sort()
  }

  /** The absolute path of an article's file. */
  file = (name: string): string => path.join(this.content, 'e/articles', name)

  /** The bodies of all articles, in the order of their files. */
  async bodies(): Promise<string[]> {
    return Promise.all(
      (await this.all()).map(async (name) => {
        const checked = await readArticleFile(this.file(name))
        return 'value' in checked ? checked.value.markdown.trim() : 'has a fault'
      }),
    )
  }
}

/** A web page that contains one article. */
export const page = (headline: string, body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${headline}</title>${head}</head><body><article><h1>${headline}</h1><p>${body}</p></article></body></html>`

export const canonical = (url: string) => `<link rel="canonical" href="${url}">`

/** A WordPress export of a site, with posts by id. */
export const wordpressExport = (
  site: string,
  posts: { id: number; title: string; body: string; path?: string }[],
) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Site</title><link>${site}</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>${site}</wp:base_site_url><wp:base_blog_url>${site}</wp:base_blog_url>
${posts
  .map(
    ({ id, title, body, path: link = `/p-${id}/` }) =>
      `<item><title>${title}</title><link>${site}${link}</link><content:encoded><![CDATA[<p>${body}</p>]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date>2012-05-04 10:05:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`,
  )
  .join('\n')}
</channel></rss>
`
