import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { NavLink } from '../frame/nav-link.tsx'

/** Links to the page's other representations. */
export const AlternateLinks = ({ alternates, language }: RenderContext) =>
  alternates.length > 0 && (
    <nav aria-label={chooseCatalogue(language).otherFormats}>
      <ul class="line">
        <li aria-hidden="true">{chooseCatalogue(language).otherFormats}</li>
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
