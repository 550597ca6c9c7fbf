import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { filesBelow } from '../content/walk.ts'
import type { Pictures } from './pictures.ts'

/** Pictures larger than this are no pictures of a page. */
const largest = 64 * 1024 * 1024

/** The end of a name that a CMS gave to smaller copies: `photo-300x200.jpg`. */
const sized = /-\d{2,4}x\d{2,4}(?=\.[a-z]+$)/i

const segmentsOf = (file: string) => file.split(/[\\/]/).filter((segment) => segment !== '')

function sharedEnding(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++
  return count
}

function pathOf(url: string): string {
  const { pathname = '' } = URL.parse(url) ?? {}
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

/** A folder of pictures that an archivist has, looked up by the URLs that articles know them by. */
export class MediaFolder {
  readonly #byName = new Map<string, string[]>()

  static async of(folder: string): Promise<MediaFolder> {
    const media = new MediaFolder()
    for await (const file of filesBelow(folder, '')) {
      const name = path.basename(file)
      media.#byName.set(name, [...(media.#byName.get(name) ?? []), file])
    }
    return media
  }

  /** The file whose path ends most like the URL's; `null` when none has its name, or several are as much alike. */
  find(url: string): string | null {
    return this.#closest(pathOf(url)) ?? this.#closest(pathOf(url).replace(sized, ''))
  }

  #closest(wanted: string): string | null {
    const segments = segmentsOf(wanted)
    const candidates = this.#byName.get(segments.at(-1) ?? '') ?? []
    const ranked = candidates
      .map((file) => ({ file, shared: sharedEnding(segments, segmentsOf(file)) }))
      .sort((a, b) => b.shared - a.shared)
    const [first, second] = ranked
    return first && first.shared !== second?.shared ? first.file : null
  }

  /** Keeps the pictures that articles show and this folder has. */
  async supply(urls: Iterable<string>, pictures: Pictures): Promise<void> {
    for (const url of urls) {
      const file = this.find(url)
      if (file === null) continue
      const bytes = await readFile(file)
      if (bytes.length <= largest) await pictures.keep(url, bytes)
    }
  }
}
