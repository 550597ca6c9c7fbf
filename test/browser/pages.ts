import { createAbsence } from '../../src/representation/absence.ts'
import { createContentSecurityPolicy } from '../../src/representation/html/frame/content-security-policy.ts'
import { renderAbsencePage } from '../../src/representation/html/html.tsx'
import { noReleaseRenderContext } from '../../src/representation/render-context.ts'
import type { RenderContext } from '../../src/representation/representation.ts'

/** Addresses of every kind of page, by name. */
export const pages = {
  article: '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html',
  'article-with-everything': '/le-fanal/2017/05/02/maree',
  'article-with-rare-markup': '/the-lantern/2015/09/14/rare-markup',
  'article-with-photographs': '/the-lantern/2015/09/15/photographs',
  'article-undated-in-another-language': '/le-fanal/undated/only-in-english',
  'article-right-to-left': '/al-fanar/2015/09/14/library',
  'archive-front': '/',
  front: '/le-fanal/',
  'front-right-to-left': '/al-fanar/',
  'day-right-to-left': '/al-fanar/2015/09/14',
  year: '/le-fanal/2016',
  month: '/le-fanal/2016/04',
  day: '/le-fanal/2016/04/08',
  'section-with-photographs': '/the-lantern/sections/harbour',
  'on-this-day': '/le-fanal/on-this-day',
  sections: '/le-fanal/sections',
  corrections: '/the-lantern/corrections',
  'corrections-form': '/the-lantern/corrections/new',
  topic: '/le-fanal/topics/otan',
  author: '/le-fanal/authors/odile-tremblay',
  'author-of-several-years': '/le-fanal/authors/leonie-castonguay',
  'archive-topics': '/topics',
  'archive-authors': '/authors',
  topics: '/le-fanal/topics',
  authors: '/le-fanal/authors',
  'on-this-day-day': '/le-fanal/on-this-day/04-08',
  'article-with-comments': '/the-lantern/2015/09/16/comments',
  'front-with-logo': '/the-lantern/',
  api: '/about/api',
  undated: '/le-fanal/undated',
  holdings: '/le-fanal/holdings',
  page: '/le-fanal/pages/faq',
  search: '/search',
  'search-with-hits': '/le-fanal/search?q=otan&section=International',
  'search-with-photographs': '/the-lantern/search?q=photographs',
  'search-without-hits': '/le-fanal/search?q=xylophage+introuvable',
  'not-found': '/le-fanal/2014/02/grand-concert-port_n_77.html',
  choice: '/le-fanal/2018/01/choix.html',
} as const

/** Pages whose pictures may arrive late. */
export const pagesWithPictures = [
  'article-with-everything',
  'article-with-photographs',
  'section-with-photographs',
  'search-with-photographs',
  'front-with-logo',
] as const

/** Runs in a page: doubles the text size, since the stylesheet uses `rem`. */
export const enlargeText = `document.documentElement.style.fontSize =
  2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px'`

const context: RenderContext = {
  ...noReleaseRenderContext,
  archive: {
    ...noReleaseRenderContext.archive,
    name: 'The Morgue of The Lantern',
    url: 'https://morgue.example',
  },
}

/** Pages that an undamaged archive never shows, rendered with the headers that the Worker sends. */
export const failures = async () => {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': await createContentSecurityPolicy(context),
  }
  const page = (status: 410 | 451 | 503, reason: string | null) => ({
    status,
    headers,
    body: renderAbsencePage({ ...createAbsence(status, '/the-lantern/2014/02/a-page'), reason }, context),
  })
  return {
    gone: page(410, 'The writer asked for it.'),
    withheld: page(451, 'A court in Toronto ordered it.'),
    'out-of-reach': page(503, null),
  }
}
