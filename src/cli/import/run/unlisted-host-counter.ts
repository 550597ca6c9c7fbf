import type { Edition } from '../../../model/edition.ts'
import { countNoun } from '../text/count-noun.ts'

/** Pages that state a URL on the same host. */
interface HostPageSummary {
  pageCount: number
  firstUrl: string
}

/**
 * Matches sites that publish anyone's pages, and so were never a newspaper's host: web archives, social networks,
 * copies for mobile readers, link shorteners and click counters.
 */
const sharedSitePattern =
  /(?:^|\.)(?:web\.archive\.org|archive\.(?:org|today|is|ph|li|fo|md|vn)|webcitation\.org|(?:facebook|twitter|x|instagram|linkedin|pinterest|tiktok|youtube|reddit|tumblr)\.com|fb\.(?:com|me)|threads\.net|t\.(?:co|me)|youtu\.be|wa\.me|(?:webcache|translate)\.googleusercontent\.com|(?:www|news|plus)\.google\.[a-z.]{2,6}|ampproject\.org|feedburner\.com|feedproxy\.google\.com|bit\.ly|ow\.ly|tinyurl\.com|apple\.news|flip\.it|msn\.com)$/

/**
 * Counts pages per host, for URLs on hosts that are missing from `hosts` in `edition.yaml`. Ignores sites on which anyone
 * can publish.
 */
export class UnlistedHostCounter {
  readonly #listedHosts: readonly string[]
  readonly #pageSummaryByHost = new Map<string, HostPageSummary>()

  constructor({ hosts }: Pick<Edition, 'hosts'>) {
    this.#listedHosts = hosts
  }

  /** Counts a page once for each host among its URLs. */
  countPage(unlistedUrls: readonly string[]): void {
    for (const [host, [firstUrl = '']] of Map.groupBy(unlistedUrls, (url) => new URL(url).hostname)) {
      if (sharedSitePattern.test(host)) continue
      const hostPageSummary = this.#pageSummaryByHost.get(host) ?? { pageCount: 0, firstUrl }
      hostPageSummary.pageCount++
      this.#pageSummaryByHost.set(host, hostPageSummary)
    }
  }

  /**
   * Creates a warning that lists the hosts and proposes a line for `edition.yaml`. Returns `null` if there are no
   * hosts.
   */
  createWarning(): string | null {
    if (this.#pageSummaryByHost.size === 0) return null
    const hostTexts = Array.from(
      this.#pageSummaryByHost,
      ([host, { pageCount, firstUrl }]) => `${host} (${countNoun(pageCount, 'page')}, such as ${firstUrl})`,
    )
    const proposedHosts = [...this.#listedHosts, ...this.#pageSummaryByHost.keys()].join(', ')
    return `does not list these hosts, on which pages say that they have further URLs: ${hostTexts.join(', ')}. If the newspaper was published there, write hosts: [${proposedHosts}] in this file, and import again. If not, ignore this: only those URLs were left out`
  }
}
