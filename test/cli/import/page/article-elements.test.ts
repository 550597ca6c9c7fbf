import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { listElements } from '../../../../src/cli/import/markup/page-tree.ts'
import {
  isBesideArticleOrHidden,
  listArticleElements,
  mapNodesToParents,
} from '../../../../src/cli/import/page/lines/article-elements.ts'
import { firstElement } from '../../../support/first-element.ts'

describe('an element beside an article', () => {
  it.each([
    ...['dialog', 'button', 'select', 'nav', 'label'].map((tag) => `<${tag}>x</${tag}>`),
    ...['navigation', 'search', 'dialog', 'contentinfo', 'menu', 'tablist'].map(
      (role) => `<div role="${role}">x</div>`,
    ),
    '<div hidden>x</div>',
    '<div style="display:none">x</div>',
    '<div style="color: red; display: none">x</div>',
    '<div role="complementary">x</div>',
    '<aside><h3>More</h3></aside>',
    '<aside><article>x</article></aside>',
    '<aside><ul><li><a href="/a">A ferry</a> 2016</li></ul></aside>',
    '<aside><a href="/a">A ferry stops again</a></aside>',
    ...'related recommended recommendations popular trending teasers teaser-list breadcrumb breadcrumbs comment comments comment-list commentarea comments-section more-news more-stories more-articles most-read most-viewed latest latest-news newsletter newsletters sidebar side-bar right-sidebar widget_sidebar sidebar-left sidebar_2'
      .split(' ')
      .map((name) => `<div class="${name}">x</div>`),
    '<div class="box story_related-items">x</div>',
    '<div class="RelatedStories">x</div>',
    '<div id="comments">x</div>',
  ])('is %s', (html) => expect(isBesideArticleOrHidden(firstElement(html))).toBe(true))

  it.each([
    '<div>x</div>',
    '<p>x</p>',
    '<section role="main">x</section>',
    '<div style="display: block">x</div>',
    '<aside><p>By Ann Lee</p><a href="/a">Ann Lee here</a></aside>',
    '<aside><ul><li><a href="/a">A ferry</a></li><li>2016</li></ul></aside>',
    '<div class="unrelated">x</div>',
    '<div class="popularity">x</div>',
    '<div class="most">x</div>',
    '<div class="sidebarred">x</div>',
    '<div class="inside-bar">x</div>',
    '<main class="related">x</main>',
    `<div class="${'x'.repeat(392)} related">x</div>`,
  ])('is not %s', (html) => expect(isBesideArticleOrHidden(firstElement(html))).toBe(false))

  it('is recognised by names of less than four hundred characters', () => {
    expect(isBesideArticleOrHidden(firstElement(`<div class="${'x'.repeat(391)} related">x</div>`))).toBe(
      true,
    )
  })
})

const idsOf = (html: string, factKind: 'dates' | 'credits') => {
  const tree = parseHtmlFragment(html)
  const page = { tree, elements: listElements(tree) }
  const own = listArticleElements(page, { heading: null, parents: mapNodesToParents(tree), factKind })
  return own.flatMap(({ properties }) => properties.id ?? []).join(' ')
}

describe('the elements of an article', () => {
  it('are in the order of the page, without those beside it', () =>
    expect(
      idsOf(
        '<main><div id="a"><i id="b"></i><nav id="x"></nav><i id="c"></i></div><p id="d"></p></main>',
        'credits',
      ),
    ).toBe('a b c d'))

  it.each([
    ['a figure, whose credit is the photographer’s', '<figure id="f"></figure><p id="p">x</p>', 'p', 'f p'],
    ['an aside, whose dates are of other articles', '<aside id="a"><h3>By</h3></aside>', 'a', ''],
    ['an aside named as one of other articles', '<aside class="related" id="a"><h3>By</h3></aside>', '', ''],
  ])('have credits and dates apart in %s', (_, html, credits, dates) =>
    expect([idsOf(html, 'credits'), idsOf(html, 'dates')]).toEqual([credits, dates]),
  )

  it('are around the first part of a page that may be an article, where no heading is known', () =>
    expect(
      idsOf(
        '<div class="popular" id="a"><main id="b"></main></div><div class="related" id="c"><article id="d"></article></div>',
        'credits',
      ),
    ).toBe('a b'))
})
