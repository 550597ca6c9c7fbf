import type { RenderContext } from '../../representation.ts'
import { chooseCatalogue } from '../../words/index.ts'
import { LinkItem } from '../frame/link-item.tsx'

/** Links to the page's other representations. */
export const AlternateLinks = ({ alternates, language }: RenderContext) =>
  alternates.length > 0 && (
    <nav aria-label={chooseCatalogue(language).otherFormats}>
      <ul class="line">
        <li aria-hidden="true">{chooseCatalogue(language).otherFormats}</li>
        {alternates
          .filter(({ name }) => name !== 'html')
          .map(({ label, mediaType, href }) => (
            <LinkItem href={href} type={mediaType}>
              {label}
            </LinkItem>
          ))}
      </ul>
    </nav>
  )
