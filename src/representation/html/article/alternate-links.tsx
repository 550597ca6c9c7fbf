import type { RenderContext } from '../../representation.ts'
import { findWords } from '../../words/index.ts'
import { NavLink } from '../frame/nav-link.tsx'

/** Links to the page's other representations. */
export const AlternateLinks = ({ alternates, language }: RenderContext) =>
  alternates.length > 0 && (
    <nav aria-label={findWords(language).otherFormats}>
      <ul class="line">
        <li aria-hidden="true">{findWords(language).otherFormats}</li>
        {alternates
          .filter(({ name }) => name !== 'html')
          .map(({ label, mediaType, href }) => (
            <NavLink href={href} type={mediaType}>
              {label}
            </NavLink>
          ))}
      </ul>
    </nav>
  )
