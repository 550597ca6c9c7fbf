import { describe, expect, it } from 'vitest'
import { findTermsRulePosition } from '../../../../src/cli/publish/articles/find-terms.ts'
import { findUnusedRightsRules } from '../../../../src/cli/publish/articles/unused-rights-rules.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'
import type { TermsRule } from '../../../../src/model/terms.ts'
import { fieldsOf, summaryOf } from '../../../support/generated.ts'

const unconditional = { agency: null, author: null, section: null, from: null, to: null }
const terms = { statement: null, license: null, holder: 'The E', text: null, tdm: null }
const ruleFor = (conditions: Partial<TermsRule['conditions']>): TermsRule => ({
  conditions: { ...unconditional, ...conditions },
  terms,
})

const applies = (conditions: Partial<TermsRule['conditions']>, article: Partial<ArticleFields>) =>
  findTermsRulePosition(fieldsOf({ headline: 'A', ...article }), [ruleFor(conditions)]) === 0

describe('a rule about rights applies', () => {
  it.each<[Partial<TermsRule['conditions']>, Partial<ArticleFields>, boolean]>([
    [{}, {}, true],
    [{ agency: 'AFP' }, { agency: 'AFP' }, true],
    [{ agency: 'AFP' }, { byline: 'Ann Lee with afp' }, true],
    [{ agency: 'AFP' }, { authors: ['AFP'] }, true],
    [{ agency: 'AFP' }, { agency: 'AFPX', byline: 'Ann Lee', authors: ['Ann Lee'] }, false],
    [{ author: 'Ann Lee' }, { byline: 'By ANN LEE' }, true],
    [{ author: 'Ann Lee' }, { authors: ['Bo Roe', 'Ann Lee'] }, true],
    [{ author: 'Ann Lee' }, { agency: 'Ann Lee' }, false],
    [{ section: 'World news' }, { section: 'World News' }, true],
    [{ section: 'World news' }, { section: 'World' }, false],
    [{ section: 'World news' }, {}, false],
    [{ from: '2016-04' }, { published: '2016-04-01' }, true],
    [{ from: '2016-04' }, { published: '2016-03-31T23:59Z' }, false],
    [{ from: '2016-04-02' }, { published: '2016' }, false],
    [{ to: '2016-04' }, { published: '2016-04-30T23:59Z' }, true],
    [{ to: '2016-04' }, { published: '2016-05-01' }, false],
    [{ to: '2016' }, { published: '2016-12-31' }, true],
    [{ from: '2015' }, {}, false],
    [{ to: '2015' }, {}, false],
    [{ author: 'Ann Lee', section: 'World' }, { authors: ['Ann Lee'] }, false],
  ])('with the conditions %j to %j: %s', (conditions, article, expected) =>
    expect(applies(conditions, article)).toBe(expected),
  )

  it('before the rules after it', () => {
    const rules = [ruleFor({ author: 'Ann Lee' }), ruleFor({ to: '2016' }), ruleFor({})]
    const positionOf = (article: Partial<ArticleFields>) =>
      findTermsRulePosition(fieldsOf({ headline: 'A', ...article }), rules)
    expect(positionOf({ authors: ['Ann Lee'], published: '2016' })).toBe(0)
    expect(positionOf({ published: '2016' })).toBe(1)
    expect(positionOf({})).toBe(2)
    expect(findTermsRulePosition(fieldsOf({ headline: 'A' }), rules.slice(0, 2))).toBeNull()
  })
})

it('a rule that applies to no article is named by its place, unless it is for all others', () => {
  const rightsRules = [
    ruleFor({ author: 'Ann Lee' }),
    ruleFor({ author: 'An Lee', from: '2010' }),
    ruleFor({}),
  ]
  const articles = [{ ...summaryOf('a', { headline: 'A' }), termsRulePosition: 0 }]
  expect(findUnusedRightsRules('edition.yaml', { rightsRules }, articles)).toEqual([
    {
      file: 'edition.yaml',
      field: ['rights', 1],
      reason:
        'the rule “author: An Lee, from: 2010” applies to no article, or only to articles to which an earlier rule applies: correct its conditions, move it up, or remove it',
    },
  ])
})
