import type { Edition } from '../../../model/edition.ts'

/** Pages that state an address on one host. */
interface StatingPages {
  count: number
  firstUrl: string
}

/** Counts the further addresses of pages on hosts that `hosts` of `edition.yaml` does not list. */
export class UnlistedHosts {
  readonly #listed: readonly string[]
  readonly #pages = new Map<string, StatingPages>()

  constructor({ hosts }: Pick<Edition, 'hosts'>) {
    this.#listed = hosts
  }

  /** Counts one page at each host of these URLs. */
  countPage(urls: readonly string[]): void {
    for (const [host, [firstUrl = '']] of Map.groupBy(urls, (url) => new URL(url).hostname)) {
      const pages = this.#pages.get(host) ?? { count: 0, firstUrl }
      pages.count++
      this.#pages.set(host, pages)
    }
  }

  /** Names the hosts, and advises what to write in `edition.yaml`; `null` if there are none. */
  warning(): string | null {
    if (this.#pages.size === 0) return null
    const counted = Array.from(
      this.#pages,
      ([host, { count, firstUrl }]) => `${host} (${count}, such as ${firstUrl})`,
    )
    const hostList = [...this.#listed, ...this.#pages.keys()].join(', ')
    return `does not list these hosts, on which pages state a further address of their own, so these addresses were left out: ${counted.join(', ')}. If the edition was published there, write hosts: [${hostList}] there and import again; if not, nothing is missing`
  }
}
