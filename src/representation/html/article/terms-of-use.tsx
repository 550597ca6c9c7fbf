import { chooseTermsUrl, type Terms } from '../../../model/terms.ts'

/** The holder of the rights in an article, and its terms of reuse, linked to their statement. */
export function TermsOfUse(terms: Terms) {
  const { holder, text } = terms
  const href = chooseTermsUrl(terms)
  const termsText = text ?? href
  return (
    (holder ?? termsText) && (
      <p class="count">
        {holder !== null && `© ${holder}. `}
        {href === null ? (
          text
        ) : (
          <a href={href} rel="license">
            {termsText}
          </a>
        )}
      </p>
    )
  )
}
